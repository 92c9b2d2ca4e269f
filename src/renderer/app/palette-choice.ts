import { useEffect, useRef, useState } from 'react';
import type { Option } from './palette-options.ts';

/** Where a picked line stands now; lines come and go with what is typed, and the first is the best match. */
export function placeOf(options: readonly Option[], picked: string | null): number {
  if (options.length === 0) return -1;
  return Math.max(
    0,
    options.findIndex(({ id }) => id === picked),
  );
}

export type Choice = {
  /** The line that Enter opens; -1 where there is none. */
  selected: number;
  pick: (option: Option | undefined) => void;
  /** To the line below or above, around the ends. */
  step: (by: 1 | -1) => void;
  enter: () => void;
};

type Asked = {
  query: string;
  options: readonly Option[];
  /** Whether the options are the answer to `query`, or still those to what was typed before. */
  answered: boolean;
  run: (option: Option) => void;
};

/**
 * Which line is chosen. A line that was picked stays so while others come and go, until more is typed. Enter opens a
 * picked line at once, else the best match for what was typed: pressed before the answer is there, it waits for it.
 */
export function useChoice({ query, options, answered, run }: Asked): Choice {
  const [picked, setPicked] = useState<{ query: string; id: string } | null>(null);
  const entered = useRef<string | null>(null);
  const own = picked?.query === query ? picked.id : null;
  const selected = placeOf(options, own);
  const chosen = options[selected];
  const isPicked = own !== null && chosen?.id === own;

  const pick = (option: Option | undefined) => {
    entered.current = null;
    if (option !== undefined) setPicked({ query, id: option.id });
  };
  const step = (by: 1 | -1) => pick(options.at((selected + by) % options.length));
  const enter = () => {
    if (!answered && !isPicked) entered.current = query;
    else if (chosen !== undefined) run(chosen);
  };

  useEffect(() => {
    const isAwaited = entered.current === query;
    if (isAwaited && !answered) return;
    entered.current = null;
    if (isAwaited && chosen !== undefined) run(chosen);
  });

  return { selected, pick, step, enter };
}
