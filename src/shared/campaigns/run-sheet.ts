import { addMinutes, type LocalDateTime } from '../kernel/local-date.ts';
import {
  type RunOfShow,
  type ShowItem,
  techCheckMinutesBefore,
} from '../playbooks/webinar-run-of-show.ts';

/** An item with its clock times. */
export type TimedItem = ShowItem & {
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly length: number;
};

export type RunSheet = {
  readonly techCheck: LocalDateTime;
  readonly items: readonly TimedItem[];
  readonly end: LocalDateTime;
  readonly minutes: number;
};

/** Fewest and most minutes of a run of show (S27.3). */
export function showLength({ items }: RunOfShow): { readonly min: number; readonly max: number } {
  return {
    min: items.reduce((sum, { minutes }) => sum + minutes.min, 0),
    max: items.reduce((sum, { minutes }) => sum + minutes.max, 0),
  };
}

/**
 * The run sheet with clock times (S27.3): each item after the one before, from the start of the webinar. Items with a
 * range of minutes take the low end unless a length is chosen for their id. The tech check begins 30 minutes before.
 */
export function runSheet(
  { items }: RunOfShow,
  start: LocalDateTime,
  chosen: Readonly<Record<string, number>> = {},
): RunSheet {
  let at = start;
  let minutes = 0;
  const timed = items.map((item): TimedItem => {
    const length = chosen[item.id] ?? item.minutes.min;
    const from = at;
    at = addMinutes(at, length);
    minutes += length;
    return { ...item, from, to: at, length };
  });
  return { techCheck: addMinutes(start, -techCheckMinutesBefore), items: timed, end: at, minutes };
}
