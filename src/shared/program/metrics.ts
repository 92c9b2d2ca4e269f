/** How a figure is read and written. Money is integer minor units; percent is 0-100; dates are ISO days. */
export type MetricUnit =
  | 'money'
  | 'percent'
  | 'count'
  | 'days'
  | 'hours'
  | 'score'
  | 'date'
  | 'text';

export type MetricDefinition = {
  readonly label: string;
  readonly unit: MetricUnit;
  /** One sentence that defends the figure; shown wherever the figure is opened. */
  readonly definition: string;
  /** Whether the figure belongs to one fiscal quarter and needs one to be traced. */
  readonly perQuarter: boolean;
};

const of = (
  label: string,
  unit: MetricUnit,
  perQuarter: boolean,
  definition: string,
): MetricDefinition => ({
  label,
  unit,
  perQuarter,
  definition,
});

/** Every metric of the book, by its stable id (S104 extends it later). */
export const metrics = {
  revenueQuarter: of(
    'Revenue',
    'money',
    true,
    'All partner revenue of the fiscal quarter: quarterly facts where there are any, else won deals by close date.',
  ),
  sourcedQuarter: of(
    'Partner-sourced revenue',
    'money',
    true,
    'Revenue of the fiscal quarter that the partner brought or resold.',
  ),
  influencedQuarter: of(
    'Partner-influenced revenue',
    'money',
    true,
    'Revenue of the fiscal quarter that the partner influenced and did not source.',
  ),
  revenuePreviousQuarter: of(
    'Revenue, previous quarter',
    'money',
    true,
    'All partner revenue of the fiscal quarter before.',
  ),
  revenuePriorYearQuarter: of(
    'Revenue, same quarter last year',
    'money',
    true,
    'All partner revenue of the same fiscal quarter one year earlier.',
  ),
  growthYoY: of(
    'Growth on last year',
    'percent',
    true,
    'Revenue of the quarter against the same quarter one year earlier.',
  ),
  growthQoQ: of(
    'Growth on last quarter',
    'percent',
    true,
    'Revenue of the quarter against the quarter before.',
  ),
  targetQuarter: of('Target', 'money', true, 'The revenue target recorded for the fiscal quarter.'),
  targetAttainment: of(
    'Target attained',
    'percent',
    true,
    'Revenue of the quarter divided by its target.',
  ),
  revenueT12M: of(
    'Revenue, trailing 12 months',
    'money',
    false,
    'All partner revenue of the trailing twelve months; from quarterly facts, the last four complete quarters.',
  ),
  revenuePriorT12M: of(
    'Revenue, the 12 months before',
    'money',
    false,
    'All partner revenue of the twelve months before the trailing twelve.',
  ),
  growthT12M: of(
    'Growth, trailing 12 months',
    'percent',
    false,
    'Revenue of the trailing twelve months against the twelve before.',
  ),
  sourcedT12M: of(
    'Partner-sourced ARR',
    'money',
    false,
    'Partner-sourced annual value of the trailing twelve months; where only revenue is known, revenue used as ARR.',
  ),
  influencedT12M: of(
    'Influenced ARR',
    'money',
    false,
    'Partner-sourced and partner-influenced annual value of the trailing twelve months.',
  ),
  pipelineValue: of(
    'Open pipeline',
    'money',
    false,
    'Sum of open deals, less those that vanished from their source.',
  ),
  openDeals: of(
    'Open deals',
    'count',
    false,
    'Distinct open deals, less those that vanished from their source.',
  ),
  registeredDeals: of(
    'Registered deals',
    'count',
    true,
    'Distinct deals registered in the fiscal quarter.',
  ),
  wonDeals: of(
    'Deals won',
    'count',
    true,
    'Distinct deals won, by close date in the fiscal quarter.',
  ),
  lostDeals: of(
    'Deals lost',
    'count',
    true,
    'Distinct deals lost, by close date in the fiscal quarter.',
  ),
  winRate: of(
    'Win rate',
    'percent',
    true,
    'Deals won divided by deals won and lost, closed in the fiscal quarter.',
  ),
  averageDeal: of(
    'Average deal',
    'money',
    true,
    'Revenue of the quarter divided by deals won in it.',
  ),
  averageDealT12M: of(
    'Average deal, trailing 12 months',
    'money',
    false,
    'Value of deals won in the trailing twelve months divided by their number.',
  ),
  salesCycleDays: of(
    'Sales cycle',
    'days',
    true,
    'Average days from registration to close of the deals won in the quarter.',
  ),
  registrations90d: of(
    'Registrations, 90 days',
    'count',
    false,
    'Distinct deals registered in the last 90 days, without duplicates and invalid ones.',
  ),
  referralsT12M: of(
    'Qualified referrals',
    'count',
    false,
    'Referrals of the trailing twelve months that became an opportunity.',
  ),
  certifiedPeople: of(
    'Certified people',
    'count',
    false,
    'Distinct people with at least one valid certification.',
  ),
  certifiedSales: of(
    'Certified sales reps',
    'count',
    false,
    'Distinct people with a valid sales certification.',
  ),
  certifiedTechnical: of(
    'Certified technical staff',
    'count',
    false,
    'Distinct people with a valid technical certification.',
  ),
  trainingHours: of(
    'Training hours',
    'hours',
    true,
    'Training hours completed in the fiscal quarter.',
  ),
  activeDays90d: of(
    'Active days, 90 days',
    'count',
    false,
    'Distinct days with partner activity in the last 90 days.',
  ),
  loginsPerMonth: of(
    'Portal logins per month',
    'count',
    false,
    'Average monthly portal logins over the last three months.',
  ),
  campaigns: of(
    'Co-marketing activities',
    'count',
    true,
    'Joint campaigns with a launch date in the fiscal quarter.',
  ),
  escalations: of(
    'Support escalations',
    'count',
    true,
    'Support escalations opened in the fiscal quarter.',
  ),
  lastTouch: of(
    'Last touch',
    'date',
    false,
    'Date of the latest recorded contact with the partner.',
  ),
  nps: of(
    'Partner NPS',
    'score',
    false,
    'Latest partner NPS, counting each respondent once within twelve months.',
  ),
  nextQbr: of('Next QBR', 'date', false, 'Date of the next QBR on the calendar.'),
  commitmentsKept: of(
    'Commitments kept',
    'percent',
    true,
    'Commitments done on time divided by those due in the quarter.',
  ),
  commitmentsOpen: of(
    'Open commitments',
    'count',
    false,
    'Commitments of earlier QBRs that are not done.',
  ),
  health: of(
    'Health',
    'score',
    false,
    'Score of 100 over revenue, activity, engagement, satisfaction and strategic fit.',
  ),
  tier: of('Tier', 'text', false, 'Highest tier whose own criteria are all met.'),
  segment: of(
    'Segment',
    'text',
    false,
    'Where the partner stands in the book: strategic, growth, stable, at-risk or long-tail.',
  ),
} as const satisfies Record<string, MetricDefinition>;

export type MetricId = keyof typeof metrics;

/** Whether a text is the id of a metric of the catalogue. */
export function isMetricId(text: string): text is MetricId {
  return Object.hasOwn(metrics, text);
}

/** Every metric's id, in the catalogue's order. */
export const metricIds: readonly MetricId[] = Object.keys(metrics).filter(isMetricId);
