import type { Counts, PlanBucket } from '../../../shared/book/plan.ts';

/** The tiles of a plan in the order they are shown. `repeated` has one only where there are any. */
export const buckets: readonly { bucket: PlanBucket; label: string; count: keyof Counts }[] = [
  { bucket: 'new', label: 'New', count: 'new' },
  { bucket: 'changed', label: 'Changed', count: 'changed' },
  { bucket: 'unchanged', label: 'Unchanged', count: 'unchanged' },
  { bucket: 'vanished', label: 'Not in this file any more', count: 'vanished' },
  { bucket: 'conflict', label: 'Yours and theirs differ', count: 'conflicts' },
  { bucket: 'rejected', label: 'Can’t be read', count: 'rejected' },
  { bucket: 'repeated', label: 'Said twice', count: 'repeated' },
];

export function isBucket(value: unknown): value is PlanBucket {
  return buckets.some(({ bucket }) => bucket === value);
}

/** What a person should look at first: what needs a decision, then what moves. */
export function firstBucket(counts: Counts): PlanBucket {
  if (counts.conflicts > 0) return 'conflict';
  if (counts.rejected > 0) return 'rejected';
  if (counts.changed > 0) return 'changed';
  if (counts.new > 0) return 'new';
  return counts.vanished > 0 ? 'vanished' : 'unchanged';
}
