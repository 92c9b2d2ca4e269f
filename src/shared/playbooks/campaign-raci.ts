/** Responsible, accountable, consulted, informed (S26). */
export type RaciLetter = 'R' | 'A' | 'C' | 'I';

/** One activity with the letters of each side, as printed: readings are added by the checker (S26). */
export type RaciRow = {
  readonly id: string;
  readonly activity: string;
  readonly us: readonly RaciLetter[];
  readonly partner: readonly RaciLetter[];
  readonly note: string;
};

/** What the letters stand for. */
export const raciWords: Readonly<Record<RaciLetter, string>> = {
  R: 'responsible',
  A: 'accountable',
  C: 'consulted',
  I: 'informed',
};

/** The default matrix of co-marketing, as printed (S26). */
export const campaignRaci: readonly RaciRow[] = [
  {
    id: 'strategy',
    activity: 'Strategy and planning',
    us: ['A'],
    partner: ['C'],
    note: 'We lead the strategy',
  },
  {
    id: 'content',
    activity: 'Content creation',
    us: ['R'],
    partner: ['C'],
    note: 'The partner reviews before publishing',
  },
  { id: 'design', activity: 'Design assets', us: ['R'], partner: ['I'], note: 'Share templates' },
  {
    id: 'landing-page',
    activity: 'Landing page',
    us: ['R'],
    partner: ['C'],
    note: 'Tracked separately',
  },
  { id: 'email-copy', activity: 'Email copy', us: ['R'], partner: ['A'], note: 'Both approve' },
  {
    id: 'email-send',
    activity: 'Email send',
    us: ['R'],
    partner: ['R'],
    note: 'Each to its own list',
  },
  {
    id: 'social',
    activity: 'Social posts',
    us: ['R'],
    partner: ['R'],
    note: 'Coordinate the timing',
  },
  {
    id: 'leads',
    activity: 'Lead handling',
    us: ['R'],
    partner: ['R'],
    note: 'Agree on the follow-up',
  },
  { id: 'reporting', activity: 'Reporting', us: ['A'], partner: ['C'], note: 'Share the results' },
];
