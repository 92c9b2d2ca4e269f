import { newId } from './ids.ts';

export interface Clock {
  /** Local date, `YYYY-MM-DD`. */
  today: () => string;
  /** ISO instant. */
  now: () => string;
  newId: () => string;
}

function localDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * The one place that reads the clock and draws ids; rules and services are handed the values. With a `today` the whole clock
 * is set to that day, and runs on from there: what is written meanwhile, and what it proves, carries the day asked for.
 */
export function systemClock(today?: string): Clock {
  const ahead = today === undefined ? 0 : Date.parse(today) - startOfDay(Date.now());
  return {
    today: () => today ?? localDate(new Date()),
    now: () => new Date(Date.now() + ahead).toISOString(),
    newId,
  };
}

const day = 86_400_000;

function startOfDay(instant: number): number {
  return Math.floor(instant / day) * day;
}
