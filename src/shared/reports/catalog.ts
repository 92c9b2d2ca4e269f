/** The formats a report leaves in. */
export type ReportFormat = 'pdf' | 'xlsx' | 'csv' | 'print';

export type Report = {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  /** How long a period it covers; `deal` is one statement, `now` has no period. */
  readonly period: 'month' | 'quarter' | 'year' | 'deal' | 'campaign' | 'now';
  /** Systems whose figures it carries. */
  readonly systems: readonly string[];
  readonly formats: readonly ReportFormat[];
};

const every: readonly ReportFormat[] = ['pdf', 'xlsx', 'csv', 'print'];

/** Every report there is (S105). */
export const reports: readonly Report[] = [
  {
    id: 'program-month',
    label: 'Program, monthly',
    about: 'Revenue, pipeline, partners and KPIs of the month',
    period: 'month',
    systems: ['S104'],
    formats: every,
  },
  {
    id: 'cfo',
    label: 'For the CFO',
    about: 'Sourced and influenced revenue with the distance to target',
    period: 'quarter',
    systems: ['S20', 'S104'],
    formats: every,
  },
  {
    id: 'qbr-pack',
    label: 'QBR data pack',
    about: 'One partner’s quarter, sent 48 hours ahead',
    period: 'quarter',
    systems: ['S20'],
    formats: every,
  },
  {
    id: 'affiliate-month',
    label: 'Affiliates, monthly',
    about: 'Clicks, conversions, commissions and net revenue',
    period: 'month',
    systems: ['S67'],
    formats: every,
  },
  {
    id: 'commission-statement',
    label: 'Commission statement',
    about: 'Every line of a partner’s commission',
    period: 'month',
    systems: ['S49'],
    formats: every,
  },
  {
    id: 'mdf-use',
    label: 'MDF utilization',
    about: 'Allocated, committed, spent and expiring funds',
    period: 'quarter',
    systems: ['S15', 'S38'],
    formats: every,
  },
  {
    id: 'campaign-review',
    label: 'Campaign review',
    about: 'Results against benchmarks, and what to repeat',
    period: 'campaign',
    systems: ['S35'],
    formats: every,
  },
  {
    id: 'tier-changes',
    label: 'Tier changes',
    about: 'Upgrades, grace periods and downgrades',
    period: 'quarter',
    systems: ['S14'],
    formats: every,
  },
  {
    id: 'quick-reference',
    label: 'Quick reference',
    about: 'The figures of the program on one page',
    period: 'now',
    systems: ['S105'],
    formats: ['pdf', 'print'],
  },
];
