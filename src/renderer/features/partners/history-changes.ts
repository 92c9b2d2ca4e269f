import type { Outputs } from '../../app/client.ts';

export type HistoryEntry = Outputs['partners']['history'][number];

/** Newest change first, its fields together. */
export function byChange(entries: readonly HistoryEntry[]): HistoryEntry[][] {
  const groups = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.change);
    if (group === undefined) groups.set(entry.change, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].sort((a, b) => (b[0]?.at ?? '').localeCompare(a[0]?.at ?? ''));
}
