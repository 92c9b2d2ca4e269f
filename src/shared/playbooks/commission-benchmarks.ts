import type { Benchmark, BenchmarkLevel } from '../commissions/benchmark.ts';

const design = 'program design';
const strategy = 'partnership strategy';
const marketing = 'partnership marketing';

const percent = (
  basis: BenchmarkLevel['basis'],
  min: number,
  max: number | null = min,
): BenchmarkLevel => ({ unit: 'percent', basis, range: { min, max } });
const money = (basis: BenchmarkLevel['basis'], min: number, max: number): BenchmarkLevel => ({
  unit: 'money',
  basis,
  range: { min, max },
});
const row = (
  table: Benchmark['table'],
  subject: string,
  source: Benchmark['source'],
  levels: readonly BenchmarkLevel[],
  note: string,
  cookieDays: Benchmark['cookieDays'] = null,
): Benchmark => ({ table, subject, source, levels, note, cookieDays });

const days = (min: number, max = min): Benchmark['cookieDays'] => ({ min, max });

/** Commission benchmarks (S55). Every row keeps its source, for the sources differ (A54, A55, A56). */
export const commissionBenchmarks: readonly Benchmark[] = [
  row('relationship', 'Referral', marketing, [percent('first year', 10, 20)], 'One-time'),
  row(
    'relationship',
    'Reseller',
    marketing,
    [percent('margin', 20, 40)],
    'The partner owns the relationship',
  ),
  row(
    'relationship',
    'Affiliate',
    marketing,
    [percent('recurring', 20, 30)],
    'We own the relationship',
  ),
  row(
    'relationship',
    'SI or consulting',
    marketing,
    [percent('services', 10, 15)],
    'Of implementation revenue',
  ),
  row(
    'relationship',
    'Technology',
    marketing,
    [percent('any', 0, 10)],
    'Often reciprocal or strategic',
  ),
  row(
    'relationship',
    'OEM or white-label',
    marketing,
    [percent('discount', 40, 60)],
    'Volume-based',
  ),
  row(
    'program kind',
    'Referral',
    marketing,
    [percent('any', 1, 10)],
    'Low; existing customers, moved by reciprocity',
  ),
  row(
    'program kind',
    'Affiliate',
    marketing,
    [percent('any', 10, 30)],
    'Medium; creators and marketers, moved by revenue',
  ),
  row(
    'program kind',
    'Partner',
    marketing,
    [percent('any', 20, 40)],
    'High; businesses, moved by strategy',
  ),
  row(
    'industry',
    'SaaS',
    marketing,
    [percent('recurring', 20, 30), percent('first month', 100)],
    'Recurring, or the whole first month',
    days(30, 90),
  ),
  row(
    'industry',
    'SaaS',
    strategy,
    [percent('first year', 15, 30), percent('recurring', 10, 20)],
    'Of the first year, or recurring',
  ),
  row('industry', 'E-commerce', marketing, [percent('per sale', 5, 15)], 'One-time', days(30)),
  row('industry', 'E-commerce', strategy, [percent('per sale', 5, 15)], 'Per sale'),
  row(
    'industry',
    'Financial',
    marketing,
    [money('per sign-up', 50, 500)],
    'Per sign-up',
    days(30, 60),
  ),
  row('industry', 'Financial', strategy, [money('per lead', 50, 200)], 'Per qualified lead'),
  row('industry', 'Education', marketing, [percent('per sale', 20, 50)], 'Per course', days(30)),
  row('industry', 'Education', strategy, [percent('per sale', 20, 50)], 'Per sale'),
  row(
    'industry',
    'Hosting',
    marketing,
    [money('any', 50, 200), percent('any', 20, 30)],
    'An amount or a share',
    days(60, 90),
  ),
  row('other', 'Traditional reseller', design, [percent('margin', 15, 25)], 'Margin'),
  row('other', 'Co-creation', design, [percent('revenue share', 10, 40)], 'Share of revenue'),
  row('other', 'Channel', strategy, [percent('revenue share', 20, 40)], 'Share of revenue'),
  row('other', 'Affiliate', strategy, [percent('any', 5, 30)], 'Commission'),
];
