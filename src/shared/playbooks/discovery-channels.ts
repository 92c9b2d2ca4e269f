/** Where to find partners, with what each way is best for (S74.1). */
export const discoveryChannels = [
  {
    id: 'customers',
    name: 'Customer requests',
    quality: 'very high',
    bestFor: 'Integration partners',
  },
  {
    id: 'competitors',
    name: 'Partnerships of competitors',
    quality: 'high',
    bestFor: 'Validation',
  },
  { id: 'events', name: 'Industry events', quality: 'high', bestFor: 'Ecosystem mapping' },
  { id: 'inbound', name: 'Inbound', quality: 'medium-high', bestFor: 'Motivated partners' },
  { id: 'directories', name: 'Directories', quality: 'medium', bestFor: 'Scale' },
  { id: 'cold', name: 'Cold outreach', quality: 'low-medium', bestFor: 'Targeted gaps' },
] as const;

/** What shows that a partner means it (S74.4). */
export const commitmentChecks = {
  sponsor: 'Executive sponsor',
  manager: 'Partner manager',
  budget: 'Marketing budget',
  sales: 'Sales team briefed',
} as const;
export type CommitmentCheck = keyof typeof commitmentChecks;

/** An ideal partner profile to start from (S74.2). */
export const idealPartnerExample = [
  { id: 'segment', name: 'SaaS that serves mid-market HR', kind: 'yes-no' },
  { id: 'sales-team', name: 'Active sales team', kind: 'yes-no' },
  { id: 'customers', name: 'Customers', kind: 'at-least', atLeast: 500 },
] as const;
