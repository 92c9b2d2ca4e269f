import {
  addDays,
  addHours,
  dateOf,
  type LocalDate,
  type LocalDateTime,
} from '../kernel/local-date.ts';
import type {
  ChecklistDue,
  ChecklistItem,
  ChecklistItemId,
  ChecklistPhase,
  Readiness,
} from './types.ts';

/** The four moments a QBR's preparation hangs on (S19): two local dates, two clock times. */
export type QbrMoments = {
  readonly prepare: LocalDate;
  readonly agenda: LocalDate;
  readonly dataPack: LocalDateTime;
  readonly after: LocalDateTime;
};

/** Moments of a meeting: local date -7 and -3 days; clock -48 h and +48 h (S19, Appendix E). */
export function qbrMoments(start: LocalDateTime): QbrMoments {
  const day = dateOf(start);
  return {
    prepare: addDays(day, -7),
    agenda: addDays(day, -3),
    dataPack: addHours(start, -48),
    after: addHours(start, 48),
  };
}

type When = keyof QbrMoments | 'start';
type Template = readonly [
  id: ChecklistItemId,
  phase: ChecklistPhase,
  when: When,
  title: string,
  details: readonly string[],
];

const templates: readonly Template[] = [
  [
    'performance-data',
    'before',
    'prepare',
    'Pull performance data',
    ['Revenue sourced and influenced', 'Deals registered and closed', 'Activity: training, portal'],
  ],
  [
    'pipeline-report',
    'before',
    'prepare',
    'Prepare pipeline report',
    ['Current opportunities', 'Forecast by stage', 'Stuck deals'],
  ],
  [
    'feedback',
    'before',
    'prepare',
    'Gather feedback',
    ['Support tickets', 'Product requests', 'Concerns raised'],
  ],
  [
    'opportunities',
    'before',
    'prepare',
    'Identify opportunities',
    ['Co-marketing proposals', 'New products and features', 'Expansion'],
  ],
  [
    'agenda',
    'share',
    'agenda',
    'Draft and share the agenda',
    ['Send it 3 days ahead', 'Ask the partner for topics'],
  ],
  [
    'data-package',
    'share',
    'dataPack',
    'Send the data package',
    ['Pipeline data', 'Co-marketing metrics', 'KPI results'],
  ],
  ['temperature', 'during', 'start', 'Open with relationship temperature', []],
  ['wins', 'during', 'start', 'Celebrate wins together', []],
  ['issues', 'during', 'start', 'Address issues directly', []],
  ['document-actions', 'during', 'start', 'Document action items', []],
  ['next-steps', 'during', 'start', 'Agree next steps', []],
  ['meeting-notes', 'after', 'after', 'Send meeting notes', []],
  ['action-tasks', 'after', 'after', 'Create tasks for actions', []],
  ['follow-up', 'after', 'after', 'Follow up on commitments', []],
  ['next-qbr', 'after', 'after', 'Schedule next QBR', []],
];

function dueAt(when: When, moments: QbrMoments, start: LocalDateTime): ChecklistDue {
  switch (when) {
    case 'prepare':
    case 'agenda':
      return { kind: 'date', on: moments[when] };
    case 'dataPack':
    case 'after':
      return { kind: 'clock', at: moments[when] };
    case 'start':
      return { kind: 'clock', at: start };
  }
}

/** The fifteen items of a QBR with their due times (S19). */
export function qbrChecklist(start: LocalDateTime): ChecklistItem[] {
  const moments = qbrMoments(start);
  return templates.map(([id, phase, when, title, details]) => ({
    id,
    phase,
    title,
    details,
    due: dueAt(when, moments, start),
  }));
}

/** Whether an item counts as due: a date from its morning on, a clock time from its minute on. */
export function isDue(due: ChecklistDue, now: LocalDateTime): boolean {
  return due.kind === 'date' ? dateOf(now) >= due.on : now >= due.at;
}

/** Whether an undone item is late: after its day, or after its minute. */
export function isOverdue(due: ChecklistDue, now: LocalDateTime): boolean {
  return due.kind === 'date' ? dateOf(now) > due.on : now > due.at;
}

/** Readiness = done items due by now / items due by now (S19); null percent while nothing is due. */
export function readiness(
  items: readonly ChecklistItem[],
  done: ReadonlySet<ChecklistItemId>,
  now: LocalDateTime,
): Readiness {
  const due = items.filter((item) => isDue(item.due, now));
  const doneOfDue = due.filter(({ id }) => done.has(id)).length;
  return {
    dueByNow: due.length,
    doneOfDue,
    percent: due.length === 0 ? null : Math.floor((100 * doneOfDue) / due.length),
    overdue: items
      .filter((item) => !done.has(item.id) && isOverdue(item.due, now))
      .map(({ id }) => id),
    next: items.find(({ id }) => !done.has(id)) ?? null,
  };
}
