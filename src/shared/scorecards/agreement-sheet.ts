import { formatDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { listed, plural } from '../kernel/words.ts';
import {
  type AgreementClause,
  agreementClauses,
  agreementKinds,
  legalNotice,
} from '../playbooks/agreement-terms.ts';
import {
  type AgreementCheck,
  type AgreementDraft,
  type AgreementRules,
  agreementDates,
  checkAgreement,
  mayExport,
} from './agreement.ts';

export type TermSheet = {
  readonly title: string;
  readonly notice: string;
  readonly lines: readonly { readonly term: string; readonly text: string }[];
};

/** The term sheet for counsel (S77.8), or the checks that stop it (S77.9). */
export function agreementSheet(
  rules: AgreementRules,
  draft: AgreementDraft,
): Result<TermSheet, readonly AgreementCheck[]> {
  const checks = checkAgreement(rules, draft);
  const { startsOn, partner, kind } = draft;
  if (startsOn === null || !mayExport(checks))
    return err(checks.filter(({ status }) => status === 'block'));
  const notice = draft.exitNoticeDays ?? rules.exitNoticeDays;
  const term = draft.termMonths ?? rules.termMonths;
  const dates = agreementDates(rules, startsOn, term, notice);
  return ok({
    title: `${agreementKinds[kind]} with ${partner.trim()}`,
    notice: legalNotice,
    lines: [
      { term: 'Start', text: formatDate(dates.startsOn) },
      { term: 'End', text: `${formatDate(dates.endsOn)}, after ${plural(term, 'month')}` },
      {
        term: 'Checkpoints',
        text: dates.checkpoints.length === 0 ? 'None' : listed(dates.checkpoints.map(formatDate)),
      },
      { term: 'Exit notice', text: plural(notice, 'day') },
      { term: 'Renewal decision', text: `From ${formatDate(dates.renewalAlertOn)}` },
      {
        term: 'Joint campaigns',
        text: `${draft.campaignsPerQuarter ?? rules.campaignsPerQuarter} a quarter`,
      },
      ...clauseLines(draft),
      ...checks
        .filter(({ field, status }) => field === 'icpOverlap' && status === 'warn')
        .map(({ text }) => ({ term: 'Override', text })),
    ],
  });
}

function clauseLines({ clauses, usesAi }: AgreementDraft): { term: string; text: string }[] {
  const ids = Object.keys(agreementClauses) as AgreementClause[];
  return ids
    .filter((id) => id !== 'ai' || usesAi)
    .map((id) => ({ term: agreementClauses[id].name, text: (clauses[id] ?? '').trim() }))
    .filter(({ text }) => text !== '');
}
