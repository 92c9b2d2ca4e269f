import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AssetFreshness,
  assetFreshness,
  type ContentAsset,
  contentGaps,
} from '../../../src/shared/enablement/content-freshness.ts';
import {
  contentListSchema,
  contentRulesSchema,
  standardContentRules as rules,
} from '../../../src/shared/enablement/content-rules.ts';
import {
  type LocalizableContent,
  localizationPlan,
  type Market,
} from '../../../src/shared/enablement/localization.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import {
  type ContentRefresh,
  contentFaults,
  contentLists,
  minimumContent,
  programDocuments,
} from '../../../src/shared/playbooks/content-library.ts';
import {
  localizationTiers,
  type MarketTier,
} from '../../../src/shared/playbooks/localization-tiers.ts';
import { runs } from '../runs.ts';

const today = '2026-06-30';
const asset = (changed: Partial<ContentAsset>): ContentAsset => ({
  name: 'Deck',
  type: 'playbook',
  owner: null,
  updatedOn: today,
  pages: null,
  ...changed,
});
const age = (days: number | null, refresh: ContentRefresh | null): AssetFreshness =>
  assetFreshness(
    rules,
    asset({ updatedOn: days === null ? null : addDays(today, -days) }),
    refresh,
    '2026-05-01',
    today,
  );

describe('content library', () => {
  test('[S83.1] two priority lists side by side, every row', () => {
    expect(
      contentLists.hierarchy.rows.map(({ type, priority, refresh }) => [type, priority, refresh]),
    ).toEqual([
      ['portal', 'critical', 'ongoing'],
      ['playbook', 'critical', 'quarterly'],
      ['training', 'critical', 'per release'],
      ['battle-cards', 'high', 'monthly'],
      ['case-studies', 'high', 'quarterly'],
      ['demo-scripts', 'high', 'quarterly'],
      ['objection-handling', 'high', 'monthly'],
      ['pricing-guide', 'high', 'as needed'],
      ['technical-docs', 'medium', 'per release'],
      ['co-brandable', 'medium', 'quarterly'],
    ]);
    expect(contentLists.stack.rows.map(({ type, priority }) => [type, priority])).toEqual([
      ['portal', 'critical'],
      ['playbook', 'critical'],
      ['technical-docs', 'high'],
      ['co-brandable', 'high'],
      ['demo-environment', 'medium'],
      ['certification', 'medium'],
    ]);
  });

  test.each([
    [31, 'monthly', 'fresh'],
    [32, 'monthly', 'stale'],
    [92, 'quarterly', 'fresh'],
    [93, 'quarterly', 'stale'],
    [366, 'annual', 'fresh'],
    [367, 'annual', 'stale'],
    [5000, 'ongoing', 'no limit'],
    [5000, 'as needed', 'no limit'],
    [5000, null, 'no limit'],
    [null, 'monthly', null],
    [null, 'ongoing', 'no limit'],
  ] as const)('[S83.2] %s days old, refreshed %s: %s', (days, refresh, value) => {
    expect(age(days, refresh)).toMatchObject({ value, rule: 'S83.2', preset: 'Standard' });
  });

  test('[S83.2] the sentence carries age and limit', () => {
    const text = (days: number | null, refresh: ContentRefresh | null): unknown =>
      age(days, refresh).because[0]?.text;
    expect(text(1, 'monthly')).toBe('Updated 1 day ago; monthly content goes stale after 31.');
    expect(text(null, 'annual')).toBe('No update is on record: its age is unknown.');
    expect(text(5, 'as needed')).toBe('Refreshed as needed: no age limit.');
    expect(text(5, null)).toBe('Refreshed without a date: no age limit.');
    expect(age(5, 'monthly').inputs).toEqual([{ name: 'updated on', value: '2026-06-25' }]);
  });

  test('[S83.3] per release: stale once a release is newer than the update; the same day is fresh', () => {
    const released = (updatedOn: string, release: string | null): AssetFreshness =>
      assetFreshness(rules, asset({ updatedOn }), 'per release', release, today);
    expect(released('2026-04-30', '2026-05-01')).toMatchObject({
      value: 'stale',
      rule: 'S83.3',
      because: [{ text: 'The release of May 1, 2026 is newer than the last update.' }],
      inputs: [
        { name: 'updated on', value: '2026-04-30' },
        { name: 'latest release', value: '2026-05-01' },
      ],
    });
    expect(released('2026-05-01', '2026-05-01')).toMatchObject({
      value: 'fresh',
      because: [{ text: 'Updated since the release of May 1, 2026.' }],
    });
    expect(released('2026-05-01', null)).toMatchObject({
      value: null,
      coverage: 50,
      because: [{ text: 'No release is on record to compare with.' }],
    });
  });

  test('[S83.4] a case study over two years old and a document of 100 pages are flagged', () => {
    const faults = (changed: Partial<ContentAsset>) =>
      assetFreshness(rules, asset(changed), null, null, today);
    expect(faults({ type: 'case-studies', updatedOn: '2024-06-30' }).faults).toEqual([]);
    expect(faults({ type: 'case-studies', updatedOn: '2024-06-29' })).toMatchObject({
      faults: ['old case study'],
      because: [{}, { text: 'A case study older than 24 months.' }],
    });
    expect(faults({ type: 'case-studies', updatedOn: null }).faults).toEqual([]);
    expect(faults({ type: 'playbook', updatedOn: '2020-01-01' }).faults).toEqual([]);
    expect(faults({ pages: 99 }).faults).toEqual([]);
    expect(faults({ pages: 100 })).toMatchObject({
      faults: ['too long'],
      because: [{}, { text: '100 pages or more: nobody reads it.' }],
    });
  });

  test('[S83.5] gaps by priority: missing and stale rows count, undated ones do not', () => {
    const gaps = contentGaps(
      rules,
      contentLists.hierarchy,
      [
        asset({ name: 'Portal', type: 'portal', updatedOn: null }),
        asset({ name: 'Old cards', type: 'battle-cards', updatedOn: '2026-01-01' }),
        asset({ name: 'New cards', type: 'battle-cards' }),
        asset({ name: 'Scripts', type: 'demo-scripts', updatedOn: null }),
        asset({ name: 'Book', type: 'playbook' }),
      ],
      null,
      today,
    );
    expect(gaps.rows.map(({ type, state, assets }) => [type, state, assets.length])).toEqual([
      ['portal', 'current', 1],
      ['playbook', 'current', 1],
      ['training', 'missing', 0],
      ['battle-cards', 'stale', 2],
      ['case-studies', 'missing', 0],
      ['demo-scripts', 'unknown', 1],
      ['objection-handling', 'missing', 0],
      ['pricing-guide', 'missing', 0],
      ['technical-docs', 'missing', 0],
      ['co-brandable', 'missing', 0],
    ]);
    expect(gaps).toMatchObject({ value: 7, coverage: 90, rule: 'S83.5', preset: 'hierarchy' });
    expect(gaps.because.slice(0, 2)).toEqual([
      { text: 'Product training (critical): missing.', part: 1 },
      { text: 'Battle cards (high): stale.', part: 1 },
    ]);
    expect(gaps.rows[3]?.assets.map((one) => one.asset)).toEqual(['Old cards', 'New cards']);
  });

  test('[S83.6] minimum checklist, program documents and faults are complete', () => {
    expect(minimumContent.portal).toHaveLength(5);
    expect(minimumContent).toMatchObject({
      certificationMinutes: 30,
      registrationApprovalHours: 24,
      battleCardCompetitors: 3,
      liveTraining: { everyMonths: 3, recorded: true },
    });
    expect(programDocuments.map(({ refresh }) => refresh)).toEqual([
      'annual',
      'quarterly',
      'quarterly',
      'per release',
      'annual',
      'annual',
      'as needed',
    ]);
    expect(contentFaults).toHaveLength(2);
  });

  test('[S83.p1] older content is never fresher', () => {
    const days = fc.integer({ min: 0, max: 900 });
    const refresh = fc.constantFrom<ContentRefresh>(
      'monthly',
      'quarterly',
      'annual',
      'per release',
    );
    fc.assert(
      fc.property(days, days, refresh, (a, b, every) => {
        const newer = age(Math.min(a, b), every).value;
        const older = age(Math.max(a, b), every).value;
        expect(newer === 'stale' && older === 'fresh').toBe(false);
      }),
      runs,
    );
  });

  test('[S83.p2] the gaps add up to their reasons, and the preset satisfies its own schema', () => {
    const types = contentLists.hierarchy.rows.map(({ type }) => type);
    fc.assert(
      fc.property(
        fc.array(fc.record({ type: fc.constantFrom(...types), days: fc.nat({ max: 400 }) })),
        fc.constantFrom(contentLists.hierarchy, contentLists.stack),
        (all, list) => {
          const library = all.map(({ type, days }) =>
            asset({ type, updatedOn: addDays(today, -days) }),
          );
          const gaps = contentGaps(rules, list, library, '2026-05-01', today);
          expect(gaps.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(gaps.value);
        },
      ),
      runs,
    );
    expect(contentRulesSchema.parse(rules)).toEqual(rules);
    for (const list of Object.values(contentLists))
      expect(contentListSchema.parse(list)).toEqual(list);
    const [portal] = contentLists.stack.rows;
    const twice = contentListSchema.safeParse({ ...contentLists.stack, rows: [portal, portal] });
    expect(twice.error?.issues.map(({ message }) => message)).toEqual([
      'A list names each kind of content once.',
    ]);
    const messages = (monthly: number, quarterly: number, annual: number): string[] =>
      contentRulesSchema
        .safeParse({ ...rules, staleAfterDays: { monthly, quarterly, annual } })
        .error?.issues.map(({ message }) => message) ?? [];
    const wrong =
      'Monthly content must go stale no later than quarterly, and that no later than annual.';
    expect(messages(31, 31, 31)).toEqual([]);
    expect(messages(93, 92, 366)).toEqual([wrong]);
    expect(messages(31, 367, 366)).toEqual([wrong]);
  });
});

describe('localization', () => {
  const content: LocalizableContent[] = [
    { id: 'a', name: 'Playbook', priority: 'critical' },
    { id: 'b', name: 'Battle cards', priority: 'high' },
    { id: 'c', name: 'Docs', priority: 'medium' },
  ];
  const market = (changed: Partial<Market>): Market => ({
    name: 'Market',
    tier: 1,
    speaksSource: false,
    translated: new Set(['a']),
    exampled: new Set(['a', 'b']),
    hasLocalSupport: null,
    ...changed,
  });
  const states = (changed: Partial<Market>, keyDownTo?: 'critical' | 'medium') => {
    const plan = localizationPlan(market(changed), content, keyDownTo);
    return plan.items.map(({ translation, examples }) => [translation, examples]);
  };

  test('[S89.1] tier 1: all translated, with local examples', () => {
    expect(states({})).toEqual([
      ['done', 'done'],
      ['to do', 'done'],
      ['to do', 'to do'],
    ]);
    expect(localizationPlan(market({}), content)).toMatchObject({
      value: 50,
      market: 'Market',
      treatment: 'Full translation and local examples',
      support: 'not asked',
      because: [{ text: 'Tier 1: Full translation and local examples. 3 of 6 tasks done.' }],
      inputs: [
        { name: 'tier', value: 1 },
        { name: 'tasks done', value: 3 },
      ],
      rule: 'S89.1',
      preset: 'Tier 1',
      coverage: 100,
    });
  });

  test('[S89.1] tier 2: key material translated; what counts as key can be chosen', () => {
    expect(states({ tier: 2 })).toEqual([
      ['done', 'not asked'],
      ['to do', 'not asked'],
      ['not asked', 'not asked'],
    ]);
    expect(states({ tier: 2 }, 'critical')[1]).toEqual(['not asked', 'not asked']);
    expect(states({ tier: 2 }, 'medium')[2]).toEqual(['to do', 'not asked']);
  });

  test('[S89.1] tier 3: nothing translated, local support asked for', () => {
    const plan = (hasLocalSupport: boolean | null) =>
      localizationPlan(market({ tier: 3, hasLocalSupport }), content);
    expect(states({ tier: 3 }).flat()).toEqual(Array.from({ length: 6 }, () => 'not asked'));
    expect(plan(true)).toMatchObject({
      value: 100,
      support: 'done',
      treatment: 'English with local support',
    });
    expect(plan(false)).toMatchObject({ value: 0, support: 'to do', coverage: 100 });
    expect(plan(null)).toMatchObject({ value: null, support: 'unknown', coverage: 66 });
  });

  test('[S89.2] where the content is in the language of the market only examples are asked', () => {
    expect(states({ speaksSource: true }).map(([translation]) => translation)).toEqual([
      'not asked',
      'not asked',
      'not asked',
    ]);
    expect(states({ speaksSource: true })[0]).toEqual(['not asked', 'done']);
  });

  test('[S89.1] three tiers, no other', () => {
    expect(localizationTiers.map(({ tier, translates }) => [tier, translates])).toEqual([
      [1, 'all'],
      [2, 'key'],
      [3, 'none'],
    ]);
    expect(() => localizationPlan(market({ tier: Number('4') as MarketTier }), content)).toThrow(
      'There is no market tier 4.',
    );
  });

  test('[S89.p1] a lower tier of market never asks for more translations', () => {
    const priority = fc.constantFrom('critical' as const, 'high' as const, 'medium' as const);
    fc.assert(
      fc.property(fc.array(priority), (priorities) => {
        const all = priorities.map((one, at) => ({ id: `${at}`, name: `${at}`, priority: one }));
        const asked = (tier: MarketTier): number =>
          localizationPlan(market({ tier }), all).items.filter(
            ({ translation }) => translation !== 'not asked',
          ).length;
        expect(asked(1)).toBe(all.length);
        expect(asked(2)).toBeLessThanOrEqual(asked(1));
        expect(asked(3)).toBe(0);
      }),
      runs,
    );
  });
});
