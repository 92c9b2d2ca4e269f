import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio, ratioOf } from '../../../src/shared/kernel/ratio.ts';
import {
  intakeContext,
  intakeFigures,
  intakeQuestions,
  intakeShort,
} from '../../../src/shared/playbooks/intake.ts';
import {
  jointGtmFields,
  jointGtmFigures,
  jointGtmMotions,
} from '../../../src/shared/playbooks/joint-gtm.ts';
import {
  launchPlaybooks,
  scalabilityFactors,
} from '../../../src/shared/playbooks/launch-playbooks.ts';
import {
  badProgramFaults,
  goodProgramExample,
  programLayers,
  programPhilosophy,
  programPrinciples,
} from '../../../src/shared/playbooks/program-architecture.ts';
import {
  modelComparison,
  modelRanges,
  oneTypeFirst,
  programModels,
} from '../../../src/shared/playbooks/program-models.ts';
import { targetExample, targetGoals } from '../../../src/shared/playbooks/target-motions.ts';
import {
  gapTo,
  missingLayers,
  type ProgramMetric,
  paceOf,
} from '../../../src/shared/program/architecture.ts';
import { openIntake, prefillFor } from '../../../src/shared/program/intake.ts';
import { checkJointGtm } from '../../../src/shared/program/joint-gtm.ts';
import { phaseProgress, planLaunch } from '../../../src/shared/program/launch.ts';
import { standardMaturityRules } from '../../../src/shared/program/maturity.ts';
import {
  type ModelAnswers,
  modelRulesSchema,
  selectModel,
  standardModelRules,
} from '../../../src/shared/program/model-selector.ts';
import {
  partnersSentence,
  planTarget,
  type TargetFacts,
} from '../../../src/shared/program/target-planner.ts';
import { runs } from '../runs.ts';

const answers = (over: Partial<ModelAnswers>): ModelAnswers => ({
  currency: 'USD',
  pricePerMonth: 50_000,
  platform: false,
  enterprise: false,
  vertical: false,
  ...over,
});
const chosen = (over: Partial<ModelAnswers>) =>
  selectModel(standardModelRules, answers(over)).value?.id ?? null;

describe('partnership model', () => {
  test('[S93.1] under $500 a month is affiliate and referral; exactly $500 is not', () => {
    expect(chosen({ pricePerMonth: 49_999, platform: true })).toBe('affiliate-referral');
    expect(chosen({ pricePerMonth: 50_000 })).toBe('affiliate-integration');
    const { because, preset, rule, coverage } = selectModel(
      standardModelRules,
      answers({ pricePerMonth: 4_900 }),
    );
    expect(because.map(({ text }) => text)).toEqual([
      'The product sells for under the price limit a month ($49).',
      'The deal is too small to pay for partner training.',
    ]);
    expect([preset, rule, coverage]).toEqual(['Standard', 'S93.2', 100]);
  });
  test('[S93.2] the first yes decides, in the order platform, enterprise, vertical', () => {
    expect(chosen({ platform: true, enterprise: true, vertical: true })).toBe('co-creation');
    expect(chosen({ enterprise: true, vertical: true })).toBe('integration-solution');
    expect(chosen({ vertical: true })).toBe('vertical-solution');
    expect(selectModel(standardModelRules, answers({ vertical: true })).because).toEqual([
      { text: 'The product serves one vertical.', part: null },
      { text: 'They bring the domain knowledge.', part: null },
    ]);
  });
  test('[S93.2] an open question before any yes is asked; one after a yes is not', () => {
    const open = selectModel(standardModelRules, answers({ pricePerMonth: null }));
    expect(open).toMatchObject({ value: null, ask: 'price', coverage: 75 });
    expect(open.because[0]?.text).toBe('A question before any yes is still open.');
    expect(open.inputs[0]).toEqual({ name: 'Price a month', value: null });
    const decided = selectModel(standardModelRules, answers({ platform: true, vertical: null }));
    expect(decided).toMatchObject({ ask: null, coverage: 75 });
    expect(selectModel(standardModelRules, answers({ vertical: null })).ask).toBe('vertical');
  });
  test('[S93.3] preset and tables are complete', () => {
    expect(modelRulesSchema.parse(standardModelRules)).toEqual(standardModelRules);
    expect(
      modelRulesSchema.safeParse({ ...standardModelRules, affiliateBelowPerMonth: 0 }).error
        ?.issues[0]?.message,
    ).toBe('The monthly price limit must be above zero.');
    expect(Object.keys(programModels)).toHaveLength(5);
    expect(modelComparison).toHaveLength(9);
    expect(modelRanges.ecosystem.compensationPercent).toEqual({ min: 10, max: 40 });
    expect(oneTypeFirst).toContain('one partner type');
  });
});

const metric = (over: Partial<ProgramMetric>): ProgramMetric => ({
  name: 'Partner NPS',
  baseline: 40,
  current: 45,
  target: 60,
  from: '2026-01-01',
  to: '2026-12-31',
  ...over,
});

describe('program architecture', () => {
  test('[S94.1] the gap is exact as written', () => {
    expect(gapTo(22, 40)).toBe(18);
    expect(gapTo(0.1, 0.3)).toBe(0.2);
    expect(gapTo(70, 60)).toBe(-10);
  });
  test('[S94.2] pace compares the way with the time', () => {
    const half = '2026-07-03';
    expect(paceOf(metric({ current: 50, from: '2026-01-01', to: '2027-01-01' }), half).value).toBe(
      'behind',
    );
    expect(paceOf(metric({ current: 51, from: '2026-01-01', to: '2027-01-01' }), half).value).toBe(
      'ahead',
    );
    const even = metric({ current: 50, from: '2026-01-01', to: '2026-01-11' });
    expect(paceOf(even, '2026-01-06')).toMatchObject({
      value: 'on pace',
      rule: 'S94.2',
      coverage: 100,
    });
    expect(paceOf(even, '2026-01-06').because.map(({ text }) => text)).toEqual([
      'Partner NPS is 50% of the way from 40 to 60.',
      '50% of the period has passed.',
    ]);
  });
  test('[S94.2] before the period nothing has passed, after it all has, and a target held is reached', () => {
    expect(paceOf(metric({ current: 40 }), '2025-06-01').value).toBe('on pace');
    expect(paceOf(metric({ current: 59 }), '2027-06-01').value).toBe('behind');
    expect(paceOf(metric({ current: 60 }), '2027-06-01').value).toBe('on pace');
    expect(paceOf(metric({ baseline: 60, current: 10 }), '2026-06-01').value).toBe('ahead');
    expect(() => paceOf(metric({ to: '2026-01-01' }), '2026-06-01')).toThrow(
      'The period from 2026-01-01 to 2026-01-01 has no day in it.',
    );
  });
  test('[S94.3] the charter names the layers still empty', () => {
    expect(missingLayers({})).toEqual(programLayers.map(({ id }) => id));
    const full = Object.fromEntries(programLayers.map(({ id }) => [id, 'written']));
    expect(missingLayers({ ...full, tools: '  ' })).toEqual(['tools']);
  });
  test('[S94.4] the example is a team of 15 with gaps 18, 150, 15 and 30,000', () => {
    const { team, metrics } = goodProgramExample;
    expect(team.reduce((sum, { people }) => sum + people, 0)).toBe(15);
    expect(metrics.map(({ current, target }) => gapTo(current, target))).toEqual([
      18, 150, 15, 30_000,
    ]);
    expect(
      [badProgramFaults, programPhilosophy, programPrinciples].map(({ length }) => length),
    ).toEqual([6, 4, 5]);
  });
});

describe('launch playbooks', () => {
  test('[S95.1] months and weeks become days; an open phase only starts', () => {
    expect(
      planLaunch(launchPlaybooks.P1, '2025-12-31').map(({ start, due }) => [start, due]),
    ).toEqual([
      ['2025-12-31', '2026-02-28'],
      ['2026-02-28', '2026-04-30'],
      ['2026-04-30', null],
    ]);
    expect(
      planLaunch(launchPlaybooks.P2, '2026-01-05').map(({ start, due }) => [start, due]),
    ).toEqual([
      ['2026-01-05', '2026-02-02'],
      ['2026-02-02', '2026-03-02'],
      ['2026-03-02', '2026-04-27'],
      ['2026-04-05', '2026-07-05'],
    ]);
  });
  test('[S95.3] P1 holds 8, 6 and 5 tasks, P2 7, 6, 6 and 7', () => {
    const sizes = (id: 'P1' | 'P2') => launchPlaybooks[id].phases.map(({ tasks }) => tasks.length);
    expect([sizes('P1'), sizes('P2')]).toEqual([
      [8, 6, 5],
      [7, 6, 6, 7],
    ]);
    expect(scalabilityFactors).toHaveLength(6);
  });
  test('[S95.2] progress of a phase is floored, and full only when all is done', () => {
    const [phase] = launchPlaybooks.P2.phases;
    if (phase === undefined) throw new Error('P2 has phases.');
    expect([0, 1, 6, 7].map((done) => phaseProgress(phase, done))).toEqual([0, 14, 85, 100]);
    for (const wrong of [-1, 8, 1.5])
      expect(() => phaseProgress(phase, wrong)).toThrow(
        `Foundation has 7 tasks; ${wrong} cannot be done.`,
      );
  });
  test('[S95.p1] every phase starts on or before it is due, in any year', () => {
    fc.assert(
      fc.property(fc.constantFrom('P1', 'P2'), fc.integer({ min: 0, max: 4000 }), (id, day) => {
        const start = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
        const phases = planLaunch(launchPlaybooks[id === 'P1' ? 'P1' : 'P2'], start);
        expect(phases.every(({ start: from, due }) => due === null || from < due)).toBe(true);
        expect(phases[0]?.start).toBe(start);
      }),
      runs,
    );
  });
});

describe('joint go-to-market plan', () => {
  const fields = Object.fromEntries(jointGtmFields.map(({ id }) => [id, 'written']));
  test('[S98.1] every field is asked for', () => {
    expect(checkJointGtm({ fields, kpis: ['a', 'b', 'c'], campaignsPerQuarter: 2 })).toEqual([]);
    expect(
      checkJointGtm({
        fields: { ...fields, value: ' ' },
        kpis: ['a', 'b', 'c', 'd', 'e'],
        campaignsPerQuarter: 4,
      }),
    ).toEqual([{ rule: 'S98.1', message: 'Joint value is empty: One sentence.' }]);
    expect(
      checkJointGtm({ fields: {}, kpis: ['a', 'b', 'c'], campaignsPerQuarter: 3 }),
    ).toHaveLength(8);
  });
  test('[S98.2] [S98.4] three to five joint KPIs, [S98.3] two to four campaigns', () => {
    expect(checkJointGtm({ fields, kpis: ['a'], campaignsPerQuarter: null })).toEqual([
      { rule: 'S98.2', message: 'The plan has 1 joint KPI; agree three to five.' },
      { rule: 'S98.3', message: 'Agree how many joint campaigns run a quarter.' },
    ]);
    expect(
      checkJointGtm({ fields, kpis: ['a', 'b', 'c', 'd', 'e', 'f'], campaignsPerQuarter: 5 }).map(
        ({ message }) => message,
      ),
    ).toEqual([
      'The plan has 6 joint KPIs; agree three to five.',
      '5 joint campaigns a quarter; two to four are usual.',
    ]);
    expect(jointGtmMotions.map(({ motion }) => motion)).toEqual([
      'Co-selling',
      'Co-marketing',
      'Product',
      'Customer success',
    ]);
    expect(jointGtmFigures).toMatchObject({ defaultCampaignsPerQuarter: 2, leadSharePercent: 50 });
  });
});

const facts = (over: Partial<TargetFacts>): TargetFacts => ({
  currency: 'USD',
  arr: 1_000_000_000,
  currentShare: ratio(1, 20),
  targetShare: ratio(3, 10),
  months: 12,
  averagePerPartner: 12_000_000,
  ageMonths: 12,
  ...over,
});
const plan = (over: Partial<TargetFacts>) => planTarget(standardMaturityRules, facts(over));

describe('target planner', () => {
  test('[S99.1] [S99.5] $10M from 5% to 30% is a gap of $2.5M, $208,333.33 a month', () => {
    const found = plan({});
    expect(found).toMatchObject({
      value: 250_000_000,
      current: 50_000_000,
      goal: 300_000_000,
      perMonth: 20_833_333,
      coverage: 100,
      rule: 'S99.1',
      preset: 'Standard',
    });
    expect(found.because).toEqual([
      { text: '30% of $10,000,000 is $3,000,000.', part: 300_000_000 },
      { text: '$500,000 comes through partners today (5%).', part: -50_000_000 },
    ]);
    expect(plan({ averagePerPartner: null }).coverage).toBe(80);
    expect(targetExample.motions).toHaveLength(3);
    expect(targetGoals.map(({ targetSharePercent }) => targetSharePercent)).toEqual([30, 40]);
  });
  test('[S99.2] revenue on top of today’s ARR needs more', () => {
    expect(plan({}).additionalGap).toBe(357_142_857);
    expect(plan({ targetShare: ratio(1) }).additionalGap).toBeNull();
  });
  test('[S99.3] partners are rounded up, none once the goal is met, unknown without an average', () => {
    expect(plan({}).partners).toBe(21);
    expect(plan({ targetShare: ratio(1, 20) }).partners).toBe(0);
    expect(plan({ averagePerPartner: 0 }).partners).toBeNull();
    expect([null, 0, 1, 21].map((partners) => partnersSentence({ partners }).text)).toEqual([
      'The average revenue per partner is unknown.',
      'The goal is met today.',
      'One more partner at the average closes the gap.',
      '21 more partners at the average close the gap.',
    ]);
  });
  test('[S99.4] a target of a later stage is warned of', () => {
    expect(plan({ ageMonths: 12 }).warning).toBe(
      'Programs of this age usually stay under 15% of revenue; 30% belongs to the Scale stage.',
    );
    expect(plan({ ageMonths: 12, targetShare: ratioOf(0.149) }).warning).toBeNull();
    expect(plan({ ageMonths: 12, targetShare: ratioOf(0.15) }).warning).not.toBeNull();
    expect(plan({ ageMonths: 36 }).warning).toBeNull();
    expect(plan({ ageMonths: null }).warning).toBeNull();
  });
  test('[S99.1] impossible inputs are bugs', () => {
    for (const months of [0, -1, 1.5]) expect(() => plan({ months })).toThrow('at least 1');
    expect(() => plan({ targetShare: ratio(11, 10) })).toThrow('between 0 and 1');
    expect(() => plan({ currentShare: ratio(-1, 10) })).toThrow('between 0 and 1');
  });
  test('[S99.p1] the parts add up to the gap, and a higher target never needs less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 60 }),
        (arr, now, goal, months) => {
          const at = (thousandths: number) =>
            plan({
              arr,
              months,
              currentShare: ratio(now, 1000),
              targetShare: ratio(thousandths, 1000),
            });
          const one = at(goal);
          const parts = one.because.reduce((sum, { part }) => sum + (part ?? 0), 0);
          expect(parts).toBe(one.value);
          expect(at(goal + 1).value ?? 0).toBeGreaterThanOrEqual(one.value ?? 0);
        },
      ),
      runs,
    );
  });
});

describe('discovery intake', () => {
  test('[S100] nine things of context, twelve questions, three in short', () => {
    expect([intakeContext, intakeQuestions, intakeShort].map(({ length }) => length)).toEqual([
      9, 12, 3,
    ]);
    const ids = [...intakeContext, ...intakeFigures, ...intakeQuestions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(24);
    expect(intakeFigures.map(({ id, answer }) => `${id}: ${answer}`)).toEqual([
      'deal-size: money',
      'sales-cycle: days',
      'partners: count',
    ]);
    expect(intakeQuestions.every(({ tells }) => tells !== '')).toBe(true);
  });
  test('[S100.1] open questions are those not answered, blanks included', () => {
    expect(openIntake({})).toHaveLength(24);
    expect(openIntake({ product: 'A CRM', ltv: ' ' }).map(({ id }) => id)).not.toContain('product');
    expect(openIntake({ product: 'A CRM', ltv: ' ' })).toHaveLength(23);
  });
  test('[S100.2] answers prefill the systems that use them', () => {
    const given = { ltv: ' $5,000 ', margin: '', motion: 'sales-led' };
    expect(prefillFor('S56', given)).toEqual([
      { asks: 'What is a customer’s average lifetime value?', answer: '$5,000' },
    ]);
    expect(
      prefillFor('S99', { ...given, 'deal-size': '$30,000' }).map(({ answer }) => answer),
    ).toEqual(['sales-led', '$30,000']);
    for (const system of ['S56', 'S93', 'S95', 'S99'])
      expect(
        [...intakeContext, ...intakeQuestions].some(({ fills }) => fills.includes(system)),
      ).toBe(true);
  });
});
