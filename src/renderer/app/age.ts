import { count } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long before `now` an instant was, in words: "just now", "12 minutes ago", "3 hours ago", "5 days ago". */
export function ageInWords(at: string, now: string): string {
  const ms = Date.parse(now) - Date.parse(at);
  if (Number.isNaN(ms)) return '';
  if (ms < 0) return 'later than this machine’s clock';
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${count(Math.floor(ms / MINUTE), 'minute')} ago`;
  if (ms < 2 * DAY) return `${count(Math.floor(ms / HOUR), 'hour')} ago`;
  return `${count(Math.floor(ms / DAY), 'day')} ago`;
}
