import { daysBetween } from '../../app/format.ts';
import type { ChecklistRow, Detail } from './detail.ts';

export const steps = ['plan', 'prep', 'share', 'meet', 'follow-up'] as const;
export type Step = (typeof steps)[number];

export const stepNames: Readonly<Record<Step, string>> = {
  plan: 'Plan',
  prep: 'Prep',
  share: 'Share',
  meet: 'Meet',
  'follow-up': 'Follow up',
};

/** Which items of the checklist belong to a step; planning itself has none. */
const phases: Readonly<Record<Step, ChecklistRow['phase'] | null>> = {
  plan: null,
  prep: 'before',
  share: 'share',
  meet: 'during',
  'follow-up': 'after',
};

export function itemsOf(step: Step, checklist: readonly ChecklistRow[]): ChecklistRow[] {
  return checklist.filter(({ phase }) => phase === phases[step]);
}

type Standing = Pick<Detail['qbr'], 'status' | 'meetsAt'>;

/** Where a QBR opens when its address names no step: at what is to be done now. */
export function stepNow({ status, meetsAt }: Standing, today: string | null): Step {
  if (status !== 'planned') return 'follow-up';
  const days = today === null ? null : daysBetween(today, meetsAt);
  if (days === null || days > 3) return 'prep';
  return days > 0 ? 'share' : 'meet';
}

export function readStep(value: unknown): Step | null {
  return steps.find((step) => step === value) ?? null;
}

/** "2 of 4 done, 1 overdue"; null where a step has no items. */
export function stepNote(items: readonly ChecklistRow[]): string | null {
  if (items.length === 0) return null;
  const done = items.filter((item) => item.done).length;
  const late = items.filter((item) => item.overdue).length;
  return `${done} of ${items.length} done${late === 0 ? '' : `, ${late} overdue`}`;
}
