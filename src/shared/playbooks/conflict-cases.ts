/** The five cases a dispute comes down to, with what the program does (S41.1 to S41.5). */
export const conflictCases = [
  {
    id: 'two-partners',
    situation: 'Two partners register one deal within 7 days.',
    outcome: 'The first to register wins.',
    days: 7,
    rule: 'S41.1',
  },
  {
    id: 'direct-pipeline',
    situation: 'A partner registers a deal that is already in the direct pipeline.',
    outcome: 'Direct sales owns it; the partner gets a referral fee.',
    feePercent: { min: 5, max: 10 },
    rule: 'S41.2',
  },
  {
    id: 'silent-registration',
    situation: 'A registered deal shows no activity for 60 days.',
    outcome: 'Warn on day 45, expire on day 60.',
    warnDay: 45,
    expireDay: 60,
    rule: 'S41.4',
  },
  {
    id: 'customer-choice',
    situation: 'The customer asks for another partner.',
    outcome: 'Honor it; the first partner gets a referral fee.',
    feePercent: { min: 5, max: 10 },
    rule: 'S41.5',
  },
  {
    id: 'both-selling',
    situation: 'Partner and direct sales both sell to the customer.',
    outcome:
      'Direct sales keeps it with a prior relationship; otherwise the partner that registered first.',
    rule: 'S41.3',
  },
] as const;

/** What prevents each type of conflict from coming up (S41.10). */
export const conflictPrevention = [
  {
    id: 'partner-direct',
    conflict: 'Partner and direct sales work one account.',
    prevention: 'Deal registration with first-mover protection within 14 days.',
    days: 14,
  },
  {
    id: 'partner-partner',
    conflict: 'Two partners work one account.',
    prevention: 'Account mapping, and assignment by territory or vertical.',
  },
  {
    id: 'pricing',
    conflict: 'A partner gives a discount that direct sales does not.',
    prevention: 'A minimum advertised price policy and consistent price tiers.',
  },
  {
    id: 'attribution',
    conflict: 'Who sourced the deal, and who influenced it.',
    prevention: 'Attribution in the CRM, with timestamps.',
  },
] as const;
