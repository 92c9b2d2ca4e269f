import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CriteriaFacts, decideByCriteria } from '../../../src/shared/attribution/criteria.ts';
import { type AttributionCase, decideAttribution } from '../../../src/shared/attribution/decide.ts';
import { type AttributionDecision, allYes, not } from '../../../src/shared/attribution/decision.ts';
import {
  attributionPresets,
  attributionRulesSchema,
} from '../../../src/shared/attribution/rules.ts';
import {
  decideBySourceCode,
  type SourceCodeFacts,
} from '../../../src/shared/attribution/source-code.ts';
import {
  answersFromDates,
  decideByTree,
  type TreeAnswers,
} from '../../../src/shared/attribution/tree.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  attributionCriteria,
  attributionDefinitions,
  influenceTypes,
  treeQuestions,
} from '../../../src/shared/playbooks/attribution-tree.ts';
import { runs } from '../runs.ts';

const { A, B, C } = attributionPresets;
const texts = ({ because }: AttributionDecision): string[] => because.map(({ text }) => text);
const answer = fc.constantFrom(true, false, null);

const tree = (
  introduced: TreeAnswers['introduced'],
  inCrm: TreeAnswers['inCrm'],
  active: TreeAnswers['active'],
  contributed: TreeAnswers['contributed'],
) => decideByTree(A, { introduced, inCrm, active, contributed });

describe('rule A', () => {
  test('[S44.1] introduced and new, or dormant, is sourced in full', () => {
    expect(tree(true, false, null, null)).toEqual({
      value: 'sourced',
      because: [
        { text: 'Did the partner introduce the lead? yes.', part: null },
        { text: 'Was the lead in our CRM before the partner\u2019s contact? no.', part: null },
      ],
      inputs: [
        { name: 'introduced', value: true },
        { name: 'inCrm', value: false },
      ],
      rule: 'S44.1',
      preset: 'A',
      coverage: 100,
      class: 'sourced',
      credit: { basis: 'sourced-rate', share: ratio(100, 100) },
    });
    const dormant = tree(true, true, false, null);
    expect([dormant.class, dormant.inputs.length]).toEqual(['sourced', 3]);
    expect(texts(dormant)[2]).toBe('Was the lead actively engaged with sales? no.');
  });

  test('[S44.1] introduced but in active sales, or contributed, is influenced; else nothing', () => {
    const credit = { basis: 'sourced-rate', share: ratio(50, 100) };
    expect(tree(true, true, true, null)).toMatchObject({ class: 'influenced', credit });
    const helped = tree(false, null, null, true);
    expect(helped).toMatchObject({ class: 'influenced', credit, value: 'influenced' });
    expect(helped.inputs.map(({ name }) => name)).toEqual(['introduced', 'contributed']);
    const nothing = tree(false, null, null, false);
    expect(nothing).toMatchObject({ class: 'none', value: 'none', credit: null, rule: 'S44.1' });
    expect(texts(nothing)).toEqual([
      'Did the partner introduce the lead? no.',
      'Did the partner contribute a demo, a reference or co-selling? no.',
    ]);
  });

  test('[S44.8] a missing answer on the path leaves it undecided and unpaid', () => {
    const open = [
      tree(null, true, true, true),
      tree(true, null, true, true),
      tree(true, true, null, true),
      tree(false, true, true, null),
    ];
    for (const decision of open)
      expect(decision).toMatchObject({
        class: 'undecided',
        value: null,
        credit: null,
        rule: 'S44.8',
      });
    expect(open.map(({ coverage }) => coverage)).toEqual([0, 50, 66, 50]);
    expect(open.map((one) => texts(one).at(-1))).toEqual([
      'Did the partner introduce the lead? unanswered.',
      'Was the lead in our CRM before the partner\u2019s contact? unanswered.',
      'Was the lead actively engaged with sales? unanswered.',
      'Did the partner contribute a demo, a reference or co-selling? unanswered.',
    ]);
  });

  test('[S44.2] dates answer: in the CRM the day before, dormant after 90 days', () => {
    const answers = (
      inCrmSince: string | false | null,
      lastSalesActivityOn: string | false | null,
    ) =>
      Object.values(
        answersFromDates(A, { partnerContactOn: '2026-06-30', inCrmSince, lastSalesActivityOn }),
      );
    expect(answers('2026-06-29', '2026-04-01')).toEqual([true, true]);
    expect(answers('2026-06-30', '2026-03-31')).toEqual([false, false]);
    expect(answers(false, false)).toEqual([false, false]);
    expect(answers(null, null)).toEqual([null, null]);
    expect(
      answersFromDates(A, {
        partnerContactOn: null,
        inCrmSince: '2026-06-29',
        lastSalesActivityOn: false,
      }),
    ).toEqual({ inCrm: null, active: false });
  });

  test('[S44.p1] answers off the path never change the class', () => {
    fc.assert(
      fc.property(answer, answer, answer, answer, (introduced, inCrm, active, contributed) => {
        const decision = tree(introduced, inCrm, active, contributed);
        const known = new Map(decision.inputs.map(({ name, value }) => [name, value]));
        const only = (name: string, value: boolean | null) => (known.has(name) ? value : null);
        const again = tree(
          only('introduced', introduced),
          only('inCrm', inCrm),
          only('active', active),
          only('contributed', contributed),
        );
        expect(again).toEqual(decision);
        expect(decision.class === 'undecided').toBe(decision.value === null);
      }),
      runs,
    );
  });
});

const all: CriteriaFacts = {
  partnerChannel: true,
  registeredAfterDays: 7,
  priorDirect: false,
  openDirectOpportunity: false,
  documented: true,
  participated: true,
  decisive: true,
  onlyAfterSale: false,
};
const b = (changes: Partial<CriteriaFacts>) => {
  const found = decideByCriteria(B, { ...all, ...changes });
  return [found.class, found.rule, ...texts(found)];
};
const proven = 'Influenced: documented, took part and was decisive.';
const unproven = 'Not influenced: help must be documented, take part in the sale and decide it.';

describe('rule B', () => {
  test('[S44.3] through the channel, registered within 7 days, nobody before: sourced', () => {
    const told = 'Sourced: through the partner channel, registered in time, nobody before.';
    expect(b({})).toEqual(['sourced', 'S44.3', told]);
    expect(decideByCriteria(B, all)).toMatchObject({
      credit: { basis: 'sourced-rate', share: ratio(100, 100) },
      preset: 'B',
      coverage: 100,
    });
    expect(decideByCriteria(B, all).inputs).toContainEqual({
      name: 'registeredAfterDays',
      value: 7,
    });
  });

  test('[S44.4] failing sourced falls to influenced, then to none', () => {
    expect(b({ registeredAfterDays: 8 })).toEqual([
      'influenced',
      'S44.4',
      'Not sourced: registered after 8 days of 7.',
      proven,
    ]);
    expect(b({ registeredAfterDays: 'never', priorDirect: true, partnerChannel: false })).toEqual([
      'influenced',
      'S44.4',
      'Not sourced: not through the partner channel, never registered, prior direct engagement.',
      proven,
    ]);
    for (const missing of ['documented', 'participated', 'decisive'] as const)
      expect(b({ priorDirect: true, [missing]: false })).toEqual([
        'none',
        'S44.4',
        'Not sourced: prior direct engagement.',
        unproven,
      ]);
    expect(decideByCriteria(B, { ...all, priorDirect: true }).credit).toEqual({
      basis: 'sourced-rate',
      share: ratio(50, 100),
    });
  });

  test('[S44.4] a direct opportunity first, or help after the sale: nothing', () => {
    expect(b({ openDirectOpportunity: true, onlyAfterSale: true })).toEqual([
      'none',
      'S44.4',
      'Direct sales had an open opportunity before the partner\u2019s first activity.',
    ]);
    expect(b({ onlyAfterSale: true })).toEqual([
      'none',
      'S44.4',
      'The partner engaged only after the sale.',
    ]);
  });

  test('[S44.8] what is missing and decides leaves it undecided', () => {
    const missing = 'Sourced: an answer is missing.';
    expect(b({ partnerChannel: null })).toEqual(['undecided', 'S44.8', missing, proven]);
    expect(b({ registeredAfterDays: null })[0]).toBe('undecided');
    expect(b({ priorDirect: null })[0]).toBe('undecided');
    expect(b({ priorDirect: true, decisive: null })).toEqual([
      'undecided',
      'S44.8',
      'Not sourced: prior direct engagement.',
      'Influenced: an answer is missing.',
    ]);
    const first = 'Whether direct sales was there first, or the sale was over, is unanswered.';
    expect(b({ openDirectOpportunity: null })).toEqual(['undecided', 'S44.8', first]);
    expect(b({ onlyAfterSale: null })).toEqual(['undecided', 'S44.8', first]);
    expect(b({ onlyAfterSale: null, priorDirect: true, decisive: false })[0]).toBe('none');
    expect(b({ decisive: null })[0]).toBe('sourced');
    expect(b({ partnerChannel: null, priorDirect: true })[0]).toBe('influenced');
    expect(b({ partnerChannel: null, decisive: false })[0]).toBe('undecided');
  });

  test('[S44.8] one no is a no, else one gap leaves it open', () => {
    expect([allYes([true, null, false]), allYes([true, null]), allYes([true]), allYes([])]).toEqual(
      [false, null, true, true],
    );
    expect([not(true), not(false), not(null)]).toEqual([false, true, null]);
  });

  test('[S44.p2] a later registration never gives a better class', () => {
    const order = ['none', 'influenced', 'sourced'];
    const yesNo = fc.boolean();
    fc.assert(
      fc.property(fc.nat(20), yesNo, yesNo, yesNo, (day, partnerChannel, priorDirect, decisive) => {
        const facts = { ...all, partnerChannel, priorDirect, decisive };
        const rank = (registeredAfterDays: number) =>
          order.indexOf(decideByCriteria(B, { ...facts, registeredAfterDays }).class);
        expect(rank(day + 1)).toBeLessThanOrEqual(rank(day));
      }),
      runs,
    );
  });
});

const c = (changes: Partial<SourceCodeFacts>) =>
  decideBySourceCode(C, {
    registeredOn: '2026-01-05',
    sourceCode: 'PK-1',
    opportunityCreatedOn: '2026-01-06',
    touched: true,
    ...changes,
  });

describe('rule C', () => {
  test('[S44.5] registered before the opportunity is sourced; the same day is not before', () => {
    expect(c({})).toEqual({
      value: 'sourced',
      because: [
        {
          text: 'Registered on Jan 5, 2026, opportunity created on Jan 6, 2026: registered before it.',
          part: null,
        },
      ],
      inputs: [
        { name: 'registeredOn', value: '2026-01-05' },
        { name: 'sourceCode', value: 'PK-1' },
        { name: 'opportunityCreatedOn', value: '2026-01-06' },
        { name: 'touched', value: true },
      ],
      rule: 'S44.5',
      preset: 'C',
      coverage: 100,
      class: 'sourced',
      credit: { basis: 'sourced-rate', share: ratio(100, 100) },
    });
    const same = c({ registeredOn: '2026-01-06' });
    expect(same).toMatchObject({
      class: 'influenced',
      rule: 'S44.5',
      credit: { basis: 'sourced-rate', share: ratio(25, 100) },
    });
    expect(texts(same)).toEqual([
      'Registered on Jan 6, 2026, opportunity created on Jan 6, 2026: not before it.',
      'The partner touched the deal.',
    ]);
  });

  test('[S44.5] without a registration a touch decides', () => {
    const none = c({ registeredOn: false, touched: false });
    expect(none).toMatchObject({ class: 'none', credit: null });
    expect(texts(none)).toEqual(['Never registered.', 'The partner never touched the deal.']);
    expect(c({ registeredOn: false }).class).toBe('influenced');
  });

  test('[S44.8] what is unknown and decides leaves it undecided', () => {
    const days = 'The day of the registration or of the opportunity is unknown.';
    expect(texts(c({ registeredOn: null }))).toEqual([days]);
    expect(texts(c({ opportunityCreatedOn: null }))).toEqual([days]);
    const touch = c({ registeredOn: false, touched: null });
    expect(touch).toMatchObject({ class: 'undecided', value: null, rule: 'S44.8' });
    expect(texts(touch)).toEqual([
      'Never registered.',
      'Whether the partner touched the deal is unanswered.',
    ]);
    expect(c({ touched: null }).class).toBe('sourced');
    expect(c({ registeredOn: false, opportunityCreatedOn: null }).class).toBe('influenced');
  });
});

describe('attribution rules', () => {
  test('[S44.0] each preset satisfies its own schema', () => {
    for (const [id, rules] of Object.entries(attributionPresets)) {
      expect(attributionRulesSchema.parse(rules)).toEqual(rules);
      expect(rules.preset).toBe(id);
      expect(rules.sharedInfluence).toBe(true);
      expect(rules.sourcedPercent).toBe(100);
    }
    expect([A.name, B.name, C.name]).toEqual(['Decision tree', 'Criteria', 'Source code']);
    expect([A.dormantAfterDays, B.registerWithinDays]).toEqual([90, 7]);
    expect([A, B, C].map(({ influence }) => influence.preset)).toEqual(['I1', 'I1', 'I2']);
    const passes = (rules: unknown) => attributionRulesSchema.safeParse(rules).success;
    expect(passes({ ...A, preset: 'A, ours', version: 2 })).toBe(true);
    expect(passes({ ...B, registerWithinDays: 0 })).toBe(true);
    for (const bad of [
      { ...A, preset: '' },
      { ...A, name: '' },
      { ...A, version: 0 },
      { ...A, dormantAfterDays: 0 },
      { ...A, dormantAfterDays: 3651 },
      { ...A, sourcedPercent: 101 },
      { ...A, sourcedPercent: -1 },
      { ...B, registerWithinDays: -1 },
      { ...B, registerWithinDays: 3651 },
      { ...C, registerWithinDays: 1 },
    ])
      expect(passes(bad)).toBe(false);
  });

  test('[S44.0] a program decides by whatever rules it has', () => {
    const facts = { introduced: true, inCrm: false, active: null, contributed: null };
    const one: AttributionCase = { method: 'tree', rules: A, facts };
    expect(decideAttribution(one)).toEqual(decideByTree(A, facts));
    expect(decideAttribution({ method: 'criteria', rules: B, facts: all })).toEqual(
      decideByCriteria(B, all),
    );
    const source = {
      registeredOn: false,
      sourceCode: null,
      opportunityCreatedOn: null,
      touched: true,
    } as const;
    expect(decideAttribution({ method: 'source-code', rules: C, facts: source })).toEqual(
      decideBySourceCode(C, source),
    );
    expect(() => decideAttribution({ ...one, method: String('x') as 'tree' })).toThrow(
      'Unreachable',
    );
  });

  test('[S44.12] definitions, criteria and kinds of influence are complete', () => {
    expect(Object.keys(treeQuestions)).toEqual(['introduced', 'inCrm', 'active', 'contributed']);
    expect(attributionDefinitions.influenced.pays.ofSourcedRatePercent).toEqual({
      min: 25,
      max: 50,
    });
    expect(attributionDefinitions.sourced.evidence).toHaveLength(3);
    expect(Object.values(attributionCriteria).map((list) => list.length)).toEqual([3, 3, 3]);
    expect(influenceTypes).toEqual({
      sourced: 'sourced',
      influenced: 'influenced',
      accelerated: 'influenced',
    });
  });
});
