import { describe, expect, test } from 'vitest';
import { standardHealthRules } from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { metrics } from '../../../src/shared/program/metrics.ts';
import { placeInMatrix } from '../../../src/shared/program/value-matrix.ts';
import { agendas, timeAgenda } from '../../../src/shared/qbr/agenda.ts';
import { composeDeck } from '../../../src/shared/qbr/deck.ts';
import type {
  DeckDocument,
  DeckFigure,
  DeckInput,
  DeckSlide,
} from '../../../src/shared/qbr/deck-types.ts';
import type { Commitment } from '../../../src/shared/qbr/types.ts';
import * as health from '../health/facts.ts';
import { deal, deckInput, packFacts, quarters, series, today } from './facts.ts';

type Kind = DeckSlide['kind'];
const slide = <K extends Kind>(deck: DeckDocument, kind: K): Extract<DeckSlide, { kind: K }> => {
  const found = deck.slides.find(
    (one): one is Extract<DeckSlide, { kind: K }> => one.kind === kind,
  );
  if (found === undefined) throw new Error(`The deck has no ${kind} slide.`);
  return found;
};
const commitment = (id: string, rest: Partial<Commitment> = {}): Commitment => ({
  id,
  text: `Promise ${id}`,
  side: 'us',
  person: 'Ada Reyes',
  dueOn: '2020-01-31',
  status: 'open',
  doneOn: null,
  why: null,
  ...rest,
});
const full = (): DeckInput =>
  deckInput(
    packFacts({
      actual: 118_400,
      previous: 111_000,
      priorYear: 103_900,
      target: 128_500,
      sourced: 118_400,
      influenced: 0,
    }),
    {
      series: series(80_000, 90_000, 104_000, 111_000, 118_400),
      deals: [
        deal('Alpha', 50_000),
        deal('Beta', 90_000, 60),
        deal('Gamma', null),
        deal('Delta', 10_000),
        deal('Eps', 9_000),
        deal('Zeta', 8_000, 45),
        deal('Eta', 7_000, 44),
      ],
      health: scoreHealth(standardHealthRules, health.known, health.today),
      matrix: placeInMatrix({
        currency: 'USD',
        strategicValue: 70,
        revenueT12M: 9_000_000,
        revenueCut: 5_000_000,
      }),
      lastCommitments: [
        commitment('a'),
        commitment('b', { status: 'done', doneOn: '2020-01-30' }),
        commitment('c', { status: 'dropped', why: 'no budget' }),
      ],
      nextCommitments: [commitment('d', { dueOn: '2020-04-30' })],
      wins: ['Won the Northwind account'],
      gaps: ['Two renewals slipped'],
      asks: ['A demo environment'],
      notes: 'Ask about the new owner.\n\nKeep calm on price.',
      meetingOn: '2020-02-20',
      agenda: timeAgenda(agendas.Q3, null),
    },
  );

describe('deck', () => {
  test('[S21.1] the internal deck tells its slides in order', () => {
    const deck = composeDeck(full(), { audience: 'internal' });
    expect(deck.slides.map(({ kind }) => kind)).toEqual([
      'cover',
      'summary',
      'commitments',
      'revenue',
      'pipeline',
      'tier',
      'health',
      'matrix',
      'next',
      'notes',
      'sources',
      'sources',
    ]);
    expect(deck).toMatchObject({ quarterLabel: 'Q4 2019', toDate: false, audience: 'internal' });
    expect(new Set(deck.slides.map(({ id }) => id)).size).toBe(deck.slides.length);
  });

  test('[S21.2] the partner version holds no health, matrix or notes, not even in its sources', () => {
    const marked = { ...quarters, label: 'Internal survey', file: 'internal-survey.csv' };
    const input = full();
    const score = scoreHealth(
      standardHealthRules,
      { ...health.known, nps: { value: 45, on: '2019-12-01', evidence: [marked] } },
      health.today,
    );
    const deck = composeDeck({ ...input, health: score }, { audience: 'partner' });
    expect(deck.slides.map(({ kind }) => kind)).toEqual([
      'cover',
      'summary',
      'commitments',
      'revenue',
      'pipeline',
      'tier',
      'next',
      'sources',
      'sources',
    ]);
    const told = JSON.stringify(deck);
    for (const secret of [
      'Health',
      'Healthy',
      'Strategic alliances',
      'Keep calm',
      'internal-survey',
      metrics.health.definition,
    ])
      expect(told).not.toContain(secret);
    expect(
      JSON.stringify(composeDeck({ ...input, health: score }, { audience: 'internal' })),
    ).toContain('internal-survey');
  });

  test('[S21.3] the revenue title is the point: streak, figure and distance to target', () => {
    const { title, foot, table, chart } = slide(
      composeDeck(full(), { audience: 'partner' }),
      'revenue',
    );
    expect(title).toBe('Fourth quarter of growth in a row: $118,400 sourced, 7.9% short of target');
    expect(foot?.definition).toBe(`Revenue: ${metrics.revenueQuarter.definition}`);
    expect(foot?.source).toBe('Source: erp revenue_quarterly.csv of Feb 14, 2020 (9 rows).');
    expect(chart.labels).toEqual(['Q4 2018', 'Q1 2019', 'Q2 2019', 'Q3 2019', 'Q4 2019']);
    expect(table.rows.at(-1)?.[1]).toEqual({
      text: '$118,400.00',
      trace: { metric: 'revenueQuarter', quarter: '2019-Q4' },
    });
    expect(chart.description).toContain('to $118,400.00 in Q4 2019');
  });

  test('[S21.5] a running quarter says "to date" everywhere and claims no streak', () => {
    const facts = packFacts(
      { actual: 50_000, previous: 90_000, priorYear: 40_000, target: 80_000 },
      { quarter: '2020-Q1', toDate: true },
    );
    const running = {
      ...series(50_000)[0],
      quarter: '2020-Q1',
      revenue: 5_000_000,
      sourced: null,
      influenced: null,
      target: null,
      toDate: true,
    };
    const deck = composeDeck(deckInput(facts, { series: [...series(80_000, 90_000), running] }), {
      audience: 'partner',
    });
    expect(slide(deck, 'cover').title).toBe('Quarterly business review, Q1 2020 to date');
    expect(slide(deck, 'revenue').title).toBe(
      '$50,000 revenue in Q1 2020 to date, 62% of the target reached',
    );
    expect(slide(deck, 'revenue').chart.labels.at(-1)).toBe('Q1 2020 to date');
    expect(slide(deck, 'revenue').table.rows.at(-1)?.at(-1)?.text).toBe('n/a');
    expect(slide(deck, 'summary').title).toContain('+25% on the same days of Q1 2019');
  });

  test('[S21.6] every figure opens its lineage: metric, and quarter where the metric has one', () => {
    const deck = composeDeck(full(), { audience: 'internal' });
    const figures = deck.slides.flatMap((one): readonly DeckFigure[] =>
      'figures' in one ? one.figures : [],
    );
    expect(figures.length).toBeGreaterThan(12);
    for (const { trace, text } of figures) {
      expect(text).not.toBe('');
      expect(trace.quarter).toBe(metrics[trace.metric].perQuarter ? '2019-Q4' : null);
    }
    const defined = deck.slides
      .flatMap((one) => (one.kind === 'sources' ? one.definitions.rows : []))
      .map(([label]) => label?.text);
    for (const { trace } of figures) expect(defined).toContain(metrics[trace.metric].label);
    expect(new Set(defined).size).toBe(defined.length);
  });

  test('[S21.7] top five deals by amount, unknown last, the rest named as more; stuck deals from day 45', () => {
    const { title, table, stuck } = slide(composeDeck(full(), { audience: 'partner' }), 'pipeline');
    expect(table.rows.map(([name]) => name?.text)).toEqual([
      'Beta',
      'Alpha',
      'Delta',
      'Eps',
      'Zeta',
    ]);
    expect(table.more).toBe('and 2 more');
    expect(stuck).toEqual(['Beta: nothing moved for 60 days', 'Zeta: nothing moved for 45 days']);
    const later = { ...full(), stuckDealDays: 60 };
    expect(slide(composeDeck(later, { audience: 'partner' }), 'pipeline').stuck).toEqual([
      'Beta: nothing moved for 60 days',
    ]);
    expect(title).toBe('7 open deals worth $286,000, the largest $90,000');
  });

  test('[S21.7] an empty pipeline and an unknown one are told apart', () => {
    const facts = packFacts();
    const none = { ...facts, deals: { ...facts.deals, open: { ...facts.deals.open, value: 0 } } };
    const unknown = {
      ...facts,
      deals: { ...facts.deals, open: { ...facts.deals.open, value: null } },
    };
    expect(slide(composeDeck(deckInput(none), { audience: 'partner' }), 'pipeline').title).toBe(
      'No open deals in the pipeline',
    );
    expect(slide(composeDeck(deckInput(unknown), { audience: 'partner' }), 'pipeline').title).toBe(
      'No pipeline on record',
    );
  });

  test('[S22.2] last commitments: open first, done or not and why', () => {
    const { title, table } = slide(composeDeck(full(), { audience: 'partner' }), 'commitments');
    expect(title).toBe('1 of 3 commitments done, 1 open of which 1 overdue, 1 dropped');
    expect(table.rows.map(([what, , , status]) => `${what?.text}: ${status?.text}`)).toEqual([
      'Promise a: Overdue',
      'Promise c: Dropped: no budget',
      'Promise b: Done Jan 30, 2020',
    ]);
    const none = composeDeck(deckInput(packFacts()), { audience: 'partner' });
    expect(slide(none, 'commitments').title).toBe('No commitments on record from earlier reviews');
    expect(slide(none, 'next').title).toBe('Next quarter: to be agreed in this meeting');
    expect(slide(none, 'next').table.empty).toBe('To be agreed in the meeting.');
  });

  test('[S12] the tier slide says where the partner stands and what is missing', () => {
    const { title, table, figures } = slide(composeDeck(full(), { audience: 'partner' }), 'tier');
    expect(title).toBe('Silver: 70% of the way to Gold');
    expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Partner-sourced ARR', '$70,000', '$100,000', 'Not met'],
      ['Qualified referrals', '10', 'or 20', 'Not met'],
      ['Certified people', '2', '2', 'Met'],
      ['Signed agreement', 'yes', 'yes', 'Met'],
    ]);
    expect(figures[0]).toMatchObject({
      text: '$70,000',
      trace: { metric: 'sourcedT12M', quarter: null },
    });
    const without = composeDeck(deckInput(packFacts({}, { tier: null })), { audience: 'partner' });
    expect(slide(without, 'tier').title).toBe('No tier on record');
  });

  test('[S21] health and matrix carry their point in the internal version', () => {
    const deck = composeDeck(full(), { audience: 'internal' });
    expect(slide(deck, 'health').title).toBe('Health 70, Healthy, revenue costs most: 20 of 30');
    expect(slide(deck, 'matrix').title).toBe(
      'Strategic alliances. Invest more: joint go-to-market',
    );
    expect(slide(deck, 'notes').paragraphs).toEqual([
      'Ask about the new owner.',
      'Keep calm on price.',
    ]);
    const unknown = scoreHealth(standardHealthRules, health.blank, today);
    expect(
      slide(composeDeck({ ...full(), health: unknown }, { audience: 'internal' }), 'health').title,
    ).toBe('Health unknown: 0% of it is known');
  });

  test('[S21] a deck of a partner of whom nothing is known is still told, without a made-up figure', () => {
    const facts = packFacts(
      {},
      { tier: null, partner: { name: 'Blank', tier: null, manager: null } },
    );
    const deck = composeDeck(deckInput(facts, { series: [] }), { audience: 'internal' });
    expect(slide(deck, 'revenue').title).toBe('No revenue on record for Q4 2019');
    expect(slide(deck, 'revenue').chart.description).toBe(
      'No revenue on record for these quarters.',
    );
    expect(slide(deck, 'cover').facts.map(({ text }) => text)).toEqual([
      'no data',
      'no data',
      'not scheduled',
      'Feb 14, 2020',
    ]);
    expect(JSON.stringify(deck)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('[S21] sourced and influenced are stacked only where they account for every quarter', () => {
    const split = series(100, 200).map((point) => ({
      ...point,
      sourced: (point.revenue ?? 0) - 50,
      influenced: 50,
    }));
    const chart = (points: DeckInput['series']): string[] =>
      slide(
        composeDeck(deckInput(packFacts({ actual: 200 }), { series: points }), {
          audience: 'partner',
        }),
        'revenue',
      ).chart.series.map(({ id }) => id);
    expect(chart(split)).toEqual(['sourced', 'influenced']);
    expect(
      chart(split.map((point, index) => (index === 0 ? { ...point, sourced: null } : point))),
    ).toEqual(['revenue']);
    expect(chart(split.map((point) => ({ ...point, target: 300 })))).toEqual([
      'sourced',
      'influenced',
      'target',
    ]);
  });

  test('[S21] long notes go on to further slides, and every word is there', () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const notes = `First.\n\n${words.join(' ')}\n\n${'x'.repeat(5000)}`;
    const { slides } = composeDeck({ ...full(), notes }, { audience: 'internal' });
    const told = slides.filter((one) => one.kind === 'notes');
    expect(told.length).toBeGreaterThan(5);
    expect(told[1]).toMatchObject({
      id: 'notes-2',
      title: 'Notes for this meeting, not for the partner, continued',
    });
    const paragraphs = told.flatMap((one) => one.paragraphs);
    expect(Math.max(...paragraphs.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(paragraphs.join('').replaceAll(' ', '')).toBe(notes.replace(/\s/g, ''));
  });

  test('[S21] commitments and the matrix say at their foot where they come from', () => {
    const deck = composeDeck(full(), { audience: 'internal' });
    expect(slide(deck, 'commitments').foot?.source).toBe('Source: 3 records kept in the book.');
    expect(slide(deck, 'next').foot?.source).toBe('Source: 1 record kept in the book.');
    expect(slide(deck, 'matrix').foot?.source).toBe(
      'Source: crm deals.csv of Feb 14, 2020 (6 rows).',
    );
    expect(slide(composeDeck(full(), { audience: 'partner' }), 'commitments').foot).not.toBeNull();
  });

  test('[S20] a file stands once among the sources, with its figures and rows; many files go on over slides', () => {
    const many = Array.from({ length: 55 }, (_, index) => ({
      ...quarters,
      file: `part-${index}.csv`,
    }));
    const facts = packFacts({ actual: 1_000 });
    const actual = { value: 100_000, evidence: many, asOf: '2020-02-14' };
    const input = deckInput({ ...facts, revenue: { ...facts.revenue, actual } });
    const pages = composeDeck(input, { audience: 'partner' }).slides.filter(
      (one) => one.kind === 'sources',
    );
    const named = pages.flatMap(({ sources }) => sources.rows.map((row) => row[1]?.text));
    expect(named.slice(0, 3)).toEqual(['part-0.csv', 'part-1.csv', 'part-2.csv']);
    expect(new Set(named).size).toBe(40);
    expect(pages.flatMap(({ sources }) => sources.more ?? [])).toEqual(['and 17 more files']);
    const defined = pages.flatMap(({ definitions }) => definitions.rows);
    expect(defined.length).toBeGreaterThan(10);
    const [first] = composeDeck(full(), { audience: 'partner' }).slides.filter(
      (one) => one.kind === 'sources',
    );
    expect(first?.sources.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['erp', 'revenue_quarterly.csv', 'Feb 14, 2020', 'Quarterly figures (9 rows)'],
      ['crm', 'deals.csv', 'Feb 14, 2020', 'Deals (6 rows)'],
    ]);
  });

  test('[S20] a foot names a file once, with what each of its figures takes of it', () => {
    const facts = packFacts({ actual: 1_000, target: 2_000 });
    const more = { value: 1, evidence: [{ ...quarters, rows: 4, label: 'Target' }], asOf: null };
    const input = deckInput({ ...facts, revenue: { ...facts.revenue, target: more } });
    expect(slide(composeDeck(input, { audience: 'partner' }), 'revenue').foot?.source).toBe(
      'Source: erp revenue_quarterly.csv of Feb 14, 2020 (9 and 4 rows).',
    );
  });

  test('[S20] the chart begins with the first quarter anything is known of, and shows at least a year', () => {
    const chartOf = (...revenues: (number | null)[]) =>
      slide(
        composeDeck(deckInput(packFacts(), { series: series(...revenues) }), {
          audience: 'partner',
        }),
        'revenue',
      ).chart.quarters;
    expect(chartOf(null, null, null, 5, 6, 7, 8, 9)).toEqual([
      '2018-Q4',
      '2019-Q1',
      '2019-Q2',
      '2019-Q3',
      '2019-Q4',
    ]);
    expect(chartOf(null, null, null, null, null, 1)).toHaveLength(4);
    expect(chartOf(null, null, null, null, null, null)).toHaveLength(4);
    expect(chartOf(0, null, null, null, null, 1)).toHaveLength(6);
  });
});
