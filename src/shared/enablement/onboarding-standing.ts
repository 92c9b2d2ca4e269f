import { because, type Explained, explained } from '../kernel/explained.ts';
import {
  formatDate,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import type { PartnerTypeId } from '../playbooks/partner-type-definitions.ts';
import type { OnboardingRules } from './onboarding-rules.ts';

/** Dates on record; null = not yet. `type` null = unknown. */
export type OnboardedFacts = {
  readonly type: PartnerTypeId | null;
  readonly portalGrantedOn: LocalDate | null;
  readonly trackingLinkOn: LocalDate | null;
  readonly firstTrainingOn: LocalDate | null;
};

/** `value`: onboarded or not; `on` the day it became so. */
export type Onboarded = Explained<boolean> & { readonly on: LocalDate | null };

/**
 * Onboarded (S82.5): portal access granted, and the tracking link issued or, for types without links, the first training
 * done. Decided: with the type unknown a link is enough, training alone leaves the answer unknown.
 */
export function onboarded(
  rules: OnboardingRules,
  facts: OnboardedFacts,
  today: LocalDate,
): Onboarded {
  const portal = upTo(facts.portalGrantedOn, today);
  const second = secondStep(rules, facts, today);
  const on = portal === null || second.on === null ? null : later(portal, second.on);
  const open = second.unknown && portal !== null;
  return {
    ...explained<boolean>({
      value: open ? null : on !== null,
      because: [
        because(
          portal === null ? 'No portal access yet.' : `Portal access since ${formatDate(portal)}.`,
        ),
        because(second.text),
      ],
      inputs: [
        { name: 'type', value: facts.type },
        { name: 'portal access', value: portal ?? 'none' },
        { name: 'tracking link', value: upTo(facts.trackingLinkOn, today) ?? 'none' },
        { name: 'first training', value: upTo(facts.firstTrainingOn, today) ?? 'none' },
      ],
      rule: 'S82.5',
      preset: rules.preset,
    }),
    on,
  };
}

type SecondStep = {
  readonly on: LocalDate | null;
  readonly unknown: boolean;
  readonly text: string;
};

function secondStep(rules: OnboardingRules, facts: OnboardedFacts, today: LocalDate): SecondStep {
  const link = upTo(facts.trackingLinkOn, today);
  const training = upTo(facts.firstTrainingOn, today);
  const isLinkType = facts.type !== null && rules.linkTypes.includes(facts.type);
  if (isLinkType || (facts.type === null && link !== null)) return reached('Tracking link', link);
  if (facts.type !== null || training === null) return reached('First training', training);
  return {
    on: null,
    unknown: true,
    text: 'First training done, but without the partner type a link may be needed too.',
  };
}

function reached(what: string, on: LocalDate | null): SecondStep {
  const text = on === null ? `${what}: not yet.` : `${what} on ${formatDate(on)}.`;
  return { on, unknown: false, text };
}

function upTo(on: LocalDate | null, today: LocalDate): LocalDate | null {
  return on !== null && on <= today ? on : null;
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

export type AccessFacts = {
  readonly requestedAt: LocalDateTime | null;
  readonly grantedAt: LocalDateTime | null;
};

export type AccessState = 'not requested' | 'waiting' | 'in time' | 'late' | 'overdue';

/** `breach`: granted late, or still waiting past the limit. */
export type AccessSla = Explained<AccessState> & {
  readonly breach: boolean;
  readonly elapsedMinutes: number | null;
};

/** First portal access within 48 clock hours, weekends included (S82.6): breach when more, granted or still waiting. */
export function accessSla(
  rules: OnboardingRules,
  { requestedAt, grantedAt }: AccessFacts,
  now: LocalDateTime,
): AccessSla {
  const limit = rules.firstAccessHours;
  const granted = grantedAt !== null && grantedAt <= now ? grantedAt : null;
  const elapsed = requestedAt === null ? null : minutesBetween(requestedAt, granted ?? now);
  const state = accessState(elapsed, granted !== null, limit);
  return {
    ...explained<AccessState>({
      value: state,
      because: [because(accessTexts[state](hoursText(elapsed ?? 0), limit))],
      inputs: [
        { name: 'requested at', value: requestedAt },
        { name: 'granted at', value: granted ?? 'not yet' },
      ],
      rule: 'S82.6',
      preset: rules.preset,
    }),
    breach: state === 'late' || state === 'overdue',
    elapsedMinutes: elapsed,
  };
}

function accessState(elapsed: number | null, granted: boolean, limit: number): AccessState {
  if (elapsed === null) return 'not requested';
  if (withinHours(elapsed, limit)) return granted ? 'in time' : 'waiting';
  return granted ? 'late' : 'overdue';
}

const accessTexts: Readonly<Record<AccessState, (took: string, limit: number) => string>> = {
  'not requested': () => 'No access request is on record.',
  waiting: (took, limit) => `Waiting for ${took} of ${limit} h.`,
  'in time': (took, limit) => `Granted after ${took}, within ${limit} h.`,
  late: (took, limit) => `Granted after ${took}, more than ${limit} h: activation is less likely.`,
  overdue: (took, limit) =>
    `Still waiting after ${took}, more than ${limit} h: activation becomes unlikely.`,
};

function hoursText(minutes: number): string {
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** Severity and limit of an access issue (S82.7, A87): medium, 48 h while onboarding; low, 72 h later. */
export function accessIssue(
  rules: OnboardingRules,
  stillOnboarding: boolean,
): OnboardingRules['accessIssue']['later'] {
  return stillOnboarding ? rules.accessIssue.onboarding : rules.accessIssue.later;
}
