import type { HealthFacts } from '../../src/shared/health/types.ts';
import type { Fact } from '../../src/shared/kernel/explained.ts';
import { addDays, addMonths, dayNumber } from '../../src/shared/kernel/local-date.ts';
import type { TierFacts } from '../../src/shared/tiers/types.ts';

export const today = '2026-03-31';

/** Twelve measures of a partner: six of health, six of its tier. All are known. */
export type Measures = { readonly health: HealthFacts; readonly tier: TierFacts };

const fact = (value: number): Fact<number> => ({ value, evidence: [], asOf: null });
const fits = ['strong', 'moderate', 'weak'] as const;

/** Partners of every kind, the same on every run. */
export function manyMeasures(count: number): Measures[] {
  return Array.from({ length: count }, (_, n) => ({ health: healthOf(n), tier: tierOf(n) }));
}

function healthOf(n: number): HealthFacts {
  const days = Array.from({ length: n % 25 }, (_, at) => addDays(today, -(at * ((n % 7) + 1))));
  return {
    currency: 'USD',
    revenue: {
      quarter: '2025-Q4',
      current: (n * 7919) % 40_000_000,
      priorQuarter: '2024-Q4',
      prior: (n * 104_729) % 40_000_000,
      evidence: [],
    },
    registrations: { count: n % 8, from: '2026-01-01', to: today, evidence: [] },
    engagement: { kind: 'log', activeDays: days, evidence: [] },
    nps: { value: (n % 201) - 100, on: '2026-01-15', evidence: [] },
    fit: { value: fits[n % 3] ?? 'weak', on: '2026-01-01', evidence: [] },
  };
}

function tierOf(n: number): TierFacts {
  return {
    currency: 'USD',
    arrLabel: 'ARR',
    agreementSignedOn: n % 11 === 0 ? null : '2024-05-01',
    averageDeal: 1_000_000 + n,
    closedDealsT12M: n % 9,
    held: null,
    measures: {
      sourcedArr: fact((n * 15_485) % 60_000_000),
      referrals: fact(n % 60),
      certified: fact(n % 7),
    },
  };
}

const steps = [
  { arr: 0, referrals: 0, certified: 0 },
  { arr: 2_500_000, referrals: 5, certified: 1 },
  { arr: 10_000_000, referrals: 20, certified: 2 },
  { arr: 50_000_000, referrals: 50, certified: 5 },
] as const;

/** The same numbers by hand, without a word about any: health, step of the ladder, percent of the way to the next. */
export function bareNumbers({ health, tier }: Measures): number[] {
  const percents = steps.map((step) => stepPercent(step, tier));
  const earned = percents.lastIndexOf(100);
  const next = percents[earned + 1];
  return [healthPoints(health), earned, next ?? 100];
}

function healthPoints({ revenue, registrations, engagement, nps, fit }: HealthFacts): number {
  const count = registrations.count ?? 0;
  const score = nps === null || addMonths(nps.on, 12) < today ? -100 : nps.value;
  return (
    revenuePoints(revenue.current ?? 0, revenue.prior ?? 0) +
    (count >= 5 ? 25 : count >= 3 ? 20 : count >= 1 ? 10 : 0) +
    (engagement.kind === 'log' ? engagementPoints(engagement.activeDays) : 0) +
    (score >= 50 ? 15 : score >= 25 ? 10 : score >= 0 ? 5 : 0) +
    (fit?.value === 'strong' ? 10 : fit?.value === 'moderate' ? 5 : 0)
  );
}

function revenuePoints(current: number, prior: number): number {
  if (current <= 0) return 0;
  if (prior <= 0 || 5 * current >= 6 * prior) return 30;
  if (200 * Math.abs(current - prior) < prior) return 10;
  return current > prior ? 20 : 0;
}

const todayNumber = dayNumber(today);

function engagementPoints(days: readonly string[]): number {
  const weeks = new Set<number>();
  const windows = new Set<number>();
  for (const day of days) {
    const age = todayNumber - dayNumber(day);
    if (age < 0 || age > 90) continue;
    weeks.add(Math.floor(age / 7));
    if (age < 90) windows.add(Math.floor(age / 30));
  }
  if (weeks.size >= 10) return 20;
  if (windows.size === 3) return 15;
  return weeks.size > 0 ? 10 : 0;
}

/** The percent of a step, 100 where it is met, 0 without an agreement. */
function stepPercent(
  step: (typeof steps)[number],
  { measures, agreementSignedOn }: TierFacts,
): number {
  const part = (value: number | null | undefined, needed: number): number =>
    needed === 0 ? 100 : Math.min(100, Math.floor((100 * (value ?? 0)) / needed));
  const sales = Math.max(
    part(measures.sourcedArr?.value, step.arr),
    part(measures.referrals?.value, step.referrals),
  );
  const all = Math.min(sales, part(measures.certified?.value, step.certified));
  return agreementSignedOn === null || agreementSignedOn > today ? Math.min(all, 0) : all;
}
