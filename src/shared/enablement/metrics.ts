import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import { medianOf } from '../kernel/ranking.ts';
import {
  compareRatios,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
  toDecimals,
} from '../kernel/ratio.ts';
import { groupedCount, plural } from '../kernel/words.ts';
import {
  type EnablementMetricId,
  type EnablementMetricRules,
  type EnablementTarget,
  enablementMetricIds,
} from './metrics-rules.ts';

/** Counts of the last complete calendar month and of the one before it; null = unknown (G8). */
export type MonthPair = { readonly month: number | null; readonly before: number | null };

/** What the six rows rest on; null = unknown. */
export type EnablementFacts = {
  readonly trainingAssigned: number | null;
  readonly trainingCompleted: number | null;
  /** People who finished training, and those of them who are certified. */
  readonly trainedPeople: number | null;
  readonly certifiedPeople: number | null;
  /** Days from signing to the first closed deal, of the partners that reached it. */
  readonly daysToFirstDeal: readonly number[];
  /** Partners with known portal activity, and those that are weekly active (S09.4). */
  readonly partnersMeasured: number | null;
  readonly partnersWeekly: number | null;
  readonly downloads: MonthPair;
  readonly tickets: MonthPair;
};

export type EnablementStatus = 'met' | 'not met';

/** One row; `value` null = no data. `measure` is the share, median days or this month's count, exactly. */
export type EnablementRow = Explained<EnablementStatus> & {
  readonly id: EnablementMetricId;
  readonly name: string;
  readonly measure: Ratio | null;
  /** What to do; null while the target is met or unknown. */
  readonly action: string | null;
};

type Measured = {
  readonly measure: Ratio | null;
  readonly before: Ratio | null;
  readonly inputs: readonly NamedInput[];
};

/** The six enablement metrics with status and action (S88.1-S88.4), in the order of the list. */
export function enablementMetrics(
  rules: EnablementMetricRules,
  facts: EnablementFacts,
): EnablementRow[] {
  return enablementMetricIds.map((id) => {
    const { name, target, action } = rules.metrics[id];
    const measured = measure(id, facts);
    const value = judge(target, measured);
    return {
      ...explained<EnablementStatus>({
        value,
        because: [because(rowText(target, measured))],
        inputs: measured.inputs,
        rule: 'S88.1',
        preset: rules.preset,
      }),
      id,
      name,
      measure: measured.measure,
      action: value === 'not met' ? action : null,
    };
  });
}

const measures: Readonly<Record<EnablementMetricId, (facts: EnablementFacts) => Measured>> = {
  'training-completion': (facts) =>
    share('completed', facts.trainingCompleted, 'assigned', facts.trainingAssigned),
  'certification-rate': (facts) =>
    share('certified people', facts.certifiedPeople, 'trained people', facts.trainedPeople),
  'time-to-first-deal': ({ daysToFirstDeal }) => ({
    measure: medianOf(daysToFirstDeal),
    before: null,
    inputs: [{ name: 'partners with a first deal', value: daysToFirstDeal.length }],
  }),
  'portal-engagement': (facts) =>
    share('weekly active', facts.partnersWeekly, 'partners', facts.partnersMeasured),
  downloads: (facts) => monthly(facts.downloads),
  'support-tickets': (facts) => monthly(facts.tickets),
};

function measure(id: EnablementMetricId, facts: EnablementFacts): Measured {
  return measures[id](facts);
}

function share(part: string, some: number | null, whole: string, all: number | null): Measured {
  const known = some !== null && all !== null && all > 0;
  return {
    measure: known ? ratio(some, all) : null,
    before: null,
    inputs: [
      { name: part, value: some },
      { name: whole, value: all },
    ],
  };
}

function monthly({ month, before }: MonthPair): Measured {
  return {
    measure: month === null ? null : ratio(month),
    before: before === null ? null : ratio(before),
    inputs: [
      { name: 'month', value: month },
      { name: 'month before', value: before },
    ],
  };
}

function judge(target: EnablementTarget, { measure, before }: Measured): EnablementStatus | null {
  if (measure === null) return null;
  const met = meets(target, measure, before);
  if (met === null) return null;
  return met ? 'met' : 'not met';
}

function meets(target: EnablementTarget, measure: Ratio, before: Ratio | null): boolean | null {
  switch (target.kind) {
    case 'at least':
      return compareRatios(measure, percentRatio(target.percent)) >= 0;
    case 'under':
      return compareRatios(measure, ratio(target.days)) < 0;
    case 'growing':
      return before === null ? null : compareRatios(measure, before) > 0;
    case 'decreasing':
      return before === null ? null : compareRatios(measure, before) < 0;
  }
}

function rowText(target: EnablementTarget, { measure, before }: Measured): string {
  if (measure === null) return 'No data.';
  switch (target.kind) {
    case 'at least':
      return `${toDecimals(multiplyRatios(measure, ratio(100)), 1)}%; the target is ${target.percent}% or more.`;
    case 'under':
      return `Median ${toDecimals(measure, 1)} days; the target is under ${plural(target.days, 'day')}.`;
    case 'growing':
    case 'decreasing': {
      const last =
        before === null ? 'the month before is unknown' : `${count(before)} the month before`;
      return `${count(measure)} in the month, ${last}; the target is ${target.kind}.`;
    }
  }
}

function count(value: Ratio): string {
  return groupedCount(toDecimals(value, 0));
}
