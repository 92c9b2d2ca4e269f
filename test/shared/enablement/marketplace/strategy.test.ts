import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DirectoryEntry,
  directoryIndex,
  directoryPage,
  directorySlug,
  sentences,
} from '../../../../src/shared/enablement/marketplace/directory.ts';
import {
  type MarketplaceFacts,
  marketplaceStep,
} from '../../../../src/shared/enablement/marketplace/strategy.ts';
import {
  marketplaceRulesSchema,
  standardMarketplaceRules as rules,
} from '../../../../src/shared/enablement/marketplace/strategy-rules.ts';
import {
  directoryBenefits,
  marketFacts,
  marketplaceRoutes,
  marketplaces,
} from '../../../../src/shared/playbooks/marketplace-strategy.ts';
import { runs } from '../../runs.ts';

const step = (integrations: number | null, changed: Partial<MarketplaceFacts> = {}) =>
  marketplaceStep(rules, {
    integrations,
    isPlatform: null,
    extendsMajorPlatform: null,
    ...changed,
  });
const routes = (...args: Parameters<typeof step>): string[] =>
  step(...args).routes.map(({ id }) => id);

describe('marketplace step', () => {
  test('[S90.1] none under 5, a directory from 5, the option of an own marketplace from 10', () => {
    expect([0, 4, 5, 9, 10, 50].map((n) => step(n).value)).toEqual([
      'none',
      'none',
      'directory',
      'directory',
      'directory + marketplace option',
      'directory + marketplace option',
    ]);
    expect(step(4)).toMatchObject({
      because: [{ text: '4 live integrations: a public directory is worth it from 5.' }],
      inputs: [
        { name: 'live integrations', value: 4 },
        { name: 'is a platform', value: null },
        { name: 'extends a major platform', value: null },
      ],
      coverage: 33,
      rule: 'S90.1',
      preset: 'Standard',
    });
    expect(step(9).because.map(({ text }) => text)).toEqual([
      '9 live integrations: a public directory; an own marketplace from 10.',
    ]);
    expect(step(null)).toMatchObject({
      value: null,
      routes: [],
      because: [{ text: 'The number of live integrations is unknown.' }],
    });
  });

  test('[S90.2] an own marketplace is for platforms; unknown keeps the option and says so', () => {
    expect(step(10, { isPlatform: false })).toMatchObject({
      value: 'directory',
      because: [
        {
          text: '10 live integrations: a public directory; an own marketplace is for platforms only.',
        },
      ],
    });
    const first = '10 live integrations: a public directory, and an own marketplace is an option.';
    expect(step(10, { isPlatform: true }).because.map(({ text }) => text)).toEqual([first]);
    expect(step(10).because.map(({ text }) => text)).toEqual([
      first,
      'Only for a platform; whether this is one is unknown.',
    ]);
  });

  test('[S90.3] listings are suggested from the first integration, the app store for extensions', () => {
    expect(routes(0)).toEqual([]);
    expect(routes(1)).toEqual(['partner-marketplaces']);
    expect(routes(10)).toEqual(['partner-marketplaces', 'own-marketplace']);
    expect(routes(10, { isPlatform: false })).toEqual(['partner-marketplaces']);
    expect(routes(0, { extendsMajorPlatform: true })).toEqual(['app-store']);
    expect(routes(12, { extendsMajorPlatform: true })).toEqual([
      'partner-marketplaces',
      'own-marketplace',
      'app-store',
    ]);
    expect(routes(1, { extendsMajorPlatform: false })).toEqual(['partner-marketplaces']);
  });

  test('[S90.5] the tables are complete: three routes, eight marketplaces, four facts', () => {
    expect(marketplaceRoutes.map(({ id, investment }) => [id, investment])).toEqual([
      ['partner-marketplaces', 'low'],
      ['own-marketplace', 'high'],
      ['app-store', 'medium'],
    ]);
    expect(
      marketplaces.map(({ name, monthlyVisitors, intent, competition }) => [
        name,
        monthlyVisitors.min,
        monthlyVisitors.max,
        intent,
        competition,
      ]),
    ).toEqual([
      ['Salesforce AppExchange', 3_000_000, null, 'high', 'very high'],
      ['HubSpot App Marketplace', 1_000_000, null, 'high', 'high'],
      ['Zapier', 5_000_000, null, 'medium', 'very high'],
      ['Shopify App Store', 2_000_000, null, 'high', 'very high'],
      ['Slack App Directory', 1_000_000, null, 'medium', 'high'],
      ['Microsoft AppSource', 2_000_000, null, 'high', 'high'],
      ['AWS Marketplace', 500_000, null, 'very high', 'medium-high'],
      ['Atlassian Marketplace', 500_000, null, 'high', 'medium'],
    ]);
    expect(marketFacts.map(({ atLeast }) => atLeast)).toEqual([
      7_000, 10_000_000, 5_000, 4_000_000_000,
    ]);
    expect(directoryBenefits).toHaveLength(3);
  });

  test('[S90.p1] more integrations never lead to a smaller step', () => {
    const order = ['none', 'directory', 'directory + marketplace option'];
    const count = fc.nat({ max: 30 });
    fc.assert(
      fc.property(count, count, fc.constantFrom(true, false, null), (a, b, isPlatform) => {
        const place = (n: number): number => order.indexOf(step(n, { isPlatform }).value ?? '');
        expect(place(Math.min(a, b))).toBeGreaterThanOrEqual(0);
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
      }),
      runs,
    );
    expect(marketplaceRulesSchema.parse(rules)).toEqual(rules);
    const messages = (changed: unknown): string[] =>
      marketplaceRulesSchema.safeParse(changed).error?.issues.map(({ message }) => message) ?? [];
    expect(messages({ ...rules, ownMarketplaceFrom: 4 })).toEqual([
      'An own marketplace cannot come before the directory.',
    ]);
    expect(messages({ ...rules, ownMarketplaceFrom: 5 })).toEqual([]);
    expect(messages({ ...rules, whatSentences: { min: 3, max: 2 } })).toEqual([
      'The number of sentences runs from its lower end up.',
    ]);
  });
});

describe('integration directory', () => {
  const entry = (changed: Partial<DirectoryEntry>): DirectoryEntry => ({
    partner: 'Café & Söhne, Inc.',
    category: 'CRM',
    what: 'It syncs contacts. Nobody types twice!',
    how: 'flow.svg',
    setup: 'docs',
    quote: 'It works.',
    connect: 'Connect',
    ...changed,
  });

  test('[S90.4] a page has its address, its title and five parts', () => {
    expect(directoryPage(rules, entry({}))).toEqual({
      path: '/integrations/cafe-sohne-inc',
      title: 'Café & Söhne, Inc. + CRM',
      sections: [
        { title: 'What it does', body: 'It syncs contacts. Nobody types twice!' },
        { title: 'How it works', body: 'flow.svg' },
        { title: 'Setup', body: 'docs' },
        { title: 'Joint customer', body: 'It works.' },
        { title: 'Connect', body: 'Connect' },
      ],
      faults: [],
    });
  });

  test('[S90.4] parts not written and a text of one or four sentences are faults', () => {
    const faults = (changed: Partial<DirectoryEntry>) =>
      directoryPage(rules, entry(changed)).faults;
    expect(faults({ quote: '  ', setup: '' })).toEqual([
      'Setup: not written.',
      'Joint customer: not written.',
    ]);
    expect(faults({ what: '' })).toEqual(['What it does: not written.']);
    expect(faults({ what: 'One.' })).toEqual(['What it does: 2-3 sentences, not 1.']);
    expect(faults({ what: 'One. Two? Three!' })).toEqual([]);
    expect(faults({ what: 'One. Two. Three. Four' })).toEqual([
      'What it does: 2-3 sentences, not 4.',
    ]);
  });

  test('[S90.4] sentences end in a mark before a space or the end; a number keeps its point', () => {
    expect(['', ' ', 'One', 'One.', 'Sync 2.5 times a day.', 'What?! Yes.'].map(sentences)).toEqual(
      [0, 0, 1, 1, 1, 2],
    );
  });

  test('[S90.4] the index lists by name, filters by category, and finds an address twice', () => {
    const index = directoryIndex([
      entry({ partner: 'Zeta', category: 'Data' }),
      entry({ partner: 'Acme Inc', category: 'CRM' }),
      entry({ partner: 'Acme-Inc', category: 'Data' }),
    ]);
    expect(index).toEqual({
      path: '/integrations',
      categories: ['CRM', 'Data'],
      pages: [
        { path: '/integrations/acme-inc', partner: 'Acme Inc', category: 'CRM' },
        { path: '/integrations/acme-inc', partner: 'Acme-Inc', category: 'Data' },
        { path: '/integrations/zeta', partner: 'Zeta', category: 'Data' },
      ],
      faults: ['Acme-Inc: the address /integrations/acme-inc is already taken.'],
    });
  });

  test('[S90.p2] a slug is lower-case words between single hyphens, and stays itself', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const slug = directorySlug(name);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(directorySlug(slug)).toBe(slug);
      }),
      runs,
    );
  });
});
