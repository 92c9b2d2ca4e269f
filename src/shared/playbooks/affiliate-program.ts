/** Kinds of creatives a program gives its affiliates (S58.1). */
export const affiliateCreatives = [
  'banners',
  'email templates',
  'social copy',
  'landing pages',
] as const;
export type AffiliateCreative = (typeof affiliateCreatives)[number];

/** Limits a program may set. The fair ones protect brand and law; the others get in the way of good affiliates. */
export const affiliateRestrictions = {
  disclosure: { text: 'Affiliates disclose the relationship', fair: true },
  'brand-bidding': { text: 'No paid search on brand terms unless approved', fair: true },
  'coupon-sites': { text: 'No coupon or deal sites without approval', fair: true },
  'self-referral': { text: 'No self-referral', fair: true },
  incentives: { text: 'No incentivized traffic', fair: true },
  'forced-clicks': { text: 'No cookie stuffing or forced clicks', fair: true },
  'misleading-claims': { text: 'No misleading claims', fair: true },
  exclusivity: { text: 'No promotion of competing products', fair: false },
  'content-approval': { text: 'Every post is approved before it goes out', fair: false },
  'channel-ban': { text: 'Whole channels such as email or social are closed', fair: false },
  'sales-quota': { text: 'A minimum number of sales to stay in', fair: false },
} as const satisfies Record<string, { text: string; fair: boolean }>;
export type AffiliateRestriction = keyof typeof affiliateRestrictions;

/** The three kinds of affiliates by how they join (S58.2). */
export const affiliateTracks = [
  { name: 'Standard', joins: 'Self-serve', gets: ['Standard rate'] },
  { name: 'Preferred', joins: 'By application', gets: ['Higher rate', 'Early access'] },
  { name: 'Ambassador', joins: 'By invitation', gets: ['Custom terms', 'Co-creation'] },
] as const;

/** Why the good example works (S58.3). */
export const goodProgramReasons = [
  'The rate is competitive',
  'The tiers are clear',
  'The materials are complete',
  'The limits are fair',
  'Everything is transparent',
] as const;

/** What is wrong with the bad example, fault by fault (S58.3). */
export const badAffiliateProgramFaults = [
  { part: '5% commission', fault: 'The rate is too low' },
  { part: 'Paid once', fault: 'It pays one time only' },
  { part: 'Manual tracking', fault: 'It leads to disputes' },
  { part: '$500 minimum', fault: 'The threshold is too high' },
  { part: 'Materials by email', fault: 'There is no support' },
  { part: 'Vague terms', fault: 'They cannot be enforced' },
  { part: 'Paid quarterly', fault: 'It pays too rarely' },
] as const;

/** Questions before an affiliate program is chosen at all (S58.6). */
export const affiliateFitQuestions = [
  'Are the deals large? Affiliates may be the wrong choice for large deal sizes.',
] as const;

/** What the affiliate agreement covers; the terms sheet fills it (S58.7). */
export const affiliateAgreementOutline = [
  { section: 'Enrollment', covers: 'Who may join, on which track, and verified email' },
  { section: 'Commission', covers: 'Rates, volume tiers, bonus, and how long a customer pays' },
  { section: 'Tracking', covers: 'Cookie length and attribution' },
  { section: 'Payment', covers: 'Frequency, minimum, holdback, net terms and tax form' },
  { section: 'Refunds', covers: 'When a refund reverses a commission' },
  { section: 'Conduct', covers: 'Disclosure and prohibited practices' },
  { section: 'Brand', covers: 'Trademark use and brand-term bidding' },
  { section: 'Data', covers: 'Data processing and privacy' },
  { section: 'Ending', covers: 'Notice, removal for fraud, and commissions still owed' },
] as const;
