import { sumMinor } from '../kernel/money.ts';
import type { AttributionClass } from './decision.ts';

/** A closed deal's value in minor units of one currency and its class. */
export type AttributedDeal = { readonly class: AttributionClass; readonly value: number };

/** An amount beside its target: `delta` is amount minus target, null without a target. */
export type AgainstTarget = {
  readonly amount: number;
  readonly target: number | null;
  readonly delta: number | null;
};

export type CreditReport = {
  readonly sourced: AgainstTarget;
  readonly influenced: AgainstTarget;
  /** Deals whose class is still open: in neither sum. */
  readonly undecided: number;
};

/** Sourced and influenced revenue side by side, each with its distance to target (S44.6). Minor units of one currency. */
export function creditReport(
  deals: readonly AttributedDeal[],
  targets: { readonly sourced: number | null; readonly influenced: number | null },
): CreditReport {
  const sum = (found: AttributionClass): number =>
    sumMinor(deals.filter((deal) => deal.class === found).map(({ value }) => value));
  return {
    sourced: against(sum('sourced'), targets.sourced),
    influenced: against(sum('influenced'), targets.influenced),
    undecided: deals.filter((deal) => deal.class === 'undecided').length,
  };
}

function against(amount: number, target: number | null): AgainstTarget {
  return { amount, target, delta: target === null ? null : amount - target };
}
