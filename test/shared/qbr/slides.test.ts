import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/shared/kernel/explained.ts';
import { type MetricId, metrics } from '../../../src/shared/program/metrics.ts';
import { composeDeck } from '../../../src/shared/qbr/deck.ts';
import type { DeckInput, DeckSlide } from '../../../src/shared/qbr/deck-types.ts';
import { commitmentsSlide } from '../../../src/shared/qbr/slides/commitments.ts';
import { coverSlide } from '../../../src/shared/qbr/slides/opening.ts';
import {
  cutList,
  figure,
  footFor,
  lastYearLabel,
  previousLabel,
  sourceSentence,
} from '../../../src/shared/qbr/slides/parts.ts';
import { pipelineSlide } from '../../../src/shared/qbr/slides/pipeline.ts';
import { sourcesSlides } from '../../../src/shared/qbr/slides/sources.ts';
import type { Commitment } from '../../../src/shared/qbr/types.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { tierFacts } from '../tiers/facts.ts';
import { deal, deckInput, packFacts, quarters, today } from './facts.ts';

const input = (rest: Partial<DeckInput> = {}): DeckInput => deckInput(packFacts(), rest);
const promise = (rest: Partial<Commitment>): Commitment => ({
  id: 'a',
  text: 'Send the list',
  side: 'us',
  person: 'Ada Reyes',
  dueOn: '2020-01-31',
  status: 'done',
  doneOn: '2020-01-31',
  why: null,
  ...rest,
});

describe('parts of a slide', () => {
  const { pack } = input();

  test('[S21.6] a figure has a field and a metric, a foot has a field', () => {
    expect(figure(pack, 'nothing')).toBeNull();
    expect(figure(pack, 'period')).toBeNull();
    expect(figure(pack, 'wonDeals', 'Wins')).toMatchObject({
      label: 'Wins',
      text: '6',
      trace: { metric: 'wonDeals', quarter: '2019-Q4' },
    });
    expect(figure(pack, 'wonDeals')?.label).toBe('Deals won');
    expect(footFor(pack, ['nothing'])).toBeNull();
    expect(footFor({ ...pack, sections: [] }, ['wonDeals'])).toBeNull();
  });

  test('[S20.6] a source sentence names file, system, date and rows, three at most', () => {
    const of = (change: Partial<Evidence>): Evidence => ({ ...quarters, ...change });
    expect(sourceSentence([])).toBe('No source on record.');
    expect(sourceSentence([quarters, of({ label: 'Again' })])).toBe(
      'Source: erp revenue_quarterly.csv of Feb 14, 2020 (9 rows).',
    );
    expect(
      sourceSentence([
        of({ file: null, label: 'Touches', rows: 1, asOf: null }),
        of({ source: null, rows: 1_200 }),
      ]),
    ).toBe(
      'Source: Touches in the book (1 row); revenue_quarterly.csv of Feb 14, 2020 (1,200 rows).',
    );
    const five = [1, 2, 3, 4, 5].map((n) => of({ file: `${n}.csv`, asOf: null }));
    expect(sourceSentence(five)).toBe(
      'Source: erp 1.csv (9 rows); erp 2.csv (9 rows); erp 3.csv (9 rows); and 2 more.',
    );
  });

  test('[S21.7] a list is cut with its rest named', () => {
    expect(cutList(['a', 'b', 'c'], 2)).toEqual(['a', 'b', 'and 1 more']);
    expect(cutList(['a', 'b'], 2)).toEqual(['a', 'b']);
  });

  test('[S21.3] quarters before, also where a key is none', () => {
    expect([lastYearLabel('2019-Q4'), previousLabel('2019-Q1')]).toEqual(['Q4 2018', 'Q4 2018']);
    expect([lastYearLabel('soon'), previousLabel('soon')]).toEqual([
      'last year',
      'the quarter before',
    ]);
  });
});

describe('cover, commitments and pipeline', () => {
  test('[S21.1] the cover names the held tier, else the one earned', () => {
    const tier = evaluateTier(tierLadders.T1, tierFacts({ arr: 30_000, certified: 1 }), today);
    const text = (rest: Partial<DeckInput>, label: string): string | undefined =>
      coverSlide(input(rest)).facts.find((one) => one.label === label)?.text;
    expect(text({ tier }, 'Tier')).toBe('Silver');
    expect(text({ tier: { ...tier, held: { name: 'Gold', index: 2 } } }, 'Tier')).toBe('Gold');
    expect(text({ tier: null }, 'Tier')).toBe('no data');
    const bare = input({ tier: null, meetingOn: '2020-02-20' });
    const sections = bare.pack.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => ({ ...field, evidence: [] })),
    }));
    const { facts } = coverSlide({ ...bare, pack: { ...bare.pack, sections } });
    expect(facts.map((one) => one.text)).toEqual([
      'no data',
      'Ada Reyes',
      'Feb 20, 2020',
      'no data',
    ]);
  });

  test('[S22.2] titles of last time’s commitments', () => {
    const title = (...all: Partial<Commitment>[]): string =>
      commitmentsSlide(input({ lastCommitments: all.map(promise) })).title;
    expect(title({})).toBe('The one commitment was done');
    expect(title({}, { id: 'b' })).toBe('All 2 commitments done');
    expect(title({ status: 'open', dueOn: '2020-03-01', doneOn: null })).toBe(
      '0 of 1 commitment done, 1 open',
    );
    expect(title({}, { status: 'dropped', doneOn: null })).toBe(
      '1 of 2 commitments done, 1 dropped',
    );
  });

  test('[S22.2] the status of each: done, late, undated, dropped, overdue, with its why', () => {
    const status = (one: Partial<Commitment>): string | undefined =>
      commitmentsSlide(input({ lastCommitments: [promise(one)] })).table.rows[0]?.[3]?.text;
    expect(status({})).toBe('Done Jan 31, 2020');
    expect(status({ doneOn: '2020-02-01', why: 'holidays' })).toBe(
      'Done Feb 1, 2020, late: holidays',
    );
    expect(status({ doneOn: null })).toBe('Done');
    expect(status({ status: 'open', doneOn: null, dueOn: today, why: '' })).toBe('Open');
    expect(status({ status: 'open', doneOn: null })).toBe('Overdue');
  });

  test('[S21.7] deals of one amount stand by name, then by id; unknown amounts last', () => {
    const named = (name: string, id: string, amount: number | null) => ({
      ...deal(name, amount),
      id,
    });
    const deals = [
      named('B', '2', 5),
      named('None', '9', null),
      named('A', '3', 5),
      named('A', '1', 5),
      named('A', '1', 5),
      { ...named('Bare', '0', 1), account: null, expectedCloseOn: null },
    ];
    const rows = (list: typeof deals): (string | undefined)[] =>
      pipelineSlide(input({ deals: list })).table.rows.map((row) => row[0]?.text);
    expect(rows(deals)).toEqual(['A', 'A', 'A', 'B', 'Bare']);
    expect(rows(deals.toReversed())).toEqual(['A', 'A', 'A', 'B', 'Bare']);
    expect(rows([named('None', '9', null), named('Some', '1', 1)])).toEqual(['Some', 'None']);
    const shown = pipelineSlide(input({ deals: deals.slice(5) })).table.rows[0];
    expect(shown?.map(({ text }) => text)).toEqual([
      'Bare',
      'no data',
      'Proposal',
      'no data',
      '$1.00',
    ]);
  });

  test('[S21.7] the pipeline’s title with an unknown value, and with no deal known', () => {
    const facts = packFacts();
    const unknown = { ...facts.deals, pipelineValue: { value: null, evidence: [], asOf: null } };
    const title = (rest: Partial<typeof facts>, deals: DeckInput['deals'] = []): string =>
      pipelineSlide(deckInput({ ...facts, ...rest }, { deals })).title;
    expect(title({ deals: unknown })).toBe('7 open deals of unknown value');
    expect(title({}, [deal('A', null)])).toBe('7 open deals worth $286,000');
    const one = { ...facts.deals, open: { value: 1, evidence: [], asOf: null } };
    expect(title({ deals: one }, [deal('A', 5)])).toBe('1 open deal worth $286,000');
  });
});

describe('sources', () => {
  test('[S21.6] without any evidence, and from the book alone', () => {
    expect(sourcesSlides([], []).map(({ title, sources }) => [title, sources.rows])).toEqual([
      ['Sources: records kept in the book', []],
    ]);
    const own = { ...quarters, source: null, file: null, asOf: null };
    const [slide] = sourcesSlides([own, own, { ...own, rows: 1, label: 'Touches' }], []);
    expect(slide?.title).toBe('Sources: records kept in the book');
    expect(slide?.sources.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['the book', 'entered by hand', 'no data', 'Quarterly figures (9 rows), Touches (1 row)'],
    ]);
  });

  test('[S21.6] definitions go on over slides, 22 on each', () => {
    const all = Object.keys(metrics).filter((id): id is MetricId => id in metrics);
    const base = composeDeck(input(), { audience: 'partner' }).slides.find(
      (one): one is Extract<DeckSlide, { kind: 'summary' }> => one.kind === 'summary',
    );
    if (base === undefined) throw new Error('A deck has a summary.');
    const figures = all.map((metric) => ({
      id: metric,
      label: metric,
      text: '1',
      value: 1,
      unit: 'count',
      trace: { metric, quarter: null },
      note: null,
    })) satisfies typeof base.figures;
    const pages = sourcesSlides([], [{ ...base, figures }]).slice(1);
    expect(pages.map(({ id, title, definitions }) => [id, title, definitions.rows.length])).toEqual(
      [
        ['definitions', 'Definitions: what each figure means', 22],
        ['definitions-2', 'Definitions, continued', all.length - 22],
      ],
    );
  });
});
