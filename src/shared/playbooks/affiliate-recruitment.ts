export type Level =
  | 'very high'
  | 'high'
  | 'medium-high'
  | 'medium'
  | 'low-medium'
  | 'low'
  | 'variable';

export type SourceRating = {
  readonly quality: Level;
  readonly volume: Level;
  readonly effort: Level;
};

/** A place to find affiliates, rated by two lists that differ; null where a list does not name it. */
export type RecruitmentSource = {
  readonly id: string;
  readonly name: string;
  readonly strategy: SourceRating | null;
  readonly marketing: SourceRating | null;
};

const rated = (quality: Level, volume: Level, effort: Level): SourceRating => ({
  quality,
  volume,
  effort,
});

/** Where to find affiliates (S63.1): `strategy` is the list of 002, `marketing` that of 003. */
export const recruitmentSources: readonly RecruitmentSource[] = [
  {
    id: 'customers',
    name: 'Existing customers',
    strategy: rated('very high', 'low', 'medium'),
    marketing: rated('very high', 'low', 'low'),
  },
  {
    id: 'bloggers-youtubers',
    name: 'Industry bloggers and YouTubers',
    strategy: rated('high', 'low-medium', 'high'),
    marketing: null,
  },
  {
    id: 'seo-bloggers',
    name: 'SEO bloggers',
    strategy: null,
    marketing: rated('medium', 'medium', 'medium'),
  },
  {
    id: 'creators',
    name: 'Content creators',
    strategy: null,
    marketing: rated('high', 'medium', 'medium'),
  },
  {
    id: 'networks',
    name: 'Affiliate networks (ShareASale, CJ)',
    strategy: rated('medium', 'high', 'low'),
    marketing: rated('medium', 'high', 'low'),
  },
  {
    id: 'competitors',
    name: 'Affiliates of competitors',
    strategy: rated('medium-high', 'medium', 'medium'),
    marketing: rated('high', 'medium', 'medium'),
  },
  {
    id: 'influencers',
    name: 'Social and industry influencers',
    strategy: rated('variable', 'medium', 'high'),
    marketing: rated('high', 'low', 'high'),
  },
  {
    id: 'review-sites',
    name: 'Review sites (G2, Capterra)',
    strategy: rated('medium', 'low', 'low'),
    marketing: null,
  },
  {
    id: 'graduates',
    name: 'Graduates of the partner program',
    strategy: rated('high', 'low', 'low'),
    marketing: null,
  },
  {
    id: 'course-creators',
    name: 'Course creators',
    strategy: null,
    marketing: rated('high', 'low', 'medium'),
  },
];

/** What a recruitment message asks for before it can be sent (S63.2). */
export const outreachSlots = [
  'company',
  'commissionPercent',
  'prospect',
  'medium',
  'topic',
  'piece',
  'audience',
  'cookieDays',
  'averageEarnings',
  'earningsRange',
  'tactic',
  'sender',
] as const;
export type OutreachSlot = (typeof outreachSlots)[number];

/** How each slot is named to the person who fills it. */
export const outreachSlotNames: Readonly<Record<OutreachSlot, string>> = {
  company: 'company',
  commissionPercent: 'commission percent',
  prospect: "prospect's name",
  medium: 'blog, YouTube channel or podcast',
  topic: 'topic',
  piece: 'a specific piece',
  audience: 'audience',
  cookieDays: 'cookie days',
  averageEarnings: 'average earnings per referral',
  earningsRange: 'what some affiliates earn a month',
  tactic: 'their tactic',
  sender: 'signature',
};

/** The recruitment message; `{slot}` is filled in (S63.2). */
export const outreachTemplate = {
  subject: '{company}: earn {commissionPercent}% commission as our affiliate',
  paragraphs: [
    'Hi {prospect},',
    'I like your {medium} on {topic}, and {piece} in particular.',
    'I think {company} would suit {audience}, and we have just launched our affiliate program.',
    [
      'What you get:',
      '- {commissionPercent}% commission',
      '- A cookie of {cookieDays} days',
      '- {averageEarnings} earned per referral on average',
      '- A dedicated manager',
      '- Custom landing pages and creatives',
    ].join('\n'),
    'Some affiliates earn {earningsRange} a month through {tactic}.',
    'Do you have 15 minutes for a call this week?',
    '{sender}',
  ],
} as const;
