import type { MetricId } from '../../shared/program/metrics.ts';
import { createStore, useStore } from './store.ts';

/** A figure to open: of which partner, which metric, and for metrics of a quarter, which one. */
export type LineageTarget = {
  /** The partner's id in the book. */
  partner: string;
  metric: MetricId;
  quarter: string | null;
};

const target = createStore<LineageTarget | null>(null);

/** Opens the drawer with the rows behind a figure. */
export function useLineage(): (target: LineageTarget) => void {
  return target.set;
}

export function useOpenLineage(): [LineageTarget | null, () => void] {
  return [useStore(target), () => target.set(null)];
}
