import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../app/format.ts';

const shownAtFirst = 20;

/** The first of a long list, and the button that shows the rest. */
export function useCut<One>(all: readonly One[]): { shown: readonly One[]; more: ReactNode } {
  const [whole, setWhole] = useState(false);
  const left = all.length - shownAtFirst;
  if (whole || left <= 0) return { shown: all, more: null };
  return {
    shown: all.slice(0, shownAtFirst),
    more: (
      <Button mt="sm" mb="sm" size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
        Show {formatNumber(left)} more
      </Button>
    ),
  };
}
