import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentRatio, type Ratio, ratio } from '../../../src/shared/kernel/ratio.ts';
import { maturityDimensions, stageActivities } from '../../../src/shared/playbooks/maturity.ts';
import { programRoles, programTools } from '../../../src/shared/playbooks/organization.ts';
import {
  assessMaturity,
  maturityRulesSchema,
  maturityStage,
  standardMaturityRules,
} from '../../../src/shared/program/maturity.ts';
import {
  organizationRulesSchema,
  organizationStage,
  standardOrganizationRules,
  toolGaps,
} from '../../../src/shared/program/organization.ts';
import { runs } from '../runs.ts';

const stage = (partners: number | null, percent: number | null, ageMonths: number | null = null) =>
  maturityStage(standardMaturityRules, {
    partners,
    revenueShare: percent === null ? null : percentRatio(percent),
    ageMonths,
  });

describe('program maturity', () => {
  test('[S96.1] the lower of partners and share; shared edges belong to the upper stage', () => {
    const at = (partners: number, percent: number) => stage(partners, percent).value;
    expect([at(5, 0), at(19, 30), at(20, 5), at(20, 4.9)]).toEqual([
      'Foundation',
      'Foundation',
      'Growth',
      'Foundation',
    ]);
    expect([at(99, 14.9), at(100, 15), at(499, 29.9), at(500, 30), at(600, 10)]).toEqual([
      'Growth',
      'Scale',
      'Scale',
      'Ecosystem',
      'Growth',
    ]);
  });
  test('[S96.1] under five partners is Pre-foundation whatever the share', () => {
    expect(stage(4, null)).toMatchObject({ value: 'Pre-foundation', coverage: 33 });
    expect(stage(0, 50).value).toBe('Pre-foundation');
  });
  test('[S96.1] what is unknown leaves the stage unknown, and says so', () => {
    expect(stage(null, 10)).toMatchObject({ value: null, rule: 'S96.1', preset: 'Standard' });
    expect(stage(20, null).value).toBeNull();
    expect(stage(null, null).because.map(({ text }) => text)).toEqual([
      'The number of partners is unknown.',
      'The share of revenue through partners is unknown.',
    ]);
    expect(stage(1, 4.96, 7)).toMatchObject({
      because: [
        { text: '1 partner: Pre-foundation.', part: null },
        { text: '5% of revenue is partner-sourced: Foundation.', part: null },
      ],
      inputs: [
        { name: 'Partners', value: 1 },
        { name: 'Partner-sourced share of revenue', value: 5 },
        { name: 'Age in months', value: 7 },
      ],
    });
  });
  test('[S96.2] age says ahead, as expected or behind', () => {
    expect([5, 6, 18, 36].map((age) => stage(20, 5, age).forItsAge)).toEqual([
      'ahead',
      'as expected',
      'behind',
      'behind',
    ]);
    expect(stage(20, 5).forItsAge).toBeNull();
    expect(stage(null, 5, 6).forItsAge).toBeNull();
    expect(() => stage(-1, 5)).toThrow('zero or more');
  });
  test('[S96.3] the assessment is a mean to one decimal, its level the floor', () => {
    expect(assessMaturity([4, 4, 4, 4, 4, 4, 4])).toMatchObject({ value: 4, level: 4 });
    expect(assessMaturity([3, 3, 3, 3, 3, 3, 2])).toMatchObject({
      value: 2.9,
      level: 2,
      focus: ['Metrics'],
      because: [{ text: 'Lowest at level 2: Metrics.', part: null }],
    });
    expect(assessMaturity([3, 3, 3, 3, 3, 3, 3]).level).toBe(3);
  });
  test('[S96.3] until all seven are answered the mean is unknown, but the lowest shows', () => {
    const open = assessMaturity([1, null, 2, 1, 3, 4, 4]);
    expect(open).toMatchObject({ value: null, level: null, coverage: 85 });
    expect(open.focus).toEqual(['Strategy', 'Economics']);
    expect(open.inputs[1]).toEqual({ name: 'Partner types', value: null });
    expect(assessMaturity([null, null, null, null, null, null, null])).toMatchObject({
      because: [],
      focus: [],
      level: null,
    });
    expect(() => assessMaturity([1, 2])).toThrow('7 dimensions');
    expect(() => assessMaturity([0, 1, 1, 1, 1, 1, 1])).toThrow('1, 2, 3 or 4');
  });
  test('[S96.4] the preset satisfies its schema, which names what is wrong', () => {
    expect(maturityRulesSchema.parse(standardMaturityRules)).toEqual(standardMaturityRules);
    const wrong = { ...standardMaturityRules, partners: [{ from: 5, stage: 9 }] };
    expect(
      maturityRulesSchema.safeParse(wrong).error?.issues.map(({ message }) => message),
    ).toEqual([
      'The edges of partners must run from the highest down to 0.',
      'partners names a stage that does not exist.',
    ]);
    const mixed = {
      ...standardMaturityRules,
      ageMonths: [
        { from: 0, stage: 1 },
        { from: 0, stage: 1 },
      ],
    };
    expect(maturityRulesSchema.safeParse(mixed).success).toBe(false);
    expect(maturityDimensions.map(({ levels }) => levels.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    expect(stageActivities.map((one) => one.stage)).toEqual(standardMaturityRules.stages.slice(1));
  });
  test('[S96.p1] more partners or a larger share never lower the stage', () => {
    const order = standardMaturityRules.stages;
    const at = (partners: number, revenueShare: Ratio) =>
      order.indexOf(
        String(
          maturityStage(standardMaturityRules, { partners, revenueShare, ageMonths: null }).value,
        ),
      );
    fc.assert(
      fc.property(fc.nat({ max: 800 }), fc.nat({ max: 999 }), (partners, share) => {
        const here = at(partners, ratio(share, 1000));
        expect(here).toBeGreaterThanOrEqual(0);
        expect(at(partners + 1, ratio(share, 1000))).toBeGreaterThanOrEqual(here);
        expect(at(partners, ratio(share + 1, 1000))).toBeGreaterThanOrEqual(here);
      }),
      runs,
    );
  });
});

describe('organization', () => {
  test('[S97.1] stages by head count, with the gaps shown as growing', () => {
    const at = (people: number) => organizationStage(standardOrganizationRules, people).value?.name;
    expect([1, 2, 3, 4, 5, 10, 11, 19, 20, 49, 50, 500].map(at)).toEqual([
      'Startup',
      'Startup',
      'Startup growing',
      'Startup growing',
      'Growth',
      'Growth',
      'Growth growing',
      'Growth growing',
      'Scale',
      'Scale',
      'Enterprise',
      'Enterprise',
    ]);
  });
  test('[S97.1] nobody is no stage', () => {
    expect(organizationStage(standardOrganizationRules, 0)).toMatchObject({
      value: null,
      because: [{ text: 'Nobody runs the program yet.', part: null }],
      inputs: [{ name: 'People', value: 0 }],
      rule: 'S97.1',
      preset: 'Standard',
    });
    expect(organizationStage(standardOrganizationRules, 15).because[0]?.text).toBe(
      'A team of 15: Growth growing.',
    );
  });
  test('[S97.2] [S97.3] tool gaps come most needed first', () => {
    expect(
      toolGaps(new Set(['crm', 'learning'])).map(({ id, priority }) => [id, priority]),
    ).toEqual([
      ['prm', 'critical'],
      ['marketing', 'high'],
      ['attribution', 'high'],
      ['communication', 'medium'],
      ['analytics', 'medium'],
    ]);
    expect(programTools).toHaveLength(7);
    expect(programRoles).toHaveLength(6);
  });
  test('[S97] the preset satisfies its schema', () => {
    expect(organizationRulesSchema.parse(standardOrganizationRules)).toEqual(
      standardOrganizationRules,
    );
    const upside = {
      ...standardOrganizationRules,
      stages: standardOrganizationRules.stages.toReversed(),
    };
    expect(organizationRulesSchema.safeParse(upside).error?.issues[0]?.message).toBe(
      'Stages must run from the largest team down.',
    );
  });
});
