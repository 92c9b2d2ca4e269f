/** The layers of a program, from why to how it is measured, and what each one has to say (S94). */
export const programLayers = [
  { id: 'vision', label: 'Vision', asks: 'Why there is a partner program' },
  { id: 'types', label: 'Partner types', asks: 'Who the partners are' },
  { id: 'tiers', label: 'Tiers', asks: 'Which levels there are' },
  { id: 'economics', label: 'Economics', asks: 'What each side earns' },
  { id: 'enablement', label: 'Enablement', asks: 'How partners learn to sell and deliver' },
  { id: 'tools', label: 'Tools', asks: 'Which systems carry it' },
  { id: 'process', label: 'Process', asks: 'How work runs from sign-up to payout' },
  { id: 'team', label: 'Team', asks: 'Who runs it' },
  { id: 'metrics', label: 'Metrics', asks: 'How success is measured, now and as a target' },
] as const;
export type ProgramLayerId = (typeof programLayers)[number]['id'];

/** The four convictions of a program (S94). */
export const programPhilosophy = [
  'Aligned strategy: each side succeeds when the other does.',
  'Mutual value that can be measured.',
  'Enablement that scales without hand-holding.',
  'Compounding returns: referrals widen the network.',
] as const;

/** The five operating principles (S94). */
export const programPrinciples = [
  'Mutual value or no deal: one-way value collapses within two quarters, so map each side’s incentives before signing.',
  'Start narrow and expand on proof.',
  'Operationalize: a shared plan, named owners, regular check-ins, tracked KPIs.',
  'Align on the ideal customer: an overlap of at least 60%.',
  'Protect the brand: vet partners, and agree brand rules up front.',
] as const;

export type ProgramExample = {
  readonly vision: string;
  readonly tracks: readonly string[];
  readonly systems: readonly string[];
  readonly team: readonly { readonly role: string; readonly people: number }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly unit: 'percent' | 'count' | 'score' | 'money';
    readonly current: number;
    readonly target: number;
  }[];
};

/** A complete program as an example; amounts in major units (S94). */
export const goodProgramExample: ProgramExample = {
  vision: '40% of revenue through partners within three years',
  tracks: ['Technology', 'Solution', 'Referral'],
  systems: ['PRM self-service portal', 'CRM for deals', 'LMS', 'Multi-touch attribution'],
  team: [
    { role: 'VP', people: 1 },
    { role: 'Directors (technology, solutions)', people: 2 },
    { role: 'Partner managers', people: 6 },
    { role: 'Partner marketing', people: 2 },
    { role: 'Partner operations', people: 2 },
    { role: 'Partner engineers', people: 2 },
  ],
  metrics: [
    { name: 'Partner revenue', unit: 'percent', current: 22, target: 40 },
    { name: 'Active partners', unit: 'count', current: 150, target: 300 },
    { name: 'Partner NPS', unit: 'score', current: 45, target: 60 },
    { name: 'Average revenue per partner', unit: 'money', current: 50_000, target: 80_000 },
  ],
};

/** What a badly designed program looks like: six faults (S94). */
export const badProgramFaults = [
  'One partner type for everybody',
  'Tiers decided case by case, not by criteria',
  'No written economics',
  'A mailbox instead of a system',
  'Nobody named to run it',
  'The number of partners as the only metric',
] as const;
