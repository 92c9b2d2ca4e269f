import { because, type Explained, explained } from '../kernel/explained.ts';
import { placeIn, type Range, type RangePlace } from '../kernel/range.ts';
import { rangeText } from './plan.ts';

/** What a rate is taken of (S55, Appendix E). */
export const rateBases = [
  'first year',
  'recurring',
  'first month',
  'per sale',
  'per lead',
  'per sign-up',
  'margin',
  'discount',
  'services',
  'revenue share',
] as const;
export type RateBasis = (typeof rateBases)[number];

/** One range of a benchmark: percent 0-100 or money in major units; `any` fits every basis. */
export type BenchmarkLevel = {
  readonly unit: 'percent' | 'money';
  readonly basis: RateBasis | 'any';
  readonly range: Range;
};

export type Benchmark = {
  readonly table: 'relationship' | 'program kind' | 'industry' | 'other';
  readonly subject: string;
  /** Which body of practice the figure is from. */
  readonly source: 'program design' | 'partnership strategy' | 'partnership marketing';
  readonly levels: readonly BenchmarkLevel[];
  readonly note: string;
  readonly cookieDays: Range | null;
};

export type RateProposal = {
  readonly unit: BenchmarkLevel['unit'];
  /** Percent 0-100, or money in major units. */
  readonly rate: number;
  /** Null is unknown: nothing is compared then. */
  readonly basis: RateBasis | null;
  /** Null where no cookie is used or its length is unknown. */
  readonly cookieDays: number | null;
};

/** Where a proposal stands against one benchmark; `cookie` is null where the row or the proposal has no days. */
export type BenchmarkStanding = {
  readonly benchmark: Benchmark;
  readonly level: BenchmarkLevel;
  readonly place: RangePlace;
  readonly cookie: RangePlace | null;
};

/** The verdict over all comparable rows: one place when they agree, else `mixed`. */
export type BenchmarkVerdict = Explained<RangePlace | 'mixed'> & {
  readonly standings: readonly BenchmarkStanding[];
};

/**
 * Where a proposed rate stands against benchmarks of a subject (S55.1): only levels of the same unit and basis are
 * compared, both ends of a range are inside. Nothing comparable, or an unknown basis: unknown.
 */
export function rateStanding(
  benchmarks: readonly Benchmark[],
  subject: string,
  proposal: RateProposal,
): BenchmarkVerdict {
  const { rate, basis, cookieDays } = proposal;
  const standings = benchmarks
    .filter((one) => one.subject === subject)
    .flatMap((benchmark) => standingsOf(benchmark, proposal));
  const places = new Set(standings.map(({ place }) => place));
  const [place] = places;
  const value: RangePlace | 'mixed' | null = places.size > 1 ? 'mixed' : (place ?? null);
  const why =
    basis === null
      ? 'What the rate is taken of is unknown.'
      : `No benchmark of ${subject} compares.`;
  const about = explained({
    value,
    because: value === null ? [because(why)] : standings.map((one) => because(sentence(one))),
    inputs: [
      { name: 'rate', value: rate },
      { name: 'rate basis', value: basis },
      { name: 'cookie days', value: cookieDays },
    ],
    rule: 'S55.1',
    preset: null,
  });
  return { ...about, standings };
}

function standingsOf(
  benchmark: Benchmark,
  { unit, rate, basis, cookieDays }: RateProposal,
): BenchmarkStanding[] {
  if (basis === null) return [];
  const days = benchmark.cookieDays;
  return benchmark.levels
    .filter((level) => level.unit === unit && (level.basis === 'any' || level.basis === basis))
    .map((level) => ({
      benchmark,
      level,
      place: placeIn(level.range, rate),
      cookie: days === null || cookieDays === null ? null : placeIn(days, cookieDays),
    }));
}

const words = { below: 'Below', inside: 'Inside', above: 'Above' } as const;

function sentence({ benchmark, level, place, cookie }: BenchmarkStanding): string {
  const { subject, table, source } = benchmark;
  const { unit, range } = level;
  const text = unit === 'percent' ? rangeText(range) : `${range.min} to ${range.max}`;
  const rate = `${words[place]} the ${text} of ${subject} (${table}, ${source})`;
  return cookie === null ? `${rate}.` : `${rate}; cookie days ${cookie} its range.`;
}
