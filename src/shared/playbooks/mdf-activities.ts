/** How a fund may be granted, and how much control each way leaves (S38). */
export const mdfApproaches = [
  { id: 'proposal', name: 'Proposal-based', control: 'high' },
  { id: 'accrual', name: 'Accrual on sales', control: 'medium' },
  { id: 'discretionary', name: 'Discretionary, by the manager', control: 'high' },
  { id: 'menu', name: 'Pre-approved menu', control: 'medium' },
  { id: 'co-op', name: 'Co-op match', control: 'medium' },
] as const;

/** Kinds of activity a request can name; the last is never eligible without an override (S39). */
export const mdfActivityTypes = [
  { id: 'event', name: 'Event sponsorship or booth', eligible: true },
  { id: 'paid-ads', name: 'Co-branded paid ads', eligible: true },
  { id: 'content', name: 'Content: video, eBook, case study', eligible: true },
  { id: 'email', name: 'Email to the partner\u2019s list', eligible: true },
  { id: 'workshop', name: 'Local meetup or workshop', eligible: true },
  { id: 'swag', name: 'Swag and incentives', eligible: false },
  { id: 'other', name: 'Anything else', eligible: false },
] as const;
export type MdfActivityType = (typeof mdfActivityTypes)[number]['id'];

/** What proves an activity (S39). */
export const mdfProofs = [
  { id: 'receipts', name: 'Receipts' },
  { id: 'screenshots', name: 'Screenshots' },
  { id: 'lead-list', name: 'Lead list' },
  { id: 'metrics-report', name: 'Metrics report' },
] as const;
export type MdfProof = (typeof mdfProofs)[number]['id'];

/** The way of a request, in order (S39). */
export const mdfFlow = [
  { id: 'submitted', who: 'Partner', what: 'Submits activity, budget and expected outcome' },
  { id: 'review', who: 'Manager', what: 'Reviews within 5 business days' },
  { id: 'decision', who: 'Approver', what: 'Approves or rejects' },
  { id: 'activity', who: 'Partner', what: 'Runs the activity' },
  { id: 'proof', who: 'Partner', what: 'Hands in proof; reports leads and pipeline' },
  { id: 'reimbursement', who: 'Finance', what: 'Pays the claim' },
] as const;
