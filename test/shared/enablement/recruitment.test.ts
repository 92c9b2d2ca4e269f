import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revenueConcentration } from '../../../src/shared/enablement/recruitment-concentration.ts';
import {
  type FunnelCounts,
  rateConversion,
  recruitmentFunnel,
} from '../../../src/shared/enablement/recruitment-funnel.ts';
import {
  channelsFor,
  recruitmentOpening,
} from '../../../src/shared/enablement/recruitment-opening.ts';
import {
  neededFor,
  planRecruitment,
  projectFunnel,
} from '../../../src/shared/enablement/recruitment-plan.ts';
import {
  type FunnelStage,
  funnelStages,
  recruitmentRulesSchema,
  standardRecruitmentRules as rules,
} from '../../../src/shared/enablement/recruitment-rules.ts';
import { compareRatios, ratio, ratioOf, toNumber } from '../../../src/shared/kernel/ratio.ts';
import { partnerTypeIds } from '../../../src/shared/playbooks/partner-type-definitions.ts';
import {
  type RecruitmentAudience,
  recruitmentChannels,
  resellerRollout,
  sampleSharedCustomers,
} from '../../../src/shared/playbooks/recruitment-channels.ts';
import { runs } from '../runs.ts';

const counts = (given: Partial<FunnelCounts>): FunnelCounts => ({
  identified: null,
  recruited: null,
  onboarded: null,
  activated: null,
  performing: null,
  ...given,
});

describe('recruitment funnel', () => {
  test('[S79.1] each step is its count on the count before; unknown and zero give no conversion', () => {
    const funnel = recruitmentFunnel(
      rules,
      counts({ identified: 300, recruited: 100, onboarded: 65, activated: 10, performing: 0 }),
    );
    expect(funnel.steps.map(({ stage, from, rating }) => [from, stage, rating])).toEqual([
      ['identified', 'recruited', 'within'],
      ['recruited', 'onboarded', 'within'],
      ['onboarded', 'activated', 'below'],
      ['activated', 'performing', 'below'],
    ]);
    expect(funnel.steps[0]).toMatchObject({
      count: 100,
      conversion: ratio(100, 300),
      expected: { min: 30, max: 40 },
    });
    expect(funnel.because.map(({ text }) => text)).toEqual([
      'recruited: 100, 33% of identified, within the 30-40% expected.',
      'onboarded: 65, 65% of recruited, within the 60-70% expected.',
      'activated: 10, 15% of onboarded, below the 20-30% expected.',
      'performing: 0, 0% of activated, below the 10-15% expected.',
      'The weakest step is performing, below its range.',
    ]);
    expect(funnel).toMatchObject({
      value: 'performing',
      coverage: 100,
      rule: 'S79.3',
      preset: 'Standard',
    });
    const gap = recruitmentFunnel(rules, counts({ identified: 0, recruited: 5, onboarded: null }));
    expect(gap.steps.map(({ conversion, rating }) => [conversion, rating])).toEqual([
      [null, null],
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(gap).toMatchObject({ value: null, coverage: 40 });
    expect(gap.because[0]?.text).toBe('recruited: no conversion, a count is missing or zero.');
    expect(gap.because.at(-1)?.text).toBe('No step can be judged yet.');
  });

  test.each([
    ['recruited', 29.9, 'below'],
    ['recruited', 30, 'within'],
    ['recruited', 40, 'within'],
    ['recruited', 40.1, 'above'],
    ['onboarded', 59.9, 'below'],
    ['onboarded', 60, 'within'],
    ['onboarded', 70, 'within'],
    ['onboarded', 70.1, 'above'],
    ['activated', 19.9, 'below'],
    ['activated', 20, 'within'],
    ['activated', 30, 'within'],
    ['activated', 30.1, 'above'],
    ['performing', 9.9, 'below'],
    ['performing', 10, 'within'],
    ['performing', 15, 'within'],
    ['performing', 15.1, 'above'],
  ] as const)('[S79.2] %s at %s%% is %s', (stage, percent, rating) => {
    expect(rateConversion(rules, stage, percent)).toBe(rating);
  });

  test('[S79.2] an unknown stage is a bug', () => {
    expect(() => rateConversion(rules, String('lost') as FunnelStage, 5)).toThrow(
      'The funnel has no stage "lost".',
    );
  });

  test('[S79.3] the weakest step is the smallest part of its low end, ties to the earlier; counts that grow are questioned', () => {
    const even = recruitmentFunnel(
      rules,
      counts({ identified: 100, recruited: 30, onboarded: 18 }),
    );
    expect(even.value).toBe('recruited');
    expect(even.because.at(-1)?.text).toBe(
      'The weakest step is recruited, though not below its range.',
    );
    const grown = recruitmentFunnel(
      rules,
      counts({ identified: 100, recruited: 101, onboarded: 101 }),
    );
    expect(grown.because.map(({ text }) => text)).toContain(
      'More partners are recruited than identified: check the counts.',
    );
    expect(grown.because.map(({ text }) => text)).not.toContain(
      'More partners are onboarded than recruited: check the counts.',
    );
    expect(grown.value).toBe('onboarded');
  });

  test('[S79.4] 300 identified become 90-120, 54-84, 10.8-25.2 and 1.08-3.78; 100-500 give 0.36-6.3 performing', () => {
    const shown = (n: number): unknown =>
      projectFunnel(rules, n).map(({ stage, low, high }) => [stage, toNumber(low), toNumber(high)]);
    expect(shown(300)).toEqual([
      ['recruited', 90, 120],
      ['onboarded', 54, 84],
      ['activated', 10.8, 25.2],
      ['performing', 1.08, 3.78],
    ]);
    expect(toNumber(projectFunnel(rules, rules.identified.min)[3]?.low ?? ratio(0))).toBe(0.36);
    expect(toNumber(projectFunnel(rules, rules.identified.max ?? 0)[3]?.high ?? ratio(0))).toBe(
      6.3,
    );
  });

  test('[S79.5] 10 activated at the low ends need 278 identified; every stage is rounded up from exact figures', () => {
    const plan = planRecruitment(rules, { stage: 'activated', count: 10, chosenPercent: {} });
    expect(plan).toMatchObject({
      ok: true,
      value: {
        value: 278,
        needed: [
          { stage: 'identified', needed: 278 },
          { stage: 'recruited', needed: 84 },
          { stage: 'onboarded', needed: 50 },
          { stage: 'activated', needed: 10 },
        ],
        because: [
          { text: '10 activated / (30% x 60% x 20%), rounded up, is 278 identified.', part: null },
        ],
        inputs: [
          { name: 'target activated', value: 10 },
          { name: 'recruited %', value: 30 },
          { name: 'onboarded %', value: 60 },
          { name: 'activated %', value: 20 },
        ],
        rule: 'S79.5',
      },
    });
  });

  test('[S79.5] a conversion chosen by hand is used; outside its range it warns', () => {
    const plan = planRecruitment(rules, {
      stage: 'recruited',
      count: 10,
      chosenPercent: { recruited: 50 },
    });
    expect(plan).toMatchObject({ ok: true, value: { value: 20 } });
    expect(plan.ok && plan.value.because.map(({ text }) => text)).toEqual([
      '10 recruited / (50%), rounded up, is 20 identified.',
      '50% for recruited lies outside the expected 30-40%.',
    ]);
  });

  test('[S79.5] targets and conversions that make no sense are refused with the reason', () => {
    const whole = 'The target must be a whole number of zero or more.';
    expect(neededFor(-1, [])).toEqual({ ok: false, error: whole });
    expect(neededFor(1.5, [])).toEqual({ ok: false, error: whole });
    expect(neededFor(0, [ratioOf(0.5)])).toEqual({ ok: true, value: 0 });
    const zero = 'Every conversion must be above 0%: nobody gets past a step of 0%.';
    expect(neededFor(5, [ratioOf(0.5), ratioOf(0)])).toEqual({ ok: false, error: zero });
    expect(
      planRecruitment(rules, { stage: 'performing', count: 1, chosenPercent: { performing: 0 } }),
    ).toEqual({ ok: false, error: zero });
  });
});

describe('concentration', () => {
  const partner = (name: string, revenue: number | null) => ({ name, revenue });

  test('[S79.6] top x percent is rounded up over partners with revenue; ties go by name', () => {
    const found = revenueConcentration(rules, [
      partner('Beta', 100),
      partner('Alpha', 100),
      partner('Gamma', 800),
      partner('Credit', -50),
      partner('None', 0),
      partner('Unknown', null),
    ]);
    expect(found.groups).toEqual([
      { label: 'Top 10%', partners: ['Gamma'], share: ratio(800, 1000) },
      { label: 'Top 20%', partners: ['Gamma'], share: ratio(800, 1000) },
      { label: 'Top 5', partners: ['Gamma', 'Alpha', 'Beta'], share: ratio(1000, 1000) },
    ]);
    expect(found.because.map(({ text }) => text)).toEqual([
      'Top 10% (1 partner): 80% of the revenue.',
      'Top 20% (1 partner): 80% of the revenue.',
      'Top 5 (3 partners): 100% of the revenue.',
    ]);
    expect(found).toMatchObject({ topPerformers: ['Gamma'], coverage: 83, rule: 'S79.7' });
  });

  test('[S79.7] concentrated from exactly 80% by the top 10%; without revenue nobody can say', () => {
    const flagged = (top: number): boolean | null =>
      revenueConcentration(rules, [partner('A', top), partner('B', 1000 - top)]).value;
    expect([flagged(799), flagged(800)]).toEqual([false, true]);
    expect(revenueConcentration(rules, [partner('A', null)])).toMatchObject({
      value: null,
      groups: [],
      fewest: [],
      topPerformers: [],
      because: [{ text: 'No partner has revenue yet.', part: null }],
    });
  });

  test('[S79.8] the fewest partners that bring half and 80% stand beside what is usual', () => {
    const even = Array.from({ length: 10 }, (_, at) => partner(`P${at}`, 100));
    expect(revenueConcentration(rules, even).fewest).toEqual([
      { sharePercent: 50, partners: 5, usual: 'inside' },
      { sharePercent: 80, partners: 8, usual: 'above' },
    ]);
    expect(revenueConcentration(rules, [partner('A', 900), ...even.slice(0, 9)]).fewest).toEqual([
      { sharePercent: 50, partners: 1, usual: 'below' },
      { sharePercent: 80, partners: 7, usual: 'above' },
    ]);
  });
});

describe('channels', () => {
  test('[S80.1] each type has its channels; strategic, OEM and resellers have none named', () => {
    const audiences = partnerTypeIds.map((type) => [
      type,
      channelsFor(type).map(({ audience }) => audience),
    ]);
    expect(audiences).toEqual([
      ['technology', ['complementary-saas']],
      ['referral', ['customers', 'consultants-agencies']],
      ['reseller', []],
      ['affiliate', ['creators']],
      ['si', ['consultants-agencies', 'system-integrators']],
      ['strategic', []],
      ['oem', []],
    ]);
    expect(recruitmentChannels.map(({ channels }) => channels)).toEqual([
      ['In-app prompt', 'Email'],
      ['Direct outreach on content fit'],
      ['Account overlap analysis', 'Warm introduction'],
      ['Events', 'LinkedIn'],
      ['RFP answers', 'Executive networking'],
    ]);
  });

  test('[S80.2] an opening fills what is known and lists what is not', () => {
    const facts = {
      name: 'Kim',
      company: 'Northwind',
      product: 'Ledger',
      topic: '',
      sharedCustomers: sampleSharedCustomers,
    };
    expect(recruitmentOpening('complementary-saas', facts)).toEqual({
      text: 'Hi Kim, Northwind and Ledger share 47 customers. Can we talk about what we could do for them together?',
      missing: [],
    });
    expect(recruitmentOpening('creators', { ...facts, name: null })).toEqual({
      text: 'Hi {name}, your work on {topic} reaches the people Ledger is made for. Here is how we could work together on it.',
      missing: ['name', 'topic'],
    });
    expect(() => recruitmentOpening(String('nobody') as RecruitmentAudience, facts)).toThrow(
      'No recruitment audience is called "nobody".',
    );
  });

  test('[S80.3] a rollout of 20 resellers takes 90 days on plan O3', () => {
    expect(resellerRollout).toEqual({
      resellers: 20,
      days: 90,
      plan: 'O3',
      provides: ['Training', 'Playbooks', 'Pricing tools', 'Deal registration flow'],
    });
  });
});

describe('recruitment properties', () => {
  test('[S79.p1] what is needed brings the target at the same conversions, and one fewer does not', () => {
    const percent = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(percent, { maxLength: 4 }),
        (target, all) => {
          const rates = all.map((one) => ratio(one, 100));
          const needed = neededFor(target, rates);
          const out = (start: number) =>
            all.reduce(
              (left, one) => ({ num: left.num * BigInt(one), den: left.den * 100n }),
              ratio(start),
            );
          expect(needed.ok).toBe(true);
          if (!needed.ok) return;
          expect(compareRatios(out(needed.value), ratio(target))).toBeGreaterThanOrEqual(0);
          expect(compareRatios(out(needed.value - 1), ratio(target))).toBe(-1);
        },
      ),
      runs,
    );
  });

  test('[S79.p2] every conversion has exactly one rating, and more conversion never rates lower', () => {
    const order = ['below', 'within', 'above'];
    const value = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...funnelStages), value, value, (stage, a, b) => {
        const place = (tenths: number): number =>
          order.indexOf(rateConversion(rules, stage, ratio(tenths, 10)));
        expect(place(Math.min(a, b))).toBeGreaterThanOrEqual(0);
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
      }),
      runs,
    );
  });

  test('[S79.p3] shares of growing groups never shrink, and all partners bring all revenue', () => {
    const revenue = fc.option(fc.integer({ min: -100, max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(revenue, { maxLength: 5 }), (all) => {
        const partners = all.map((one, at) => ({ name: `P${at}`, revenue: one }));
        const { groups } = revenueConcentration(rules, partners);
        for (const [at, { share }] of groups.entries())
          expect(compareRatios(share, groups[at - 1]?.share ?? ratio(0))).toBeGreaterThanOrEqual(0);
        const last = groups.at(-1);
        if (last !== undefined) expect(compareRatios(last.share, ratio(1))).toBe(0);
      }),
      runs,
    );
  });

  test('[S79.p4] the preset satisfies its own schema; a broken one says where', () => {
    expect(recruitmentRulesSchema.parse(rules)).toEqual(rules);
    const messages = (changed: unknown): string[] =>
      recruitmentRulesSchema.safeParse(changed).error?.issues.map(({ message }) => message) ?? [];
    expect(messages({ ...rules, stages: [...rules.stages].reverse() })).toEqual([
      'The stages must run in this order: recruited, onboarded, activated, performing.',
    ]);
    const [first, ...rest] = rules.stages;
    expect(
      messages({ ...rules, stages: [{ ...first, percent: { min: 40, max: 30 } }, ...rest] }),
    ).toEqual(['A conversion range runs from its lower end up.']);
    expect(messages({ ...rules, stages: rest })).not.toEqual([]);
  });
});
