import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { addHours, type LocalDateTime, minutesBetween } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Who answers an issue, from the first desk up (S102). */
export const escalationPath = [
  'Partner Support',
  'Partner Manager',
  'Director',
  'VP Partnerships',
] as const;
export type EscalationOwner = (typeof escalationPath)[number];

const level = z.strictObject({
  limitHours: z.number().int().min(1, 'An answer needs a limit of at least one hour.'),
  owner: z.enum(escalationPath),
});

/** Limits and owners by severity (S102); clock hours from opened to the first answer. */
export const escalationRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    levels: z.strictObject({ low: level, medium: level, high: level, critical: level }),
  })
  .refine(
    ({ levels }) =>
      levels.critical.limitHours <= levels.high.limitHours &&
      levels.high.limitHours <= levels.medium.limitHours &&
      levels.medium.limitHours <= levels.low.limitHours,
    { path: ['levels'], message: 'A graver issue may not wait longer than a lighter one.' },
  );
export type EscalationRules = z.infer<typeof escalationRulesSchema>;

export const standardEscalationRules: EscalationRules = {
  preset: 'Standard',
  version: 1,
  levels: {
    critical: { limitHours: 4, owner: 'VP Partnerships' },
    high: { limitHours: 24, owner: 'Director' },
    medium: { limitHours: 48, owner: 'Partner Manager' },
    low: { limitHours: 72, owner: 'Partner Support' },
  },
};

/** The kinds of issue and how grave each one is (S102.1). */
export const issueKinds = {
  'partnership-at-risk': 'critical',
  'executive-complaint': 'critical',
  'deal-conflict': 'high',
  'major-support': 'high',
  'commission-dispute': 'medium',
  training: 'medium',
  'portal-access': 'low',
  question: 'low',
} as const satisfies Record<string, Severity>;
export type IssueKind = keyof typeof issueKinds;

/** How grave an issue is; portal access of a partner that is still onboarding is medium (S102.1, A87). */
export function severityOf(kind: IssueKind, onboarding: boolean): Severity {
  return kind === 'portal-access' && onboarding ? 'medium' : issueKinds[kind];
}

/** An issue on the wall clock; `tierLimitHours` is the support SLA of the partner's tier, null without one. */
export type Issue = {
  readonly severity: Severity;
  readonly opened: LocalDateTime;
  readonly answered: LocalDateTime | null;
  readonly tierLimitHours: number | null;
};

export type IssueState = 'answered in time' | 'answered late' | 'waiting' | 'breached';

export type IssueStanding = Explained<IssueState> & {
  readonly limitHours: number;
  readonly due: LocalDateTime;
  readonly owner: EscalationOwner;
};

/**
 * Where an issue stands at `now` (S102.2-S102.4): the limit is the shorter of severity and tier SLA, met when elapsed is
 * at most the limit. An unanswered breach hands it one desk up, once; severity and limit stay, the VP keeps it.
 */
export function issueStanding(
  rules: EscalationRules,
  { severity, opened, answered, tierLimitHours }: Issue,
  now: LocalDateTime,
): IssueStanding {
  const { limitHours: own, owner } = rules.levels[severity];
  const limitHours = Math.min(own, tierLimitHours ?? own);
  const late = minutesBetween(opened, answered ?? now) > 60 * limitHours;
  const state = stateOf(answered !== null, late);
  const handed = state === 'breached' ? oneUp(owner) : owner;
  return {
    ...explained({
      value: state,
      because: [
        because(
          limitHours === own
            ? `A ${severity} issue is answered within ${plural(limitHours, 'hour')}.`
            : `The tier’s answer time of ${plural(limitHours, 'hour')} is shorter than the ${own} of a ${severity} issue.`,
        ),
        because(
          handed === owner
            ? `${owner} answers.`
            : `${owner} did not answer in time, so ${handed} does.`,
        ),
      ],
      inputs: [
        { name: 'Severity', value: severity },
        { name: 'Opened', value: opened },
      ],
      rule: 'S102.2',
      preset: rules.preset,
    }),
    limitHours,
    due: addHours(opened, limitHours),
    owner: handed,
  };
}

function stateOf(answered: boolean, late: boolean): IssueState {
  if (answered) return late ? 'answered late' : 'answered in time';
  return late ? 'breached' : 'waiting';
}

/** The next desk up; the last one keeps the issue. */
function oneUp(owner: EscalationOwner): EscalationOwner {
  return escalationPath[escalationPath.indexOf(owner) + 1] ?? owner;
}
