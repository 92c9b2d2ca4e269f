import { z } from 'zod';
import { compareRatios, percentRatio, ratio } from '../kernel/ratio.ts';
import { groupedCount, plural } from '../kernel/words.ts';
import { type AntiPattern, antiPatterns } from '../playbooks/anti-patterns.ts';

/** Thresholds of the automatic checks (S106); percentages 0-100, counts of partners and tiers. */
export const programCheckRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    activeWarnUnderPercent: z.number().min(0).max(100),
    activeAlarmAtPercent: z.number().min(0).max(100),
    maxTiers: z.number().int().min(1),
    smallProgram: z.number().int().min(1),
    smallProgramTiers: z.number().int().min(1),
    largeProgram: z.number().int().min(1),
    accessHours: z.number().int().min(1),
    openPromises: z.number().int().min(1),
  })
  .refine((rules) => rules.activeAlarmAtPercent < rules.activeWarnUnderPercent, {
    path: ['activeAlarmAtPercent'],
    message: 'The alarm must lie below the warning.',
  });
export type ProgramCheckRules = z.infer<typeof programCheckRulesSchema>;

export const standardProgramCheckRules: ProgramCheckRules = {
  preset: 'Standard',
  version: 1,
  activeWarnUnderPercent: 20,
  activeAlarmAtPercent: 7.5,
  maxTiers: 4,
  smallProgram: 10,
  smallProgramTiers: 2,
  largeProgram: 500,
  accessHours: 48,
  openPromises: 3,
};

/** What the book says of the program; `null` is unknown. Counts are whole numbers from 0. */
export type ProgramFacts = {
  readonly partners: number | null;
  readonly activePartners: number | null;
  /** Tiers of each ladder in use. */
  readonly ladders: readonly number[];
  readonly attributionRule: string | null;
  readonly registrationPreset: string | null;
  readonly strategicPartners: number | null;
  readonly strategicWithSponsor: number | null;
  readonly mdfClaims: number | null;
  readonly mdfClaimsWithResults: number | null;
  readonly partnerTypesStarted: number | null;
  /** Processes that scale by software (onboarding, registration, reporting ...) and are still done by hand. */
  readonly manualProcesses: number | null;
  readonly overlapUnknown: number | null;
  readonly singleThreaded: number | null;
  readonly overdueTouches: number | null;
  readonly overduePromisesToOnePartner: number | null;
  readonly integrationsWithTargets: number | null;
  readonly campaignsWithoutLeadAgreement: number | null;
  readonly affiliatesWithoutFraudControls: number | null;
  readonly longestAccessHours: number | null;
  /** Whether a person has to act before a new partner gets into the portal. */
  readonly accessNeedsPerson: boolean | null;
  readonly qbrsWithoutDataPack: number | null;
  readonly outdatedContent: number | null;
};

export type CheckStatus = 'ok' | 'info' | 'warn' | 'alarm' | 'not checkable';

export type CheckFinding = {
  readonly pattern: AntiPattern;
  readonly status: CheckStatus;
  /** What was seen, in one sentence. */
  readonly seen: string;
};

type Seen = readonly [status: CheckStatus, seen: string];
type Check = (rules: ProgramCheckRules, facts: ProgramFacts) => Seen;

const unknown: Seen = ['not checkable', 'There is no data on it yet.'];

/** Zero is well, anything above warns. */
function none(count: number | null, what: (count: number) => string, well: string): Seen {
  if (count === null) return unknown;
  return count === 0 ? ['ok', well] : ['warn', what(count)];
}

const checks: Readonly<Record<string, Check>> = {
  'idle-partners': activeShare,
  'count-metric': activeShare,
  'no-attribution': (_, { attributionRule }) =>
    attributionRule === null
      ? ['warn', 'No attribution rule is chosen.']
      : ['ok', `Attribution follows rule ${attributionRule}.`],
  'no-registration': (_, { registrationPreset }) =>
    registrationPreset === null
      ? ['warn', 'No deal registration preset is chosen.']
      : ['ok', `Deals are registered under ${registrationPreset}.`],
  'too-many-tiers': ({ maxTiers }, { ladders }) => {
    const most = Math.max(0, ...ladders);
    return most > maxTiers
      ? ['warn', `A ladder has ${most} tiers; ${maxTiers} are enough.`]
      : ['ok', `No ladder has more than ${plural(maxTiers, 'tier')}.`];
  },
  'machinery-early': machineryEarly,
  'machinery-late': machineryLate,
  'no-sponsor': sponsors,
  'no-executives': sponsors,
  'mdf-unaccounted': (_, { mdfClaims, mdfClaimsWithResults }) => {
    if (mdfClaims === null || mdfClaimsWithResults === null) return unknown;
    return none(
      mdfClaims - mdfClaimsWithResults,
      (count) => `${plural(count, 'paid MDF claim')} without results.`,
      'Every paid MDF claim has results.',
    );
  },
  'all-types': (_, { partnerTypesStarted }) => {
    if (partnerTypesStarted === null) return unknown;
    return partnerTypesStarted > 1
      ? ['warn', `${plural(partnerTypesStarted, 'partner type')} started within the same quarter.`]
      : ['ok', 'One partner type is started at a time.'];
  },
  'no-icp-check': (_, { overlapUnknown }) =>
    none(
      overlapUnknown,
      (count) => `The ICP overlap of ${plural(count, 'partner')} is unknown.`,
      'Every partner has a recorded ICP overlap.',
    ),
  'single-thread': (_, { singleThreaded }) =>
    none(
      singleThreaded,
      (count) => `${plural(count, 'partner')} with a single active contact.`,
      'Every partner has more than one active contact.',
    ),
  inconsistent: (_, { overdueTouches }) =>
    none(
      overdueTouches,
      (count) => `${plural(count, 'touch', 'touches')} overdue.`,
      'No touch is overdue.',
    ),
  'over-promising': ({ openPromises }, { overduePromisesToOnePartner }) => {
    if (overduePromisesToOnePartner === null) return unknown;
    return overduePromisesToOnePartner >= openPromises
      ? [
          'warn',
          `${plural(overduePromisesToOnePartner, 'overdue commitment')} of ours to one partner.`,
        ]
      : ['ok', `No partner waits for ${plural(openPromises, 'overdue commitment')} of ours.`];
  },
  'integration-as-partnership': (_, { integrationsWithTargets }) =>
    none(
      integrationsWithTargets,
      (count) =>
        `${plural(count, 'integration')} without an agreement ${count === 1 ? 'carries' : 'carry'} a target.`,
      'No integration carries a partner target.',
    ),
  'lead-ownership': (_, { campaignsWithoutLeadAgreement }) =>
    none(
      campaignsWithoutLeadAgreement,
      (count) => `${plural(count, 'campaign')} without a lead agreement.`,
      'Every campaign has a lead agreement.',
    ),
  'no-fraud-controls': fraudControls,
  'late-fraud-controls': fraudControls,
  'slow-access': slowAccess,
  'qbr-without-data': (_, { qbrsWithoutDataPack }) =>
    none(
      qbrsWithoutDataPack,
      (count) => `${plural(count, 'QBR')} held without a data pack 48 hours ahead.`,
      'Every QBR had its data pack 48 hours ahead.',
    ),
  outdated: (_, { outdatedContent }) =>
    none(
      outdatedContent,
      (count) => `${plural(count, 'item')} past the review date.`,
      'No content is past its review date.',
    ),
};

/** Share of signed partners that are active: an alarm at the low edge, a warning under the upper one (S106.2). */
function activeShare(rules: ProgramCheckRules, { partners, activePartners }: ProgramFacts): Seen {
  if (partners === null || activePartners === null || partners === 0) return unknown;
  const share = ratio(activePartners, partners);
  const seen = `${groupedCount(activePartners)} of ${plural(partners, 'partner')} active.`;
  if (compareRatios(share, percentRatio(rules.activeAlarmAtPercent)) <= 0) return ['alarm', seen];
  return compareRatios(share, percentRatio(rules.activeWarnUnderPercent)) < 0
    ? ['warn', seen]
    : ['ok', seen];
}

/** A small program: more tiers than a ladder may have, or more than one ladder, warns; more than two tiers informs (S106.3). */
function machineryEarly(rules: ProgramCheckRules, { partners, ladders }: ProgramFacts): Seen {
  if (partners === null) return unknown;
  if (partners > rules.smallProgram)
    return ['ok', `${plural(partners, 'partner')} carry the machinery.`];
  const most = Math.max(0, ...ladders);
  const seen = `${plural(partners, 'partner')}, ${plural(ladders.length, 'ladder')}, ${plural(most, 'tier')} at most.`;
  if (most > rules.maxTiers || ladders.length > 1) return ['warn', seen];
  return most > rules.smallProgramTiers ? ['info', seen] : ['ok', seen];
}

/** A large program with work by hand warns (S106.3). Smaller ones may work by hand. */
function machineryLate(
  { largeProgram }: ProgramCheckRules,
  { partners, manualProcesses }: ProgramFacts,
): Seen {
  if (partners === null) return unknown;
  if (partners < largeProgram)
    return ['ok', `Under ${plural(largeProgram, 'partner')}, work by hand still carries.`];
  return none(
    manualProcesses,
    (count) =>
      `${plural(partners, 'partner')}, and ${plural(count, 'process', 'processes')} still done by hand.`,
    `${plural(partners, 'partner')}, and nothing is done by hand.`,
  );
}

/** Access that waits for a person, or that took longer than the limit, warns (S106.5). */
function slowAccess(
  { accessHours }: ProgramCheckRules,
  { longestAccessHours, accessNeedsPerson }: ProgramFacts,
): Seen {
  if (longestAccessHours !== null && longestAccessHours > accessHours)
    return [
      'warn',
      `Access took up to ${groupedCount(longestAccessHours)} hours; ${accessHours} is the limit.`,
    ];
  if (accessNeedsPerson === true) return ['warn', 'Access waits for a person.'];
  return longestAccessHours === null
    ? unknown
    : ['ok', `Access never took over ${accessHours} hours.`];
}

/** No sponsor at all among strategic partners warns; decided: some without one informs (S106.5). */
function sponsors(_: ProgramCheckRules, facts: ProgramFacts): Seen {
  const { strategicPartners, strategicWithSponsor } = facts;
  if (strategicPartners === null || strategicWithSponsor === null) return unknown;
  if (strategicPartners === 0) return ['not checkable', 'There is no strategic partner.'];
  if (strategicWithSponsor === 0) return ['warn', 'No strategic partner has an executive sponsor.'];
  const missing = strategicPartners - strategicWithSponsor;
  return missing > 0
    ? ['info', `${plural(missing, 'strategic partner')} without an executive sponsor.`]
    : ['ok', 'Every strategic partner has an executive sponsor.'];
}

function fraudControls(_: ProgramCheckRules, facts: ProgramFacts): Seen {
  return none(
    facts.affiliatesWithoutFraudControls,
    (count) => `${plural(count, 'affiliate')} outside the fraud checks.`,
    'Every affiliate is under the fraud checks.',
  );
}

/** Answers to what the book cannot know, by anti-pattern id: true says "this is us", false "not us". */
export type CheckAnswers = Readonly<Record<string, boolean>>;

/**
 * The program's health check (S106.1): every known mistake with what the book shows of it. Where the book cannot know, or
 * has no data, a given answer decides; without one it is not checkable, never passed.
 */
export function checkProgram(
  rules: ProgramCheckRules,
  facts: ProgramFacts,
  answers: CheckAnswers,
): CheckFinding[] {
  return antiPatterns.map((pattern) => {
    const known = checks[pattern.id]?.(rules, facts) ?? ask;
    const [status, seen] =
      known[0] === 'not checkable' ? answered(answers[pattern.id], known) : known;
    return { pattern, status, seen };
  });
}

const ask: Seen = ['not checkable', 'Only you can tell.'];

function answered(answer: boolean | undefined, open: Seen): Seen {
  if (answer === undefined) return open;
  return answer ? ['warn', 'You said this is so.'] : ['ok', 'You said this is not so.'];
}
