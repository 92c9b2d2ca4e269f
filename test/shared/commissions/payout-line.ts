import type { PayoutLine } from '../../../src/shared/commissions/payout-state.ts';

/** A line of 100 dollars, triggered on 2026-03-10, with what a test wants to vary. */
export const line = (more: Partial<PayoutLine> = {}): PayoutLine => ({
  id: 'D-1',
  amount: 10_000,
  triggeredOn: '2026-03-10',
  holds: [],
  paidOn: null,
  clawedBack: null,
  clawbackEndsOn: null,
  ...more,
});
