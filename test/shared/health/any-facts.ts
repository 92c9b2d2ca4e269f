import fc from 'fast-check';
import type { EngagementFact, HealthFacts } from '../../../src/shared/health/types.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { today } from './facts.ts';

const frequency = fc.constantFrom('weekly', 'monthly', 'quarterly', 'inactive');
const daysAgo = fc.integer({ min: -3, max: 400 }).map((n) => addDays(today, -n));

const engagement: fc.Arbitrary<EngagementFact> = fc.oneof(
  fc.constant<EngagementFact>({ kind: 'unknown' }),
  fc.record({
    kind: fc.constant('log' as const),
    activeDays: fc.array(daysAgo, { maxLength: 30 }),
    evidence: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('average' as const),
    loginsPerMonth: fc.double({ min: 0, max: 9, noNaN: true }),
    on: fc.option(daysAgo),
    evidence: fc.constant([]),
  }),
  fc.record({ kind: fc.constant('last' as const), on: daysAgo, evidence: fc.constant([]) }),
  fc.record({
    kind: fc.constant('manual' as const),
    frequency,
    on: fc.option(daysAgo),
    evidence: fc.constant([]),
  }),
);

const amount = fc.option(fc.integer({ min: -10_000, max: 100_000_000 }));

/** Any facts a partner could have, with any of them unknown. */
export const anyFacts: fc.Arbitrary<HealthFacts> = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  revenue: fc.record({
    quarter: fc.constant('2019-Q4'),
    current: amount,
    priorQuarter: fc.constant('2018-Q4'),
    prior: amount,
    evidence: fc.constant([]),
  }),
  registrations: fc.record({
    count: fc.option(fc.integer({ min: 0, max: 9 })),
    from: fc.constant('2019-11-18'),
    to: fc.constant(today),
    evidence: fc.constant([]),
  }),
  engagement,
  nps: fc.option(
    fc.record({
      value: fc.double({ min: -100, max: 100, noNaN: true }),
      on: daysAgo,
      evidence: fc.constant([]),
    }),
  ),
  fit: fc.option(
    fc.record({
      value: fc.constantFrom('strong', 'moderate', 'weak'),
      on: fc.option(daysAgo),
      evidence: fc.constant([]),
    }),
  ),
});
