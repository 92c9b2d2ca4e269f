import type { Range } from '../kernel/range.ts';

/** Which list a benchmark belongs to: joint campaigns, or events by their kind (S35). */
export type BenchmarkSet = 'campaign' | 'webinar' | 'conference';

/** The measures a review can hold. */
export type CampaignMeasure =
  | 'registrations'
  | 'attendance'
  | 'mqls'
  | 'pipeline'
  | 'sourced-revenue'
  | 'content-engagement'
  | 'nps'
  | 'registration-rate'
  | 'engagement'
  | 'lead-quality';

export type Benchmark = {
  readonly id: string;
  readonly set: BenchmarkSet;
  readonly measure: CampaignMeasure;
  readonly name: string;
  readonly unit: 'count' | 'percent' | 'multiple' | 'score' | 'money';
  /** Null where the measure is tracked without a target. */
  readonly range: Range | null;
  readonly how: string;
};

const range = (min: number, max: number | null): Range => ({ min, max });
type Row = readonly [
  set: BenchmarkSet,
  measure: CampaignMeasure,
  name: string,
  unit: Benchmark['unit'],
  range: Range | null,
  how: string,
];

const rows: readonly Row[] = [
  ['campaign', 'registrations', 'Joint registrations', 'count', range(200, 500), 'Form'],
  ['campaign', 'attendance', 'Attendance', 'percent', range(40, 50), 'Platform'],
  ['campaign', 'mqls', 'MQLs', 'count', range(50, 100), 'CRM and scoring'],
  ['campaign', 'pipeline', 'Pipeline influenced on cost', 'multiple', range(3, 5), 'CRM'],
  [
    'campaign',
    'sourced-revenue',
    'Partner-sourced revenue over 6 months',
    'money',
    null,
    'Deal registration',
  ],
  [
    'campaign',
    'content-engagement',
    'Engagement on solo content',
    'multiple',
    range(2, null),
    'Analytics',
  ],
  ['campaign', 'nps', 'NPS of joint customers', 'score', range(50, null), 'Survey afterward'],
  ['webinar', 'registration-rate', 'Registration rate', 'percent', range(2, 5), 'Of reach'],
  ['webinar', 'attendance', 'Attendance', 'percent', range(40, 50), 'Of registrations'],
  ['webinar', 'engagement', 'Stayed to the end', 'percent', range(60, null), 'Of attendees'],
  ['webinar', 'lead-quality', 'Follow-up requests', 'percent', range(10, 20), 'Of attendees'],
  ['webinar', 'pipeline', 'Pipeline on investment', 'multiple', range(5, 10), 'CRM'],
  ['conference', 'attendance', 'Attendance', 'percent', range(80, null), 'Of registered'],
  ['conference', 'engagement', 'Session attendance', 'percent', range(70, null), 'Of attendees'],
  ['conference', 'lead-quality', 'Qualified leads', 'percent', range(30, null), 'Of attendees'],
  ['conference', 'pipeline', 'Pipeline on investment', 'multiple', range(10, 20), 'CRM'],
];

/** Every benchmark of co-marketing results, with its range (S35). */
export const campaignBenchmarks: readonly Benchmark[] = rows.map(
  ([set, measure, name, unit, target, how]) => ({
    id: `${set}-${measure}`,
    set,
    measure,
    name,
    unit,
    range: target,
    how,
  }),
);

/** What a webinar may expect before a target is set: the wider of the two ranges of registrations (S24, S35). */
export const expectedRegistrations = range(200, 1_000);
