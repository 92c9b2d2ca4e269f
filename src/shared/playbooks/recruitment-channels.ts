import type { PartnerTypeId } from './partner-type-definitions.ts';

export type RecruitmentAudience =
  | 'customers'
  | 'creators'
  | 'complementary-saas'
  | 'consultants-agencies'
  | 'system-integrators';

/** Where a kind of partner is found, and how the first message opens. `{...}` marks what the sender fills in. */
export type RecruitmentChannel = {
  readonly audience: RecruitmentAudience;
  readonly name: string;
  readonly types: readonly PartnerTypeId[];
  readonly channels: readonly string[];
  readonly pitch: string;
  readonly opening: string;
};

/** Recruitment channels by audience (S80, Appendix E). */
export const recruitmentChannels: readonly RecruitmentChannel[] = [
  {
    audience: 'customers',
    name: 'Customers',
    types: ['referral'],
    channels: ['In-app prompt', 'Email'],
    pitch: 'You already get results; earn by sharing them.',
    opening:
      'Hi {name}, you already get results with {product}. Share it and earn on every customer you bring.',
  },
  {
    audience: 'creators',
    name: 'Creators and influencers',
    types: ['affiliate'],
    channels: ['Direct outreach on content fit'],
    pitch: 'How we could work together on a topic.',
    opening:
      'Hi {name}, your work on {topic} reaches the people {product} is made for. Here is how we could work together on it.',
  },
  {
    audience: 'complementary-saas',
    name: 'Complementary SaaS',
    types: ['technology'],
    channels: ['Account overlap analysis', 'Warm introduction'],
    pitch: 'The number of customers we share.',
    opening:
      'Hi {name}, {company} and {product} share {shared customers} customers. Can we talk about what we could do for them together?',
  },
  {
    audience: 'consultants-agencies',
    name: 'Consultants and agencies',
    types: ['si', 'referral'],
    channels: ['Events', 'LinkedIn'],
    pitch: 'Their clients need this, and it earns recurring revenue.',
    opening:
      'Hi {name}, clients of {company} meet the problem {product} solves. Recommending it earns you recurring revenue.',
  },
  {
    audience: 'system-integrators',
    name: 'System integrators',
    types: ['si'],
    channels: ['RFP answers', 'Executive networking'],
    pitch: 'Wanted among the recommended implementation partners.',
    opening:
      'Hi {name}, we would like {company} among our recommended implementation partners for {product}.',
  },
];

/** The number of shared customers the source's sample message names. */
export const sampleSharedCustomers = 47;

/** A rollout of resellers at one time: what they are given, and the onboarding plan they run (S80, Appendix E). */
export const resellerRollout = {
  resellers: 20,
  days: 90,
  plan: 'O3',
  provides: ['Training', 'Playbooks', 'Pricing tools', 'Deal registration flow'],
} as const;
