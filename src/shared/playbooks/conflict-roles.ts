/** Roles of the role ladder (T5), from the lowest up. */
export const partnerRoles = ['Referral', 'Integration', 'Solution'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** How two partners share a deal of one role, and how a role stands against direct sales (S41.9). */
export const roleOverlapRules = {
  Referral: {
    deal: { credit: 'first-touch', text: 'First touch takes the deal.' },
    direct: { test: 'direct-contact', text: 'Loses when it registers after direct contact.' },
  },
  Integration: {
    deal: {
      credit: 'multi-touch',
      text: 'Credit over all touches, with priority for the registration.',
    },
    direct: {
      test: 'registered-in-time',
      protectedWithinDays: 14,
      text: 'Protected when registered within 14 days of first contact.',
    },
  },
  Solution: {
    deal: { credit: 'split', text: 'Joint pipeline with split credit.' },
    direct: {
      test: 'protected-list',
      review: 'quarterly',
      text: 'Protected by a list of named accounts, reviewed every quarter.',
    },
  },
} as const satisfies Record<PartnerRole, object>;
