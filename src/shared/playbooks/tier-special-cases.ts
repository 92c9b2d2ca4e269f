/** Partners that do not fit the ladder as it stands, and how each is treated (S14.8). */
export type TierSpecialCase = {
  readonly id: 'strategic' | 'new-potential' | 'declining' | 'seasonal' | 'multi-product';
  readonly partner: string;
  readonly treatment: string;
  readonly rule: string;
};

export const tierSpecialCases: readonly TierSpecialCase[] = [
  {
    id: 'strategic',
    partner: 'Strategic partner',
    treatment:
      'The top tier whatever the revenue, with a named approver and a reason; looked at every year, exempt from a downgrade',
    rule: 'S14.6',
  },
  {
    id: 'new-potential',
    partner: 'New partner with potential',
    treatment: 'A provisional tier for six months, then the tier that is earned',
    rule: 'S14.5',
  },
  {
    id: 'declining',
    partner: 'Declining partner',
    treatment: 'A soft landing with a support plan; the dates of review and grace do not move',
    rule: 'S14.4',
  },
  {
    id: 'seasonal',
    partner: 'Seasonal business',
    treatment: 'Qualification over the rolling twelve months',
    rule: 'S11.2',
  },
  {
    id: 'multi-product',
    partner: 'Multi-product partner',
    treatment: 'Figures added up across products',
    rule: 'S11.2',
  },
];
