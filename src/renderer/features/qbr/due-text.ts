import { count, daysBetween, formatClock, formatDate, formatDateTime } from '../../app/format.ts';

/** "today", "tomorrow", "in 5 days", "yesterday", "3 days ago". */
export function distance(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

/** A day or a minute, whichever a due time has: "Dec 3", "Dec 3, 2:00 PM". */
export function momentText(at: string, today: string | null): string {
  return at.length > 10 ? formatDateTime(at, today) : formatDate(at, today);
}

type Due = { due: string; doneAt: string | null; overdue: boolean };

/** When a checklist item is due, or was done; that it is late is said in words. */
export function dueText({ due, doneAt, overdue }: Due, today: string | null): string {
  if (doneAt !== null) return `Done ${momentText(doneAt, today)}`;
  const days = today === null ? null : daysBetween(today, due);
  if (days === null) return `Due ${momentText(due, today)}`;
  if (overdue)
    return days === 0
      ? `Overdue since ${due.length > 10 ? formatClock(due) : 'today'}`
      : `${count(-days, 'day')} overdue, was due ${momentText(due, today)}`;
  if (days === 0) return due.length > 10 ? `Due today, ${formatClock(due)}` : 'Due today';
  return `Due ${momentText(due, today)}, ${distance(days)}`;
}

type Ended = {
  status: 'open' | 'done' | 'dropped';
  dueOn: string;
  doneOn: string | null;
  overdue: boolean;
};

/** How a promise stands: kept and when, not kept, or how far off its deadline is. */
export function promiseText(one: Ended, today: string | null): string {
  if (one.status === 'dropped') return 'Not kept';
  if (one.status === 'done') {
    const late = one.doneOn === null ? null : daysBetween(one.dueOn, one.doneOn);
    if (one.doneOn === null || late === null) return 'Kept';
    const on = `Kept ${formatDate(one.doneOn, today)}`;
    return late > 0 ? `${on}, ${count(late, 'day')} late` : `${on}, on time`;
  }
  const days = today === null ? null : daysBetween(today, one.dueOn);
  if (days === null) return `Due ${formatDate(one.dueOn, today)}`;
  if (one.overdue) return `${count(-days, 'day')} overdue, was due ${formatDate(one.dueOn, today)}`;
  return `Due ${formatDate(one.dueOn, today)}, ${distance(days)}`;
}
