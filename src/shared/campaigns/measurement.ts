import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { exactPercent } from '../kernel/percent.ts';
import { placeIn, type Range } from '../kernel/range.ts';
import {
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import {
  type Benchmark,
  type BenchmarkSet,
  type CampaignMeasure,
  campaignBenchmarks,
} from '../playbooks/campaign-benchmarks.ts';
import type { CampaignRules } from './rules.ts';

export type Rating = 'below' | 'met' | 'exceeds';

/** What came of a campaign or event (S35); null is not recorded. Money in minor units of one currency. */
export type CampaignResults = {
  readonly registrations: number | null;
  readonly attendees: number | null;
  readonly stayedToEnd: number | null;
  readonly sessionAttendees: number | null;
  readonly mqls: number | null;
  readonly followUpRequests: number | null;
  readonly qualifiedLeads: number | null;
  readonly emailReach: number | null;
  readonly socialReach: number | null;
  readonly pipeline: number | null;
  readonly cost: number | null;
  readonly sourcedRevenue: number | null;
  readonly nps: number | null;
  /** Engagement on that of solo content: 2 is twice. */
  readonly engagementRatio: Ratio | null;
};

/** One metric against its benchmark; `value` is the rating, null where nothing is known or nothing is asked. */
export type RatedMetric = Explained<Rating> & {
  readonly benchmark: Benchmark;
  /** In the benchmark's own unit (percent as 0-100). */
  readonly measured: Ratio | null;
  /** False where another benchmark of the same measure decides (a webinar's pipeline). */
  readonly rates: boolean;
};

export type Scorecard = {
  readonly metrics: readonly RatedMetric[];
  readonly below: number;
  readonly met: number;
  readonly exceeds: number;
  readonly unknown: number;
};

/** Below the range is below target, inside is met, above its upper end exceeds; both ends are inside (S35.1). */
export function rateRange(range: Range, value: number | Ratio): Rating {
  return ({ below: 'below', inside: 'met', above: 'exceeds' } as const)[placeIn(range, value)];
}

/**
 * Rates results (S35.2): a campaign by the campaign benchmarks; a webinar by both lists, an event list's metric
 * deciding where both know the measure; a conference by its own. A webinar shows both pipeline ranges, 5-10x rates it.
 * `benchmarks` may be a program's own list.
 */
export function rateResults(
  kind: BenchmarkSet,
  results: CampaignResults,
  benchmarks: readonly Benchmark[] = campaignBenchmarks,
): Scorecard {
  const lists: readonly BenchmarkSet[] = kind === 'webinar' ? ['campaign', 'webinar'] : [kind];
  const chosen = benchmarks.filter(({ set }) => lists.includes(set));
  const own = new Set(chosen.flatMap(({ set, measure }) => (set === kind ? [measure] : [])));
  const metrics = chosen.map((benchmark) =>
    rated(benchmark, results, benchmark.set === kind || !own.has(benchmark.measure)),
  );
  const count = (rating: Rating | null): number =>
    metrics.filter(
      ({ rates, benchmark, value }) => rates && benchmark.range !== null && value === rating,
    ).length;
  return {
    metrics,
    below: count('below'),
    met: count('met'),
    exceeds: count('exceeds'),
    unknown: count(null),
  };
}

function rated(benchmark: Benchmark, results: CampaignResults, rates: boolean): RatedMetric {
  const { set, measure, range } = benchmark;
  const measured = measuredAs(set, measure, results);
  const value = measured === null || range === null ? null : rateRange(range, measured);
  return {
    ...explained<Rating>({
      value,
      because: [because(metricText(benchmark, measured, value))],
      inputs: [{ name: benchmark.name, value: measured === null ? null : toDecimals(measured, 2) }],
      rule: rates ? 'S35.2' : 'S35.3',
      preset: set,
    }),
    benchmark,
    measured,
    rates,
  };
}

/** A result in the unit of its benchmark; null when a part of it is unknown or its denominator is zero (S35.4). */
function measuredAs(
  set: BenchmarkSet,
  measure: CampaignMeasure,
  results: CampaignResults,
): Ratio | null {
  const { registrations, attendees } = results;
  switch (measure) {
    case 'registrations':
      return whole(registrations);
    case 'mqls':
      return whole(results.mqls);
    case 'nps':
      return whole(results.nps);
    case 'sourced-revenue':
      return whole(results.sourcedRevenue);
    case 'content-engagement':
      return results.engagementRatio;
    case 'attendance':
      return percentOf(attendees, registrations);
    case 'registration-rate':
      return percentOf(registrations, reachOf(results));
    case 'engagement':
      return percentOf(
        set === 'conference' ? results.sessionAttendees : results.stayedToEnd,
        attendees,
      );
    case 'lead-quality':
      return percentOf(
        set === 'conference' ? results.qualifiedLeads : results.followUpRequests,
        attendees,
      );
    case 'pipeline':
      return share(results.pipeline, results.cost);
    default:
      return unreachable(measure);
  }
}

/** Email lists plus social reach when given, else the lists alone (S35.4). */
function reachOf({ emailReach, socialReach }: CampaignResults): number | null {
  return emailReach === null ? null : emailReach + (socialReach ?? 0);
}

const whole = (value: number | null): Ratio | null => (value === null ? null : ratioOf(value));

function share(part: number | null, of: number | null): Ratio | null {
  return part === null || of === null || of === 0 ? null : ratio(part, of);
}

function percentOf(part: number | null, of: number | null): Ratio | null {
  const exact = share(part, of);
  return exact === null ? null : multiplyRatios(exact, ratio(100));
}

const ratingWords: Readonly<Record<Rating, string>> = {
  below: 'below target',
  met: 'met',
  exceeds: 'exceeds',
};

function metricText(benchmark: Benchmark, measured: Ratio | null, value: Rating | null): string {
  const { name, range } = benchmark;
  if (measured === null) return `${name}: not recorded.`;
  if (range === null || value === null) return `${name}: tracked, without a target.`;
  const shown = figure(benchmark, measured);
  return `${name}: ${shown} against ${rangeText(benchmark, range)}, ${ratingWords[value]}.`;
}

function figure({ unit }: Benchmark, measured: Ratio): string {
  if (unit === 'percent') return exactPercent(divideRatios(measured, ratio(100)), 2);
  return `${toDecimals(measured, 2)}${unit === 'multiple' ? 'x' : ''}`;
}

function rangeText({ unit }: Benchmark, { min, max }: Range): string {
  const sign = { percent: '%', multiple: 'x', count: '', score: '', money: '' }[unit];
  return max === null ? `${min}${sign}+` : `${min}-${max}${sign}`;
}

/** The day the review is due: two weeks after the launch or event (S35.5). */
export function reviewDay({ timeline }: CampaignRules, launch: LocalDate): LocalDate {
  return addDays(launch, 7 * timeline.reviewWeeks);
}
