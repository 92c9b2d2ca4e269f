/** A kind of abuse with what gives it away and what stops it (S65.1). */
export type FraudKind = {
  readonly name: string;
  readonly what: string;
  readonly detect: readonly string[];
  readonly prevent: readonly string[];
};

/** The kinds of affiliate fraud (S65.1). */
export const fraudKinds: readonly FraudKind[] = [
  {
    name: 'Self-referral',
    what: 'The affiliate refers itself or its own company',
    detect: ['Matching email domain', 'Matching IP address'],
    prevent: ['Prohibit it in the terms'],
  },
  {
    name: 'Cookie stuffing',
    what: 'Cookies are placed through hidden frames',
    detect: ['Clicks without page views', 'Click patterns'],
    prevent: ['Score the quality of clicks'],
  },
  {
    name: 'Brand bidding',
    what: 'Ads are bought on our own brand',
    detect: ['Watch brand keywords', 'Monitor paid search'],
    prevent: ['Prohibit it in the terms'],
  },
  {
    name: 'Coupon abuse',
    what: 'A coupon takes the credit for sales made elsewhere',
    detect: ['Compare where the coupon came from with where the sale came from'],
    prevent: ['Limited-use codes'],
  },
  {
    name: 'Fake leads or conversions',
    what: 'Sign-ups and sales that are not real',
    detect: ['Validate email domains', 'Patterns in sign-ups', 'Refund rate'],
    prevent: ['Check by phone', 'Hold commissions back'],
  },
  {
    name: 'Click fraud and bot traffic',
    what: 'Clicks made by machines',
    detect: ['Click-to-conversion ratio', 'IP patterns'],
    prevent: ['Quality filters'],
  },
];

/** Technical controls that stand from the first day (S65.2). */
export const fraudTechnicalControls = [
  'Verify the email address before an affiliate is eligible',
  'Block disposable email domains',
  'Flag a conversion rate under 0.5%',
  'Flag more than 1,000 clicks without a conversion',
  'Fingerprint IP addresses',
  'Watch brand keywords automatically, each week',
] as const;

/** Practices an affiliate agrees not to use (S65.3). */
export const prohibitedPractices = [
  { practice: 'Self-referral', unlessApproved: false },
  { practice: 'Brand bidding', unlessApproved: true },
  { practice: 'Coupon and deal sites', unlessApproved: true },
  { practice: 'Incentivized traffic', unlessApproved: false },
  { practice: 'Cookie stuffing or forced clicks', unlessApproved: false },
  { practice: 'Misleading claims', unlessApproved: false },
] as const;

/** What is looked at how often (S65.4). */
export const fraudCadence = [
  { every: 'day', task: 'Alert on anomalies' },
  { every: 'week', task: 'Audit brand keywords' },
  { every: 'month', task: 'Review the top 20 affiliates by volume by hand', top: 20 },
  { every: 'quarter', task: 'Audit the whole program' },
] as const;

/** Share of payouts that first-party fraud and coupon abuse may take before it is noticed, percent (S65.5). */
export const fraudScale = { min: 20, max: 40 } as const;
