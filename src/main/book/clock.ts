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

/** The one place that reads the clock and draws ids; rules and services are handed the values. */
export function systemClock(today?: string): Clock {
  return {
    today: () => today ?? localDate(new Date()),
    now: () => new Date().toISOString(),
    newId,
  };
}
