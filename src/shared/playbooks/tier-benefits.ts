import type { BenefitCell, BenefitId, BenefitRow, BenefitsMatrix } from '../tiers/benefits.ts';

type Cells = readonly [BenefitCell, BenefitCell, BenefitCell, BenefitCell];

const none = (text: string): BenefitCell => ({ kind: 'none', text });
const level = (at: number, text: string): BenefitCell => ({ kind: 'level', level: at, text });
const rate = (percent: number, orMore = false): BenefitCell => ({ kind: 'rate', percent, orMore });
const fund = (amount: number, orMore = false): BenefitCell => ({
  kind: 'fund',
  amount,
  per: 'year',
  orMore,
});
const answer = (hours: number): BenefitCell => ({ kind: 'answer', hours });
const row = (id: BenefitId, benefit: string, cells: Cells): BenefitRow => ({
  id,
  benefit,
  cells: [...cells],
});

/** The benefits matrix: 14 benefits, four tiers (S13.1). Every cell may be edited. */
const matrix = (preset: string, registeredLogo: BenefitCell): BenefitsMatrix => ({
  preset,
  version: 1,
  tiers: ['Registered', 'Silver', 'Gold', 'Platinum'],
  rows: [
    row('portal', 'Portal access', [
      level(1, 'Basic'),
      level(2, 'Full'),
      level(2, 'Full'),
      level(2, 'Full'),
    ]),
    row('logo', 'Logo usage', [
      registeredLogo,
      level(1, 'Standard'),
      level(2, 'Premium'),
      level(3, 'Custom'),
    ]),
    row('directory', 'Directory listing', [
      none('No'),
      level(1, 'Basic'),
      level(2, 'Featured'),
      level(3, 'Spotlight'),
    ]),
    row('dealRegistration', 'Deal registration', [
      none('No'),
      level(1, 'Yes'),
      level(1, 'Yes'),
      level(2, 'Priority'),
    ]),
    row('commission', 'Commission / margin', [rate(10), rate(15), rate(20), rate(25, true)]),
    row('mdf', 'Co-marketing funds (MDF)', [
      fund(0),
      fund(2_000),
      fund(10_000),
      fund(50_000, true),
    ]),
    row('manager', 'Partner manager', [
      level(1, 'Pooled'),
      level(1, 'Pooled'),
      level(2, 'Dedicated'),
      level(3, 'Senior partner manager'),
    ]),
    row('training', 'Training', [
      level(1, 'Self-serve'),
      level(2, 'Live sessions'),
      level(3, 'Custom'),
      level(4, 'On-site'),
    ]),
    row('salesSupport', 'Sales support', [
      none('None'),
      level(1, 'Email'),
      level(2, 'Dedicated sales engineer'),
      level(3, 'Named sales engineer'),
    ]),
    row('leadSharing', 'Lead sharing', [
      none('No'),
      level(1, 'Limited'),
      level(2, 'Full'),
      level(3, 'Priority'),
    ]),
    row('executiveAccess', 'Executive access', [
      none('No'),
      none('No'),
      level(1, 'Quarterly'),
      level(2, 'Monthly'),
    ]),
    row('earlyAccess', 'Early access', [
      none('No'),
      none('No'),
      level(1, 'Beta'),
      level(2, 'Alpha'),
    ]),
    row('events', 'Events', [
      none('No'),
      level(1, 'Attend'),
      level(2, 'Sponsor'),
      level(3, 'Keynote'),
    ]),
    row('supportSla', 'Support SLA', [level(1, 'Standard'), answer(24), answer(4), answer(1)]),
  ],
});

/**
 * The matrix of each ladder that shares its tiers. Registered partners may use the logo in the starter and the
 * influenced-ARR ladder, not in the standard one (S13.2, A6).
 */
export const tierBenefits = {
  T1: matrix('T1', none('None')),
  T2: matrix('T2', level(1, 'Standard')),
  T4: matrix('T4', level(1, 'Standard')),
} as const satisfies Record<string, BenefitsMatrix>;

/** Silver of the standard ladder written out in full (S13.3). */
export const silverExample = {
  tier: 'Silver',
  benefits: [
    '15% commission on partner-sourced deals',
    '$2,000 co-marketing fund a year',
    'Basic directory listing',
    '2 seats at the quarterly live partner training',
    '30-day deal-registration protection',
    'Co-branded content library',
    'Pooled partner manager',
  ],
  commissionPercent: 15,
  fundPerYear: 2_000,
  trainingSeatsPerQuarter: 2,
  protectionDays: 30,
} as const;
