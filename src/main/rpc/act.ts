import type { Book } from '../book/types.ts';
import type { Act } from '../program/index.ts';

/** What a service that writes is handed, from the request's context. Wall-clock text keeps its minutes. */
export function actOf(context: { book: Book; today(): string; now(): string }): Act {
  return {
    book: context.book,
    origin: 'ui',
    today: context.today(),
    nowLocal: localMinute(context.today(), context.now()),
  };
}

/**
 * The wall-clock minute of an instant on a given local day: deadlines of a QBR run on the person's own clock.
 * With a `today` that is not the clock's, the time of day is kept and the day is the one asked for.
 */
export function localMinute(today: string, instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return `${today}T12:00`;
  const clock = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${today}T${clock.join(':')}`;
}
