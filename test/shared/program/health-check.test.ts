import { describe, expect, test } from 'vitest';
import {
  antiPatterns,
  antiPatternsElsewhere,
} from '../../../src/shared/playbooks/anti-patterns.ts';
import {
  type CheckStatus,
  checkProgram,
  type ProgramFacts,
  programCheckRulesSchema,
  standardProgramCheckRules,
} from '../../../src/shared/program/health-check.ts';

const nothing: ProgramFacts = {
  partners: null,
  activePartners: null,
  ladders: [],
  attributionRule: null,
  registrationPreset: null,
  strategicPartners: null,
  strategicWithSponsor: null,
  mdfClaims: null,
  mdfClaimsWithResults: null,
  partnerTypesStarted: null,
  manualProcesses: null,
  overlapUnknown: null,
  singleThreaded: null,
  overdueTouches: null,
  overduePromisesToOnePartner: null,
  integrationsWithTargets: null,
  campaignsWithoutLeadAgreement: null,
  affiliatesWithoutFraudControls: null,
  longestAccessHours: null,
  accessNeedsPerson: null,
  qbrsWithoutDataPack: null,
  outdatedContent: null,
};

function found(id: string, facts: Partial<ProgramFacts>): [CheckStatus, string] {
  const all = checkProgram(standardProgramCheckRules, { ...nothing, ...facts }, {});
  const one = all.find(({ pattern }) => pattern.id === id);
  if (one === undefined) throw new Error(`No check is called ${id}.`);
  return [one.status, one.seen];
}

describe('program health check', () => {
  test('[S106] every anti-pattern is there once, with its fix and the system to mend it in', () => {
    expect(antiPatterns).toHaveLength(52);
    expect(new Set(antiPatterns.map(({ id }) => id)).size).toBe(52);
    expect(antiPatterns.every(({ fix, system }) => fix !== '' && /^S\d{2,3}$/.test(system))).toBe(
      true,
    );
    const counts = new Map<string, number>();
    for (const { group } of antiPatterns) counts.set(group, (counts.get(group) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      General: 9,
      Operating: 6,
      Selection: 6,
      Program: 8,
      Enablement: 9,
      Relationships: 9,
      Gotchas: 5,
    });
    expect(antiPatternsElsewhere.map(({ group, system }) => `${group} ${system}`)).toEqual([
      'Co-marketing S23',
      'Events S27',
      'Marketplace S92',
      'Tiers S17',
      'Affiliate S58',
      'Revenue S57',
    ]);
  });
  test('[S106.1] what the book cannot know is not checkable until it is answered, and never passed', () => {
    const status = (answers: Record<string, boolean>) =>
      checkProgram(standardProgramCheckRules, nothing, answers).find(
        ({ pattern }) => pattern.id === 'copying',
      );
    expect(status({})).toMatchObject({ status: 'not checkable', seen: 'Only you can tell.' });
    expect(status({ copying: true })).toMatchObject({
      status: 'warn',
      seen: 'You said this is so.',
    });
    expect(status({ copying: false })).toMatchObject({
      status: 'ok',
      seen: 'You said this is not so.',
    });
    const unknown = checkProgram(standardProgramCheckRules, nothing, {}).filter(
      (one) => one.status === 'ok',
    );
    expect(unknown.map(({ pattern }) => pattern.id)).toEqual(['too-many-tiers']);
  });
  test('[S106.2] active share: 7.5% is an alarm, under 20% a warning', () => {
    const share = (activePartners: number) =>
      found('idle-partners', { partners: 200, activePartners })[0];
    expect([15, 16, 39, 40].map(share)).toEqual(['alarm', 'warn', 'warn', 'ok']);
    expect(found('count-metric', { partners: 200, activePartners: 15 })).toEqual([
      'alarm',
      '15 of 200 partners active.',
    ]);
    expect(found('idle-partners', { partners: 0, activePartners: 0 })[0]).toBe('not checkable');
    expect(found('idle-partners', { partners: 5 })[0]).toBe('not checkable');
  });
  test('[S106.3] up to 10 partners: more than four tiers or one ladder warns, more than two tiers informs', () => {
    const early = (partners: number | null, ladders: number[]) =>
      found('machinery-early', { partners, ladders });
    expect(early(10, [5])).toEqual(['warn', '10 partners, 1 ladder, 5 tiers at most.']);
    expect(early(10, [2, 2])[0]).toBe('warn');
    expect(early(10, [3])[0]).toBe('info');
    expect(early(10, [2])[0]).toBe('ok');
    expect(early(11, [5])).toEqual(['ok', '11 partners carry the machinery.']);
    expect(early(null, [])[0]).toBe('not checkable');
    expect(early(3, [])).toEqual(['ok', '3 partners, 0 ladders, 0 tiers at most.']);
  });
  test('[S106.3] 500 partners ask for automation; five tiers are too many', () => {
    expect(found('machinery-late', { partners: 499 })).toEqual([
      'ok',
      'Under 500 partners, work by hand still carries.',
    ]);
    expect(found('machinery-late', { partners: 500, manualProcesses: 2 })).toEqual([
      'warn',
      '500 partners, and 2 processes still done by hand.',
    ]);
    expect(found('machinery-late', { partners: 500, manualProcesses: 1 })[1]).toBe(
      '500 partners, and 1 process still done by hand.',
    );
    expect(found('machinery-late', { partners: 501, manualProcesses: 0 })).toEqual([
      'ok',
      '501 partners, and nothing is done by hand.',
    ]);
    expect(found('machinery-late', { partners: 500 })[0]).toBe('not checkable');
    expect(found('machinery-late', {})[0]).toBe('not checkable');
    expect(found('too-many-tiers', { ladders: [4, 5] })).toEqual([
      'warn',
      'A ladder has 5 tiers; 4 are enough.',
    ]);
    expect(found('too-many-tiers', { ladders: [4] })).toEqual([
      'ok',
      'No ladder has more than 4 tiers.',
    ]);
  });
  test('[S106.4] the choices of the program', () => {
    expect(found('no-attribution', {})).toEqual(['warn', 'No attribution rule is chosen.']);
    expect(found('no-attribution', { attributionRule: 'A' })).toEqual([
      'ok',
      'Attribution follows rule A.',
    ]);
    expect(found('no-registration', {})).toEqual([
      'warn',
      'No deal registration preset is chosen.',
    ]);
    expect(found('no-registration', { registrationPreset: 'R2' })).toEqual([
      'ok',
      'Deals are registered under R2.',
    ]);
    expect(found('all-types', { partnerTypesStarted: 2 })).toEqual([
      'warn',
      '2 partner types started within the same quarter.',
    ]);
    expect(found('all-types', { partnerTypesStarted: 1 })).toEqual([
      'ok',
      'One partner type is started at a time.',
    ]);
    expect(found('all-types', {})[0]).toBe('not checkable');
  });
  test.each([
    [
      'no-sponsor',
      { strategicPartners: 3, strategicWithSponsor: 0 },
      'No strategic partner has an executive sponsor.',
    ],
    [
      'no-executives',
      { strategicPartners: 1, strategicWithSponsor: 0 },
      'No strategic partner has an executive sponsor.',
    ],
    [
      'mdf-unaccounted',
      { mdfClaims: 4, mdfClaimsWithResults: 3 },
      '1 paid MDF claim without results.',
    ],
    ['no-icp-check', { overlapUnknown: 2 }, 'The ICP overlap of 2 partners is unknown.'],
    ['single-thread', { singleThreaded: 1 }, '1 partner with a single active contact.'],
    ['inconsistent', { overdueTouches: 2 }, '2 touches overdue.'],
    [
      'over-promising',
      { overduePromisesToOnePartner: 3 },
      '3 overdue commitments of ours to one partner.',
    ],
    [
      'integration-as-partnership',
      { integrationsWithTargets: 1 },
      '1 integration without an agreement carries a target.',
    ],
    [
      'integration-as-partnership',
      { integrationsWithTargets: 2 },
      '2 integrations without an agreement carry a target.',
    ],
    [
      'lead-ownership',
      { campaignsWithoutLeadAgreement: 1 },
      '1 campaign without a lead agreement.',
    ],
    [
      'no-fraud-controls',
      { affiliatesWithoutFraudControls: 5 },
      '5 affiliates outside the fraud checks.',
    ],
    [
      'late-fraud-controls',
      { affiliatesWithoutFraudControls: 1 },
      '1 affiliate outside the fraud checks.',
    ],
    ['slow-access', { longestAccessHours: 49 }, 'Access took up to 49 hours; 48 is the limit.'],
    ['slow-access', { accessNeedsPerson: true }, 'Access waits for a person.'],
    [
      'slow-access',
      { longestAccessHours: 48, accessNeedsPerson: true },
      'Access waits for a person.',
    ],
    [
      'qbr-without-data',
      { qbrsWithoutDataPack: 1 },
      '1 QBR held without a data pack 48 hours ahead.',
    ],
    ['outdated', { outdatedContent: 3 }, '3 items past the review date.'],
  ] as const)('[S106.5] %s warns', (id, facts, seen) => {
    expect(found(id, facts)).toEqual(['warn', seen]);
  });
  test.each([
    [
      'no-sponsor',
      { strategicPartners: 3, strategicWithSponsor: 3 },
      'Every strategic partner has an executive sponsor.',
    ],
    [
      'mdf-unaccounted',
      { mdfClaims: 4, mdfClaimsWithResults: 4 },
      'Every paid MDF claim has results.',
    ],
    ['no-icp-check', { overlapUnknown: 0 }, 'Every partner has a recorded ICP overlap.'],
    ['single-thread', { singleThreaded: 0 }, 'Every partner has more than one active contact.'],
    ['inconsistent', { overdueTouches: 0 }, 'No touch is overdue.'],
    [
      'over-promising',
      { overduePromisesToOnePartner: 2 },
      'No partner waits for 3 overdue commitments of ours.',
    ],
    [
      'integration-as-partnership',
      { integrationsWithTargets: 0 },
      'No integration carries a partner target.',
    ],
    [
      'lead-ownership',
      { campaignsWithoutLeadAgreement: 0 },
      'Every campaign has a lead agreement.',
    ],
    [
      'no-fraud-controls',
      { affiliatesWithoutFraudControls: 0 },
      'Every affiliate is under the fraud checks.',
    ],
    ['slow-access', { longestAccessHours: 48 }, 'Access never took over 48 hours.'],
    [
      'slow-access',
      { longestAccessHours: 2, accessNeedsPerson: false },
      'Access never took over 48 hours.',
    ],
    ['qbr-without-data', { qbrsWithoutDataPack: 0 }, 'Every QBR had its data pack 48 hours ahead.'],
    ['outdated', { outdatedContent: 0 }, 'No content is past its review date.'],
  ] as const)('[S106.5] %s is well', (id, facts, seen) => {
    expect(found(id, facts)).toEqual(['ok', seen]);
  });
  test.each(['no-sponsor', 'mdf-unaccounted', 'no-icp-check', 'over-promising', 'slow-access'])(
    '[S106.1] %s cannot be checked without data',
    (id) => {
      expect(found(id, {})).toEqual(['not checkable', 'There is no data on it yet.']);
    },
  );
  test('[S106.5] a strategic partner without a sponsor informs; without strategic partners there is nothing to check', () => {
    expect(found('no-sponsor', { strategicPartners: 3, strategicWithSponsor: 2 })).toEqual([
      'info',
      '1 strategic partner without an executive sponsor.',
    ]);
    expect(found('no-executives', { strategicPartners: 3, strategicWithSponsor: 1 })).toEqual([
      'info',
      '2 strategic partners without an executive sponsor.',
    ]);
    expect(found('no-sponsor', { strategicPartners: 0, strategicWithSponsor: 0 })).toEqual([
      'not checkable',
      'There is no strategic partner.',
    ]);
  });
  test('[S106.1] where data is missing a given answer decides; data goes before an answer', () => {
    const late = (facts: Partial<ProgramFacts>, answer: boolean) =>
      checkProgram(
        standardProgramCheckRules,
        { ...nothing, ...facts },
        { 'machinery-late': answer },
      ).find(({ pattern }) => pattern.id === 'machinery-late')?.status;
    expect(late({}, true)).toBe('warn');
    expect(late({ partners: 500 }, false)).toBe('ok');
    expect(late({ partners: 499 }, true)).toBe('ok');
    expect(late({ partners: 500, manualProcesses: 1 }, false)).toBe('warn');
  });
  test('[S106.1] half of a pair of figures is no data', () => {
    expect(found('no-sponsor', { strategicPartners: 3 })[0]).toBe('not checkable');
    expect(found('mdf-unaccounted', { mdfClaims: 3 })[0]).toBe('not checkable');
  });
  test('[S106] the preset satisfies its schema; the alarm lies below the warning', () => {
    expect(programCheckRulesSchema.parse(standardProgramCheckRules)).toEqual(
      standardProgramCheckRules,
    );
    const wrong = { ...standardProgramCheckRules, activeAlarmAtPercent: 20 };
    expect(programCheckRulesSchema.safeParse(wrong).error?.issues[0]?.message).toBe(
      'The alarm must lie below the warning.',
    );
  });
});
