import { useMediaQuery } from '@mantine/hooks';

/** Whether the window has room for every column of the import tables. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
}
