import { describe, expect, it, onTestFinished } from 'vitest';
import { composedDeck, deckFileName, exportDeck } from '../../../src/main/deck/index.ts';
import { traceRecord } from '../../../src/main/partners/index.ts';
import {
  addCommitment,
  addNote,
  cancelQbr,
  holdQbr,
  planQbr,
  setCommitment,
} from '../../../src/main/qbr/index.ts';
import type { DeckDocument, DeckSlide } from '../../../src/shared/qbr/deck-types.ts';
import { type World, world } from '../recompute/world.ts';
import { tracedOn } from './traced-on.ts';

const today = '2026-05-15';

type Quarters = readonly (readonly [string, number])[];
const eight: Quarters = [
  ['2024-Q2', 60_000_00],
  ['2024-Q3', 66_000_00],
  ['2024-Q4', 71_000_00],
  ['2025-Q1', 70_000_00],
  ['2025-Q2', 82_000_00],
  ['2025-Q3', 90_500_50],
  ['2025-Q4', 97_000_00],
  ['2026-Q1', 112_345_67],
];

/** A partner with eight quarters, open and won deals, people certified, and touches. */
function partner(w: World, name: string, quarters: Quarters = eight): string {
  const added = w.add('partners', {
    name,
    owner: 'Ada Reyes',
    tierHeld: 'Silver',
    agreementSignedOn: '2022-01-10',
    strategicValue: 70,
    strategicFit: 'strong',
  });
  const partnerId = added.id;
  const deal = (externalId: string, rest: Record<string, string | number>) =>
    ['deals', { partnerId, externalId, name: `${name} ${externalId}`, ...rest }] as const;
  w.fill([
    ...quarters.map(
      ([quarter, revenue]) =>
        ['quarters', { partnerId, quarter, revenue, target: 100_000_00 }] as const,
    ),
    deal('A', {
      stage: 'open',
      amount: 40_000_00,
      openedOn: '2026-05-01',
      registeredOn: '2026-05-01',
    }),
    deal('B', {
      stage: 'open',
      amount: 12_500_00,
      openedOn: '2026-01-02',
      registeredOn: '2026-01-02',
    }),
    deal('C', {
      stage: 'won',
      amount: 9_000_00,
      openedOn: '2026-01-02',
      registeredOn: '2026-01-05',
      closedOn: '2026-03-01',
    }),
    deal('D', { stage: 'lost', amount: 8_000_00, openedOn: '2026-01-02', closedOn: '2026-03-02' }),
    ['certifications', { partnerId, person: 'Iris Okafor', kind: 'sales', issuedOn: '2026-01-01' }],
    ['touches', { partnerId, on: '2026-05-02', kind: 'call' }],
  ]);
  return added.publicId;
}

const slideOf = <K extends DeckSlide['kind']>({ slides }: DeckDocument, kind: K) => {
  const found = slides.find((one): one is Extract<DeckSlide, { kind: K }> => one.kind === kind);
  if (found === undefined) throw new Error(`The deck has no ${kind} slide.`);
  return found;
};
const deckOf = (w: World, key: string, quarter?: string) =>
  composedDeck(w.book.read, { key, quarter }, 'partner', today).document;

describe('gathering a deck from the book', () => {
  it('[S21] a partner’s deck is about the last complete quarter, or the one asked for', (t) => {
    const w = world(t, today);
    const id = partner(w, 'Harborline Systems');
    const last = deckOf(w, id);
    expect(last).toMatchObject({
      quarter: '2026-Q1',
      toDate: false,
      partner: 'Harborline Systems',
    });
    expect(slideOf(last, 'revenue').figures[0]?.text).toBe('$112,345.67');
    expect(slideOf(last, 'revenue').chart.quarters.at(-1)).toBe('2026-Q1');
    const earlier = deckOf(w, id, '2025-Q3');
    expect(slideOf(earlier, 'revenue').figures[0]?.text).toBe('$90,500.50');
    expect(slideOf(earlier, 'revenue').chart.quarters.at(-1)).toBe('2025-Q3');
    expect(deckOf(w, id, '2026-Q2')).toMatchObject({ quarter: '2026-Q2', toDate: true });
  });

  it('[S21] what was typed in a QBR is told in its deck, and in the deck of that partner and quarter', (t) => {
    const w = world(t, today);
    const id = partner(w, 'Harborline Systems');
    const before = planQbr(w.act, { partner: id, on: '2026-02-12' }).id;
    const kept = addCommitment(w.act, {
      qbr: before,
      text: 'Send the plan',
      side: 'us',
      person: 'Ada',
      dueOn: '2026-03-01',
    });
    setCommitment(w.act, { id: kept.id, status: 'done', doneOn: '2026-02-27' });
    addCommitment(w.act, {
      qbr: before,
      text: 'Train two',
      side: 'partner',
      person: 'Tomas',
      dueOn: '2026-04-01',
    });
    holdQbr(w.act, { id: before, on: '2026-02-12' });
    const qbr = planQbr(w.act, { partner: id, on: '2026-05-20' }).id;
    for (const [kind, text] of [
      ['win', 'Won the port'],
      ['gap', 'Slow answers'],
      ['ask', 'A demo system'],
    ] as const)
      addNote(w.act, { qbr, kind, text });
    addCommitment(w.act, {
      qbr,
      text: 'Lend the demo system',
      side: 'us',
      person: 'Ada',
      dueOn: '2026-06-30',
    });
    const deck = deckOf(w, qbr);
    expect(slideOf(deck, 'summary')).toMatchObject({
      wins: ['Won the port'],
      gaps: ['Slow answers'],
    });
    expect(slideOf(deck, 'next').asks).toEqual(['A demo system']);
    expect(slideOf(deck, 'next').table.rows[0]?.[0]?.text).toBe('Lend the demo system');
    expect(slideOf(deck, 'next').agenda.length).toBeGreaterThan(3);
    expect(slideOf(deck, 'commitments').title).toBe(
      '1 of 2 commitments done, 1 open of which 1 overdue',
    );
    expect(slideOf(deck, 'cover').facts.map(({ text }) => text)).toContain('May 20, 2026');
    expect(deckOf(w, id, '2026-Q1')).toEqual(deck);
    cancelQbr(w.act, qbr);
    expect(slideOf(deckOf(w, id, '2026-Q1'), 'summary').wins).toEqual([]);
  });

  it('every figure opens the rows it says: trace answers the same value', (t) => {
    const w = world(t, today);
    const id = partner(w, 'Harborline Systems');
    const { document } = composedDeck(w.book.read, { key: id }, 'internal', today);
    const figures = document.slides.flatMap((slide) => ('figures' in slide ? slide.figures : []));
    expect(figures.length).toBeGreaterThan(15);
    for (const { trace, value, label } of figures) {
      const traced = traceRecord(w.book.read, { entity: 'partners', key: id, ...trace }, today);
      if (traced.unit === 'percent') expect(value, label).toBeTypeOf('number');
      else expect(traced.value, label).toBe(value);
      expect(traced.rows.length, label).toBeGreaterThan(traced.value === 0 ? -1 : 0);
    }
    for (const { trace, text } of tracedOn(document)) expect(text, trace.metric).not.toBe('');
  });

  it('namesakes keep their own figures', (t) => {
    const w = world(t, today);
    const first = partner(w, 'Twin Trading');
    const second = partner(w, 'Twin Trading', [
      ['2025-Q4', 5_00],
      ['2026-Q1', 7_00],
    ]);
    expect(slideOf(deckOf(w, first), 'revenue').figures[0]?.text).toBe('$112,345.67');
    expect(slideOf(deckOf(w, second), 'revenue').figures[0]?.text).toBe('$7.00');
    expect(() => deckOf(w, 'Twin Trading')).toThrow(/no partner with the key/);
  });

  it('[S20] zero is told apart from unknown', (t) => {
    const w = world(t, today);
    const zero = partner(w, 'Quiet Trading', [
      ['2025-Q4', 5_000_00],
      ['2026-Q1', 0],
    ]);
    const none = w.add('partners', { name: 'Blank Trading' }).publicId;
    expect(slideOf(deckOf(w, zero), 'revenue')).toMatchObject({
      title: 'No revenue in Q1 2026, after $5,000 in Q4 2025',
      figures: [{ text: '$0.00', value: 0 }, {}, {}, {}, {}],
    });
    expect(slideOf(deckOf(w, none), 'revenue')).toMatchObject({
      title: 'No revenue on record for Q1 2026',
      figures: [{ text: 'no data', value: null }],
    });
  });

  it.each([
    ['nobody', 'p-404', undefined, 'NotFound'],
    ['no quarter', null, 'last spring', 'BadInput'],
  ])('%s: a plain sentence and the next step', (_, key, quarter, code) => {
    const w = world({ onTestFinished }, today);
    const id = partner(w, 'Harborline Systems');
    expect(() => deckOf(w, key ?? id, quarter)).toThrow(expect.objectContaining({ code }));
  });
});

describe('exporting a deck', () => {
  it('[S21] what reaches the print page of a partner’s deck holds no health, matrix or notes', async (t) => {
    const w = world(t, today);
    const id = partner(w, 'Harborline Systems');
    const qbr = planQbr(w.act, { partner: id, on: '2026-05-20' }).id;
    addNote(w.act, { qbr, kind: 'internal', text: 'They may be bought soon' });
    const sent: DeckDocument[] = [];
    const print = (_: string, document: DeckDocument) => {
      sent.push(document);
      return Promise.resolve(new Uint8Array([1, 2, 3]));
    };
    for (const audience of ['partner', 'internal'] as const)
      await exportDeck(w.book.read, { key: qbr }, audience, today, print);
    const [theirs = '', ours = ''] = sent.map((one) => JSON.stringify(one));
    expect(sent.map(({ audience }) => audience)).toEqual(['partner', 'internal']);
    for (const secret of [
      'They may be bought soon',
      'Strategic alliances',
      '"health"',
      '"kind":"notes"',
      '"kind":"matrix"',
    ]) {
      expect(ours, secret).toContain(secret);
      expect(theirs, secret).not.toContain(secret);
    }
    expect(theirs).not.toMatch(/health|internal/i);
  });

  it('answers the file’s name, its pages and its time', async (t) => {
    const w = world(t, today);
    const id = partner(w, 'A/B: "Harbor" <Line>');
    const print = () => Promise.resolve(new Uint8Array([37]));
    const made = await exportDeck(w.book.read, { key: id }, 'partner', today, print);
    expect(made).toMatchObject({
      name: 'A B Harbor Line Q1 2026 QBR.pdf',
      pages: deckOf(w, id).slides.length,
    });
    expect(made.ms).toBeGreaterThanOrEqual(0);
    const named = (name: string) => deckFileName({ ...deckOf(w, id), partner: name });
    expect(named('...')).toBe('Partner Q1 2026 QBR.pdf');
    expect(named('x'.repeat(300))).toBe(`${'x'.repeat(80)} Q1 2026 QBR.pdf`);
  });
});
