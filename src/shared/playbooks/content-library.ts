export const contentPriorities = ['critical', 'high', 'medium'] as const;
export type ContentPriority = (typeof contentPriorities)[number];

export const contentRefreshes = [
  'ongoing',
  'monthly',
  'quarterly',
  'annual',
  'per release',
  'as needed',
] as const;
export type ContentRefresh = (typeof contentRefreshes)[number];

export const contentTypes = [
  'portal',
  'playbook',
  'training',
  'battle-cards',
  'case-studies',
  'demo-scripts',
  'objection-handling',
  'pricing-guide',
  'technical-docs',
  'co-brandable',
  'demo-environment',
  'certification',
] as const;
export type ContentType = (typeof contentTypes)[number];

/** One kind of content of a list; `refresh` null where the list names none. */
export type ContentRow = {
  readonly type: ContentType;
  readonly name: string;
  readonly priority: ContentPriority;
  readonly refresh: ContentRefresh | null;
};

/** A priority list; a program may edit its own copy. */
export type ContentList = {
  readonly preset: string;
  readonly version: number;
  readonly rows: readonly ContentRow[];
};

/** Two priority lists side by side (S83, A73). Both are editable copies for a program. */
export const contentLists = {
  hierarchy: {
    preset: 'hierarchy',
    version: 1,
    rows: [
      { type: 'portal', name: 'Partner portal', priority: 'critical', refresh: 'ongoing' },
      { type: 'playbook', name: 'Sales playbook', priority: 'critical', refresh: 'quarterly' },
      { type: 'training', name: 'Product training', priority: 'critical', refresh: 'per release' },
      { type: 'battle-cards', name: 'Battle cards', priority: 'high', refresh: 'monthly' },
      { type: 'case-studies', name: 'Case studies', priority: 'high', refresh: 'quarterly' },
      { type: 'demo-scripts', name: 'Demo scripts', priority: 'high', refresh: 'quarterly' },
      {
        type: 'objection-handling',
        name: 'Objection handling',
        priority: 'high',
        refresh: 'monthly',
      },
      { type: 'pricing-guide', name: 'Pricing guide', priority: 'high', refresh: 'as needed' },
      {
        type: 'technical-docs',
        name: 'Technical docs',
        priority: 'medium',
        refresh: 'per release',
      },
      {
        type: 'co-brandable',
        name: 'Co-brandable assets',
        priority: 'medium',
        refresh: 'quarterly',
      },
    ],
  },
  stack: {
    preset: 'stack',
    version: 1,
    rows: [
      { type: 'portal', name: 'Partner portal', priority: 'critical', refresh: null },
      { type: 'playbook', name: 'Sales playbook', priority: 'critical', refresh: null },
      { type: 'technical-docs', name: 'Integration docs', priority: 'high', refresh: null },
      { type: 'co-brandable', name: 'Co-brandable content', priority: 'high', refresh: null },
      { type: 'demo-environment', name: 'Demo environment', priority: 'medium', refresh: null },
      { type: 'certification', name: 'Certification', priority: 'medium', refresh: null },
    ],
  },
} as const satisfies Record<string, ContentList>;

/** The least a portal starts with, and what keeps it alive (S83). */
export const minimumContent = {
  portal: [
    'Deck and pitch script',
    '30-minute certification with quiz',
    'Registration form with a 24-hour approval SLA',
    'Battle cards for the top 3 competitors',
    'Pricing sheet with discount tiers',
  ],
  certificationMinutes: 30,
  registrationApprovalHours: 24,
  battleCardCompetitors: 3,
  liveTraining: { everyMonths: 3, recorded: true },
} as const;

/** A document of the program itself and how often it is renewed (S83). */
export const programDocuments: readonly {
  readonly name: string;
  readonly refresh: ContentRefresh;
}[] = [
  { name: 'Partner agreement', refresh: 'annual' },
  { name: 'Program guide', refresh: 'quarterly' },
  { name: 'Partner playbook', refresh: 'quarterly' },
  { name: 'Training curriculum', refresh: 'per release' },
  { name: 'Marketing guidelines', refresh: 'annual' },
  { name: 'Commission policy', refresh: 'annual' },
  { name: 'Escalation procedures', refresh: 'as needed' },
];

/** What makes content useless however much of it there is (S83). */
export const contentFaults: readonly string[] = ['A 100-page PDF', 'Case studies two years old'];
