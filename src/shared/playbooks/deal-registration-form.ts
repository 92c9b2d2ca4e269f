/** What a partner fills in to register a deal, in order (S40.15). */
export const registrationForm = [
  { id: 'customer', label: 'Customer name', kind: 'text', required: true },
  { id: 'domain', label: 'Customer domain', kind: 'domain', required: true },
  { id: 'value', label: 'Opportunity size, estimated ARR', kind: 'money', required: true },
  { id: 'expectedClose', label: 'Expected close date', kind: 'date', required: true },
  { id: 'contact', label: 'Key contact', kind: 'text', required: true },
  { id: 'products', label: 'Products or SKUs', kind: 'list', required: true },
  { id: 'firstContact', label: 'First customer contact', kind: 'date', required: true },
  { id: 'partner', label: 'Partner', kind: 'partner', required: true },
  { id: 'submittedAt', label: 'Submitted', kind: 'timestamp', required: true },
  { id: 'sourceCode', label: 'Source code for attribution', kind: 'text', required: false },
] as const;

/** Reasons a registration is commonly rejected for; a person may write any other (S40.6). */
export const rejectionReasons = ['duplicate', 'out of territory'] as const;

/** What follows from the review (S40.6). */
export const reviewOutcomes = [
  {
    id: 'approve',
    label: 'Approve',
    follows: 'Exclusive to the partner; the tier margin is paid when the deal closes.',
  },
  { id: 'reject', label: 'Reject', follows: 'With a clear reason, such as a duplicate.' },
  { id: 'conflict', label: 'Conflict', follows: 'The partner manager mediates.' },
] as const;
