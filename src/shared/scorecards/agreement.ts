import { z } from 'zod';
import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import {
  type AgreementClause,
  type AgreementKind,
  agreementClauses,
  campaignsPerQuarter,
} from '../playbooks/agreement-terms.ts';

/** Terms that an agreement starts from (S77, G10). */
export const agreementRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  termMonths: z.number().int().min(1).max(120),
  checkpointDays: z.number().int().min(1),
  /** The last checkpoint lies at least so many days before the end. */
  lastCheckpointBeforeEndDays: z.number().int().min(0),
  exitNoticeDays: z.number().int().min(0),
  /** Added to the exit notice for the renewal alert. */
  alertMarginDays: z.number().int().min(0),
  campaignsPerQuarter: z.number().int().min(0),
  overlapPercent: z.number().min(0).max(100),
});
export type AgreementRules = z.infer<typeof agreementRulesSchema>;

export type AgreementDraft = {
  readonly partner: string;
  readonly kind: AgreementKind;
  readonly startsOn: LocalDate | null;
  /** Null takes the default of the rules, here and below. */
  readonly termMonths: number | null;
  readonly exitNoticeDays: number | null;
  readonly campaignsPerQuarter: number | null;
  /** ICP overlap, percent 0-100; null is unknown. */
  readonly icpOverlap: number | null;
  /** A technical integration without a contract needs no overlap check. */
  readonly technicalOnly: boolean;
  /** Why the overlap check is set aside; null when it is not. */
  readonly overrideReason: string | null;
  readonly usesAi: boolean;
  readonly clauses: Readonly<Partial<Record<AgreementClause, string>>>;
};

export type AgreementDates = {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly checkpoints: readonly LocalDate[];
  /** When to decide about renewal. */
  readonly renewalAlertOn: LocalDate;
  readonly rule: 'S77.3';
};

/**
 * The dates of an agreement (S77.3-S77.5): it ends the term's months on (G4); checkpoints every 90 days, the last at
 * least 90 days before the end; the renewal alert comes the exit notice plus 30 days before the end (default 120).
 * Decided: a term shorter than that alerts on its first day.
 */
export function agreementDates(
  rules: AgreementRules,
  startsOn: LocalDate,
  termMonths: number = rules.termMonths,
  exitNoticeDays: number = rules.exitNoticeDays,
): AgreementDates {
  const endsOn = addMonths(startsOn, termMonths);
  const latest = addDays(endsOn, -rules.lastCheckpointBeforeEndDays);
  const checkpoints: LocalDate[] = [];
  for (
    let at = addDays(startsOn, rules.checkpointDays);
    at <= latest && at > (checkpoints.at(-1) ?? startsOn);
    at = addDays(at, rules.checkpointDays)
  )
    checkpoints.push(at);
  const alert = addDays(endsOn, -(exitNoticeDays + rules.alertMarginDays));
  return {
    startsOn,
    endsOn,
    checkpoints,
    renewalAlertOn: alert < startsOn ? startsOn : alert,
    rule: 'S77.3',
  };
}

/** The day an agreement is over after a notice: 90 days on unless agreed otherwise (S77.6). */
export function noticeEnds(
  rules: AgreementRules,
  noticeOn: LocalDate,
  exitNoticeDays: number = rules.exitNoticeDays,
): LocalDate {
  return addDays(noticeOn, exitNoticeDays);
}

export type AgreementCheck = {
  readonly field: string;
  readonly status: 'ok' | 'warn' | 'block';
  readonly text: string;
};

/** Checks a draft (S77.7-S77.9). A block stops the export; a warning does not. */
export function checkAgreement(rules: AgreementRules, draft: AgreementDraft): AgreementCheck[] {
  return [
    filled('partner', 'The partner', draft.partner),
    filled('startsOn', 'The start date', draft.startsOn ?? ''),
    ...clauseChecks(draft),
    campaignCheck(rules, draft),
    overlapCheck(rules, draft),
  ];
}

/** Whether a draft may be exported (S77.9). */
export function mayExport(checks: readonly AgreementCheck[]): boolean {
  return checks.every(({ status }) => status !== 'block');
}

function filled(field: string, name: string, value: string): AgreementCheck {
  return value.trim() === ''
    ? { field, status: 'block', text: `${name} is missing` }
    : { field, status: 'ok', text: `${name} is set` };
}

function clauseChecks({ clauses, usesAi }: AgreementDraft): AgreementCheck[] {
  const ids = Object.keys(agreementClauses) as AgreementClause[];
  return ids
    .filter((id) => id !== 'ai' || usesAi)
    .map((id) => {
      const { name, essential } = agreementClauses[id];
      const written = (clauses[id] ?? '').trim() !== '';
      if (written) return { field: id, status: 'ok', text: `${name}: written` };
      return essential
        ? { field: id, status: 'block', text: `${name}: an essential clause is missing` }
        : { field: id, status: 'warn', text: `${name}: not written` };
    });
}

/** Fewer campaigns than the rules ask warn; an integration is content with the fewer its own practice asks (S77.7, A89). */
function campaignCheck(rules: AgreementRules, draft: AgreementDraft): AgreementCheck {
  const count = draft.campaignsPerQuarter ?? rules.campaignsPerQuarter;
  const ofIntegration = campaignsPerQuarter.integration.range.min;
  const least =
    draft.kind === 'integration'
      ? Math.min(rules.campaignsPerQuarter, ofIntegration)
      : rules.campaignsPerQuarter;
  const field = 'campaignsPerQuarter';
  const says = `${plural(count, 'joint campaign')} a quarter`;
  return count < least
    ? { field, status: 'warn', text: `${says}, under ${least}` }
    : { field, status: 'ok', text: says };
}

/** The export block (S77.9): an overlap that is unknown or under 60% needs an override with its reason. */
function overlapCheck({ overlapPercent }: AgreementRules, draft: AgreementDraft): AgreementCheck {
  const { icpOverlap, technicalOnly, overrideReason, kind } = draft;
  const field = 'icpOverlap';
  const says = icpOverlap === null ? 'ICP overlap is unknown' : `ICP overlap is ${icpOverlap}%`;
  if (icpOverlap !== null && icpOverlap >= overlapPercent)
    return { field, status: 'ok', text: says };
  if (kind === 'integration' && technicalOnly)
    return {
      field,
      status: 'ok',
      text: `${says}: exempt, a technical integration without contract`,
    };
  const reason = (overrideReason ?? '').trim();
  return reason === ''
    ? {
        field,
        status: 'block',
        text: `${says}: ${overlapPercent}% is needed, or an override with its reason`,
      }
    : { field, status: 'warn', text: `${says}: overridden, ${reason}` };
}

/** The defaults of S77. */
export const standardAgreementRules: AgreementRules = {
  preset: 'Standard',
  version: 1,
  termMonths: 12,
  checkpointDays: 90,
  lastCheckpointBeforeEndDays: 90,
  exitNoticeDays: 90,
  alertMarginDays: 30,
  campaignsPerQuarter: 2,
  overlapPercent: 60,
};
