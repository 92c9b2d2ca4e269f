/** Who may own the leads of a joint activity (S31). */
export const leadOwnershipOptions = [
  { id: 'both', name: 'Both get all leads', note: 'Usual for webinars' },
  { id: 'by-segment', name: 'By geography or company size', note: null },
  { id: 'first-touch', name: 'By first touch', note: null },
] as const;

/** How shared leads are distributed (S31). The even split is the 50/50 of the worked rhythm, selectable. */
export const leadModels = [
  {
    id: 'lead-share',
    name: 'Lead share',
    whenToUse: 'Equal contribution',
    how: 'Both get all shared leads',
  },
  {
    id: 'primary-secondary',
    name: 'Primary and secondary',
    whenToUse: 'Unequal contribution',
    how: 'The primary side contacts first',
  },
  {
    id: 'round-robin',
    name: 'Round robin',
    whenToUse: 'Territory test',
    how: 'Leads alternate between the sides',
  },
  {
    id: 'qualification-first',
    name: 'Qualification first',
    whenToUse: 'High-value content',
    how: 'Sales qualifies, then routes',
  },
  {
    id: 'self-selection',
    name: 'Self-selection',
    whenToUse: 'Product interest',
    how: 'The lead chooses at registration',
  },
  {
    id: 'even-split',
    name: 'Even split, 50/50',
    whenToUse: 'Agreed in advance',
    how: 'Half each; the odd lead goes to the side that brought it',
  },
] as const;
export type LeadModel = (typeof leadModels)[number]['id'];

/** Both sides get every shared lead unless they agree on another model (Appendix E, S31). */
export const defaultLeadModel: LeadModel = 'lead-share';

/** What makes a registrant a marketing-qualified lead for both sides (S31). */
export const mqlAgreement = {
  titles: 'Title fits the shared ideal customer, for example Director and above',
  companySize: { min: 100, max: 5_000 },
  conditions: [
    { id: 'fit', text: 'Title and company fit the shared ideal customer' },
    { id: 'engaged', text: 'Engaged: attended live, not merely registered' },
    { id: 'not-active', text: 'The company is in neither side\u2019s active pipeline' },
  ],
} as const;

/** How leads are followed up and reconciled (S31). */
export const followUpPractice = [
  'Never cold-call the partner\u2019s customers',
  'Keep one joint tracking sheet or CRM',
  'Reconcile every month: contacted, meeting booked, closed',
  'Without written ownership, territory and sequence, both teams call the same prospect within a week',
] as const;

/** The dispositions reported each month after the event, in order (S31). */
export const leadDispositions = [
  'contacted',
  'meeting',
  'opportunity',
  'closed-won',
  'closed-lost',
] as const;
export type LeadDisposition = (typeof leadDispositions)[number];

/**
 * The five clauses of the lead-sharing agreement (S31). {a} and {b} are the companies; {exchangeHours} and {months}
 * come from the rules.
 */
export const leadAgreementClauses = [
  {
    id: 'list',
    title: 'Full list',
    text: '{a} and {b} share the full list of registrants within {exchangeHours} hours of the end of the event.',
  },
  {
    id: 'classes',
    title: 'Classes',
    text: 'Each lead is SHARED (no existing relationship with either company), OWNED-A (active opportunity in the CRM of {a}) or OWNED-B (active opportunity in the CRM of {b}).',
  },
  {
    id: 'contact',
    title: 'Contact',
    text: 'Both companies may contact a SHARED lead. An OWNED lead is contacted by its owner alone.',
  },
  {
    id: 'consent',
    title: 'Consent',
    text: 'No lead enters an automated sequence without an explicit opt-in given at the event.',
  },
  {
    id: 'disposition',
    title: 'Disposition',
    text: 'Each company reports every month for {months} months what became of the leads: contacted, meeting, opportunity, closed-won, closed-lost.',
  },
] as const;
