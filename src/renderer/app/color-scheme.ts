import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, trpc } from './client.ts';

const key = 'theme';

function isScheme(value: unknown): value is MantineColorScheme {
  return value === 'light' || value === 'dark' || value === 'auto';
}

/** Light, dark or the system's: kept in the book, since a loopback page has another origin each time. */
export function useThemeChoice(): [MantineColorScheme, (choice: MantineColorScheme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (choice: MantineColorScheme) => {
    setColorScheme(choice);
    // A read-only book cannot keep it; the page has it all the same.
    api.settings.setUi.mutate({ key, value: choice }).catch(() => undefined);
  };
  return [colorScheme, choose];
}

/** Takes over what the book remembers. */
export function useRememberedTheme(): void {
  const { setColorScheme } = useMantineColorScheme();
  const ui = useQuery(trpc.settings.ui.queryOptions());
  const kept = ui.data?.[key];
  useEffect(() => {
    if (isScheme(kept)) setColorScheme(kept);
  }, [kept, setColorScheme]);
}
