import type { Cadence } from '../program/cadence.ts';
import type { Segment } from '../program/segment.ts';

export const relationshipRoles = [
  'executive-sponsor',
  'partner-manager',
  'technical',
  'marketing',
] as const;
export type RelationshipRole = (typeof relationshipRoles)[number];

/** One line of a relationship map: who of ours meets them, and at least how often. */
export type RelationshipLine = {
  readonly role: RelationshipRole;
  readonly label: string;
  readonly ours: string;
  readonly cadence: Cadence;
};

/** The model relationship of a top-tier partner (S02, "Platinum relationship map"). */
export const platinumRelationship: readonly RelationshipLine[] = [
  {
    role: 'executive-sponsor',
    label: 'Executive sponsor',
    ours: 'VP of Partnerships',
    // The minimum. Monthly executive access is an entitlement of the tier (S13, A92).
    cadence: 'quarterly',
  },
  {
    role: 'partner-manager',
    label: 'Partner manager',
    ours: 'Partner manager',
    cadence: 'weekly',
  },
  {
    role: 'technical',
    label: 'Technical contact',
    ours: 'Solutions architect',
    cadence: 'as-needed',
  },
  {
    role: 'marketing',
    label: 'Marketing contact',
    ours: 'Co-marketing manager',
    cadence: 'bi-weekly',
  },
];

/** A meeting or channel that comes round. `minutes` null where none are named. */
export type RecurringMeeting = {
  readonly title: string;
  readonly cadence: Cadence;
  readonly minutes: number | null;
  readonly who: string;
  readonly about: string;
};

const meeting = (
  title: string,
  cadence: Cadence,
  who: string,
  about: string,
  minutes: number | null = null,
): RecurringMeeting => ({ title, cadence, minutes, who, about });

/** The model cadences of S02: a top-tier partner, a joint go-to-market (S98) and an integration (S76). */
export const meetingCadences = {
  platinum: [
    meeting('Pipeline sync', 'weekly', 'Both partner managers', 'Open deals and next steps', 15),
    meeting('Co-marketing planning', 'bi-weekly', 'Both marketing contacts', 'Joint activities'),
    meeting('Joint sales forecast', 'monthly', 'Both sales leads', 'Forecast of joint deals'),
    meeting('Executive QBR', 'quarterly', 'Executive sponsors', 'The quarter and the next one'),
    meeting('Strategic planning session', 'annual', 'Executive sponsors', 'The year ahead'),
  ],
  'joint-gtm': [
    meeting('Shared chat channel', 'weekly', 'Both deal teams', 'Deal work'),
    meeting('Partner-manager sync', 'monthly', 'Both partner managers', 'Pipeline'),
    meeting('Executive review', 'quarterly', 'Executive sponsors', 'Results and obstacles'),
    meeting('Annual planning', 'annual', 'Both sides', 'Goals, budgets, programs'),
  ],
  integration: [
    meeting('Partner sync', 'monthly', 'Both partner managers', 'Pipeline and adoption'),
    meeting('Co-marketing campaign', 'quarterly', 'Both marketing contacts', 'One joint campaign'),
    meeting('Annual review', 'annual', 'Executive sponsors', 'The integration and the partnership'),
  ],
} as const satisfies Record<string, readonly RecurringMeeting[]>;

/** How a segment is managed (S07) and how often its partners are in touch (S08). */
export type SegmentApproach = {
  readonly criterion: string;
  readonly approach: string;
  readonly touch: Cadence;
  readonly qbr: 'quarterly' | 'optional';
};

/** The five segments: criterion, approach and touch frequency. Stable is monthly, its QBR optional (A63, S18). */
export const segmentApproaches = {
  Strategic: {
    criterion: 'Top 10% by revenue, high growth',
    approach: 'White-glove, executive sponsor',
    touch: 'weekly',
    qbr: 'quarterly',
  },
  Growth: {
    criterion: 'Growing, high potential',
    approach: 'Regular QBRs, proactive support',
    touch: 'bi-weekly',
    qbr: 'quarterly',
  },
  Stable: {
    criterion: 'Consistent, moderate revenue',
    approach: 'Quarterly touch, self-service',
    touch: 'monthly',
    qbr: 'optional',
  },
  'At-risk': {
    criterion: 'Declining, disengaged',
    approach: 'Intervention plan',
    touch: 'weekly',
    qbr: 'optional',
  },
  'Long-tail': {
    criterion: 'Low revenue, low activity',
    approach: 'Automated, pooled support',
    touch: 'quarterly',
    qbr: 'optional',
  },
} as const satisfies Record<Segment, SegmentApproach>;
