/** How a line of the report is read: a count, an amount, a percent, an amount per click, or plain words. */
export type ReportUnit = 'count' | 'money' | 'percent' | 'text';

export const affiliateReportLines = [
  { id: 'total', section: 'Size', label: 'Affiliates', unit: 'count' },
  { id: 'active', section: 'Size', label: 'Active (1 click or more)', unit: 'count' },
  { id: 'activePercent', section: 'Size', label: 'Active share', unit: 'percent' },
  { id: 'producing', section: 'Size', label: 'Producing (1 sale or more)', unit: 'count' },
  { id: 'producingPercent', section: 'Size', label: 'Producing share', unit: 'percent' },
  { id: 'joined', section: 'Size', label: 'New this month', unit: 'count' },
  { id: 'gross', section: 'Revenue', label: 'Gross affiliate revenue', unit: 'money' },
  { id: 'commissions', section: 'Revenue', label: 'Commissions paid', unit: 'money' },
  { id: 'net', section: 'Revenue', label: 'Net revenue', unit: 'money' },
  { id: 'effectiveCac', section: 'Revenue', label: 'Effective CAC', unit: 'money' },
  { id: 'clicks', section: 'Performance', label: 'Clicks', unit: 'count' },
  { id: 'conversions', section: 'Performance', label: 'Conversions', unit: 'count' },
  { id: 'conversionPercent', section: 'Performance', label: 'Conversion rate', unit: 'percent' },
  { id: 'epc', section: 'Performance', label: 'Average earnings per click', unit: 'money' },
  { id: 'flagged', section: 'Compliance', label: 'Flagged transactions', unit: 'count' },
  { id: 'reversed', section: 'Compliance', label: 'Reversed commissions', unit: 'money' },
  { id: 'removed', section: 'Compliance', label: 'Affiliates removed', unit: 'count' },
] as const satisfies readonly { id: string; section: string; label: string; unit: ReportUnit }[];
export type AffiliateReportLine = (typeof affiliateReportLines)[number]['id'];

/** How many affiliates the report names by revenue (S67.2). */
export const affiliateReportTop = 5;

/** What the month ends with (S67.3). */
export const affiliateReportActions = ['recruitment', 'optimization', 'policy'] as const;
export type AffiliateReportAction = (typeof affiliateReportActions)[number];
