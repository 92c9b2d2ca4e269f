/** The four questions of attribution rule A (S44.1). */
export const treeQuestions = {
  introduced: 'Did the partner introduce the lead?',
  inCrm: 'Was the lead in our CRM before the partner\u2019s contact?',
  active: 'Was the lead actively engaged with sales?',
  contributed: 'Did the partner contribute a demo, a reference or co-selling?',
} as const;

/** What each class means, what proves it, and what it pays (S44.12). */
export const attributionDefinitions = {
  sourced: {
    meaning: 'First touch by link, deal registration or co-sell introduction.',
    evidence: ['referral click', 'registration form', 'account overlap flag'],
    pays: { ofSourcedRatePercent: { min: 100, max: 100 }, bonusInstead: false },
  },
  influenced: {
    meaning: 'Helped to close an existing lead: demo, case study, objections answered, reference.',
    evidence: ['CRM activity', 'tagged touch', 'notes'],
    pays: { ofSourcedRatePercent: { min: 25, max: 50 }, bonusInstead: true },
  },
} as const;

/** What rule B asks for, and what it never credits (S44.3, S44.4). */
export const attributionCriteria = {
  sourced: [
    'The lead came through the partner channel.',
    'Registered within 7 days of first contact.',
    'No prior direct engagement: the partner identified and qualified it and holds the main relationship.',
  ],
  influenced: [
    'The activity is documented in the CRM.',
    'The partner took part in the sales process.',
    'The deal would not have closed without it.',
  ],
  none: [
    'The partner was only mentioned.',
    'The deal was already in the direct pipeline.',
    'The partner engaged only after the sale.',
  ],
} as const;

/** The field a CRM carries for the kind of influence; accelerated is a kind of influenced (S44.12, S47.4). */
export const influenceTypes = {
  sourced: 'sourced',
  influenced: 'influenced',
  accelerated: 'influenced',
} as const satisfies Record<string, 'sourced' | 'influenced'>;
export type InfluenceType = keyof typeof influenceTypes;
