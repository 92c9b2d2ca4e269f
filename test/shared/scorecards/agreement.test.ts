import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../../src/shared/kernel/local-date.ts';
import {
  agreementClauses,
  agreementKinds,
  campaignsPerQuarter,
  legalNotice,
} from '../../../src/shared/playbooks/agreement-terms.ts';
import {
  type AgreementDraft,
  agreementDates,
  agreementRulesSchema,
  checkAgreement,
  mayExport,
  noticeEnds,
  standardAgreementRules as rules,
} from '../../../src/shared/scorecards/agreement.ts';
import { agreementSheet } from '../../../src/shared/scorecards/agreement-sheet.ts';
import { runs } from '../runs.ts';

const clauses = Object.fromEntries(
  Object.keys(agreementClauses).map((id) => [id, `Text of ${id}`]),
);
const draft: AgreementDraft = {
  partner: 'Acme',
  kind: 'strategic',
  startsOn: '2026-01-01',
  termMonths: null,
  exitNoticeDays: null,
  campaignsPerQuarter: null,
  icpOverlap: 60,
  technicalOnly: false,
  overrideReason: null,
  usesAi: false,
  clauses,
};
const check = (field: string, rest: Partial<AgreementDraft>) =>
  checkAgreement(rules, { ...draft, ...rest }).find((one) => one.field === field);

describe('partnership agreement', () => {
  test('[S77.1] three kinds, [S77.2] five essential clauses and seven more', () => {
    expect(Object.keys(agreementKinds)).toEqual(['integration', 'referral', 'strategic']);
    const essential = Object.entries(agreementClauses).filter(([, clause]) => clause.essential);
    expect(essential.map(([id]) => id)).toEqual([
      'scope',
      'commitment',
      'exclusivity',
      'term',
      'exit',
    ]);
    expect(Object.values(agreementClauses).map(({ rests }) => rests)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'S32',
      'S31',
      'S48',
      'S54',
      'S40',
      'S69',
      'S78',
    ]);
    expect(campaignsPerQuarter.strategy.range).toEqual({ min: 2, max: 4 });
    expect(campaignsPerQuarter.agreement.range).toEqual({ min: 2, max: null });
  });

  test('[S77.3] twelve months: checkpoints at 90, 180 and 270 days, the alert 120 days ahead', () => {
    expect(agreementDates(rules, '2026-01-01')).toEqual({
      startsOn: '2026-01-01',
      endsOn: '2027-01-01',
      checkpoints: ['2026-04-01', '2026-06-30', '2026-09-28'],
      renewalAlertOn: '2026-09-03',
      rule: 'S77.3',
    });
    expect(agreementDates(rules, '2024-01-31', 1).endsOn).toBe('2024-02-29');
  });

  test('[S77.4] the last checkpoint lies at least 90 days before the end', () => {
    // Six months from April 1 are 183 days: day 90 leaves 93; from February 1 they are 181 and leave 91.
    expect(agreementDates(rules, '2026-04-01', 6).checkpoints).toEqual(['2026-06-30']);
    const exact = { ...rules, lastCheckpointBeforeEndDays: 93 };
    expect(agreementDates(exact, '2026-04-01', 6).checkpoints).toEqual(['2026-06-30']);
    const short = { ...rules, lastCheckpointBeforeEndDays: 94 };
    expect(agreementDates(short, '2026-04-01', 6).checkpoints).toEqual([]);
    expect(agreementDates(rules, '2026-01-01', 3).checkpoints).toEqual([]);
    expect(agreementDates(rules, '9999-06-01', 120).checkpoints.length).toBeLessThan(4);
    const still = { ...rules, lastCheckpointBeforeEndDays: 0 };
    expect(agreementDates(still, '9999-06-01', 120).checkpoints).toEqual([
      '9999-08-30',
      '9999-11-28',
      '9999-12-31',
    ]);
  });

  test('[S77.5] the alert is the exit notice plus 30 days, never before the start', () => {
    expect(agreementDates(rules, '2026-01-01', 12, 60).renewalAlertOn).toBe('2026-10-03');
    expect(agreementDates(rules, '2026-01-01', 3).renewalAlertOn).toBe('2026-01-01');
    expect(agreementDates(rules, '2026-01-01', 4).renewalAlertOn).toBe('2026-01-01');
    expect(agreementDates(rules, '2026-01-01', 5).renewalAlertOn).toBe('2026-02-01');
  });

  test('[S77.6] a notice ends it 90 days on', () => {
    expect(noticeEnds(rules, '2026-01-01')).toBe('2026-04-01');
    expect(noticeEnds(rules, '2026-01-01', 30)).toBe('2026-01-31');
  });

  test('[S77.7] essential clauses and names block, the others warn', () => {
    const all = checkAgreement(rules, draft);
    expect(all).toHaveLength(15);
    expect(all.every(({ status }) => status === 'ok')).toBe(true);
    expect(all[0]).toEqual({ field: 'partner', status: 'ok', text: 'The partner is set' });
    expect(all[2]).toEqual({ field: 'scope', status: 'ok', text: 'Scope: written' });
    expect(check('partner', { partner: ' ' })).toEqual({
      field: 'partner',
      status: 'block',
      text: 'The partner is missing',
    });
    expect(check('startsOn', { startsOn: null })).toMatchObject({
      status: 'block',
      text: 'The start date is missing',
    });
    const bare = checkAgreement(rules, { ...draft, clauses: { scope: '  ' }, usesAi: true });
    expect(bare.filter(({ status }) => status === 'block')).toHaveLength(5);
    expect(bare.filter(({ status }) => status === 'warn')).toHaveLength(7);
    expect(bare.find(({ field }) => field === 'scope')?.text).toBe(
      'Scope: an essential clause is missing',
    );
    expect(bare.find(({ field }) => field === 'ai')?.text).toBe(
      'Data sharing and compliance for AI: not written',
    );
    expect(check('ai', {})).toBeUndefined();
    expect(check('campaignsPerQuarter', {})?.text).toBe('2 joint campaigns a quarter');
    expect(check('campaignsPerQuarter', { campaignsPerQuarter: 1 })).toEqual({
      field: 'campaignsPerQuarter',
      status: 'warn',
      text: '1 joint campaign a quarter, under 2',
    });
    expect(check('campaignsPerQuarter', { campaignsPerQuarter: 4 })?.status).toBe('ok');
    const integration = (count: number) =>
      check('campaignsPerQuarter', { kind: 'integration', campaignsPerQuarter: count });
    expect(integration(1)).toMatchObject({ status: 'ok', text: '1 joint campaign a quarter' });
    expect(integration(0)).toMatchObject({
      status: 'warn',
      text: '0 joint campaigns a quarter, under 1',
    });
  });

  test('[S77.9] an overlap unknown or under 60% blocks the export, unless overridden with a reason', () => {
    const overlap = (rest: Partial<AgreementDraft>) => {
      const found = check('icpOverlap', rest);
      return [found?.status, found?.text];
    };
    expect(overlap({})).toEqual(['ok', 'ICP overlap is 60%']);
    expect(overlap({ icpOverlap: 59.9 })).toEqual([
      'block',
      'ICP overlap is 59.9%: 60% is needed, or an override with its reason',
    ]);
    expect(overlap({ icpOverlap: null })).toEqual([
      'block',
      'ICP overlap is unknown: 60% is needed, or an override with its reason',
    ]);
    expect(overlap({ icpOverlap: null, overrideReason: ' ' })[0]).toBe('block');
    expect(overlap({ icpOverlap: 20, overrideReason: ' New market ' })).toEqual([
      'warn',
      'ICP overlap is 20%: overridden, New market',
    ]);
    const technical = { icpOverlap: null, technicalOnly: true };
    expect(overlap({ ...technical, kind: 'integration' })).toEqual([
      'ok',
      'ICP overlap is unknown: exempt, a technical integration without contract',
    ]);
    expect(overlap({ ...technical, kind: 'referral' })[0]).toBe('block');
    expect(overlap({ icpOverlap: null, kind: 'integration' })[0]).toBe('block');
    expect(mayExport(checkAgreement(rules, draft))).toBe(true);
    expect(mayExport(checkAgreement(rules, { ...draft, icpOverlap: 0 }))).toBe(false);
    expect(mayExport(checkAgreement(rules, { ...draft, icpOverlap: 0, overrideReason: 'x' }))).toBe(
      true,
    );
  });

  test('[S77.8] the term sheet carries its notice and every term', () => {
    const made = agreementSheet(rules, {
      ...draft,
      partner: ' Acme ',
      clauses: { ...clauses, brand: ' ' },
    });
    expect(made).toEqual({
      ok: true,
      value: {
        title: 'Strategic agreement with Acme',
        notice: legalNotice,
        lines: [
          { term: 'Start', text: 'Jan 1, 2026' },
          { term: 'End', text: 'Jan 1, 2027, after 12 months' },
          { term: 'Checkpoints', text: 'Apr 1, 2026, Jun 30, 2026 and Sep 28, 2026' },
          { term: 'Exit notice', text: '90 days' },
          { term: 'Renewal decision', text: 'From Sep 3, 2026' },
          { term: 'Joint campaigns', text: '2 a quarter' },
          { term: 'Scope', text: 'Text of scope' },
          { term: 'Commitment', text: 'Text of commitment' },
          { term: 'Exclusivity', text: 'Text of exclusivity' },
          { term: 'Term', text: 'Text of term' },
          { term: 'Exit', text: 'Text of exit' },
          { term: 'Lead terms', text: 'Text of leads' },
          { term: 'Commission', text: 'Text of commission' },
          { term: 'Clawback', text: 'Text of clawback' },
          { term: 'Deal rules', text: 'Text of deals' },
          { term: 'ICP overlap', text: 'Text of icp' },
        ],
      },
    });
    expect(legalNotice).toContain('Not legal advice');
    const short = agreementSheet(rules, {
      ...draft,
      termMonths: 3,
      exitNoticeDays: 1,
      campaignsPerQuarter: 4,
      icpOverlap: 10,
      overrideReason: 'Pilot',
      usesAi: true,
    });
    const lines = short.ok ? short.value.lines.map(({ term, text }) => `${term}: ${text}`) : [];
    expect(lines.slice(1, 6)).toEqual([
      'End: Apr 1, 2026, after 3 months',
      'Checkpoints: None',
      'Exit notice: 1 day',
      'Renewal decision: From Mar 1, 2026',
      'Joint campaigns: 4 a quarter',
    ]);
    expect(lines.slice(-2)).toEqual([
      'Data sharing and compliance for AI: Text of ai',
      'Override: ICP overlap is 10%: overridden, Pilot',
    ]);
    const few = agreementSheet(rules, {
      ...draft,
      campaignsPerQuarter: 1,
      clauses: { scope: 'x' },
    });
    expect(few.ok ? [] : few.error.map(({ field }) => field)).toEqual([
      'commitment',
      'exclusivity',
      'term',
      'exit',
    ]);
    const undated = agreementSheet(rules, { ...draft, startsOn: null });
    expect(undated).toEqual({
      ok: false,
      error: [{ field: 'startsOn', status: 'block', text: 'The start date is missing' }],
    });
    const { leads: _, ...withoutLeads } = clauses;
    const left = agreementSheet(rules, { ...draft, clauses: withoutLeads });
    expect(left.ok && left.value.lines).toHaveLength(16);
    const warned = agreementSheet(rules, { ...draft, campaignsPerQuarter: 1 });
    expect(warned.ok && warned.value.lines.some(({ term }) => term === 'Override')).toBe(false);
  });

  test('[S77.p1] checkpoints are 90 days apart and none comes late, whatever start and term', () => {
    expect(agreementRulesSchema.safeParse(rules).success).toBe(true);
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.constantFrom('01-31', '02-28', '08-31', '12-31'),
        fc.integer({ min: 1, max: 36 }),
        (year, day, term) => {
          const { startsOn, endsOn, checkpoints, renewalAlertOn } = agreementDates(
            rules,
            `${year}-${day}`,
            term,
          );
          const all = [startsOn, ...checkpoints];
          for (const [at, one] of checkpoints.entries()) {
            expect(daysBetween(all[at] ?? '', one)).toBe(90);
            expect(daysBetween(one, endsOn)).toBeGreaterThanOrEqual(90);
          }
          expect(daysBetween(all.at(-1) ?? '', endsOn)).toBeLessThan(180);
          expect(renewalAlertOn >= startsOn && renewalAlertOn < endsOn).toBe(true);
        },
      ),
      runs,
    );
  });
});
