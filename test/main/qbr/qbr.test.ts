import { expect, it } from 'vitest';
import {
  addCommitment,
  addNote,
  cancelQbr,
  getQbr,
  holdQbr,
  listQbrs,
  markPackSent,
  moveAgendaItem,
  planQbr,
  removeNote,
  setAgendaItem,
  setCommitment,
  setItemDone,
  setQbr,
} from '../../../src/main/qbr/index.ts';
import { type World, world } from '../recompute/world.ts';

const now = '2026-05-15T09:00';

function planned(w: World, input: { on: string; agenda?: 'Q1' | 'Q2' | 'Q3'; quarter?: string }) {
  const found = w.book.read.get<{ id: string }>('SELECT public_id AS id FROM partner');
  const partner =
    found?.id ?? w.add('partners', { name: 'Alpha', agreementSignedOn: '2020-01-01' }).publicId;
  return planQbr(w.act, { partner, ...input }).id;
}

const get = (w: World, id: string) => getQbr(w.book.read, id, '2026-05-15', now);

it('[S18][S19] a planned QBR has its agenda on the clock and fifteen items counted from the meeting', (t) => {
  const w = world(t);
  const { qbr, checklist, agenda, pack } = get(w, planned(w, { on: '2026-05-21T15:00' }));
  expect(qbr).toMatchObject({
    quarter: '2026-Q1',
    meetsAt: '2026-05-21T15:00',
    status: 'planned',
    slotMinutes: 60,
    done: 0,
    items: 15,
  });
  expect(agenda).toMatchObject({ total: 60, warning: null });
  expect(agenda.items.map(({ at }) => at)).toEqual(
    ['15:00', '15:05', '15:20', '15:35', '15:50'].map((clock) => `2026-05-21T${clock}`),
  );
  const due = Object.fromEntries(checklist.map((row) => [row.item, row.due]));
  expect(due).toMatchObject({
    'performance-data': '2026-05-14',
    agenda: '2026-05-18',
    'data-package': '2026-05-19T15:00',
    temperature: '2026-05-21T15:00',
    'next-qbr': '2026-05-23T15:00',
  });
  expect(checklist.filter(({ overdue }) => overdue)).toHaveLength(4);
  expect(pack).toMatchObject({ partner: 'Alpha', quarter: '2026-Q1', rule: 'S20' });
});

it('[S18] a date alone starts at ten, the quarter can be named, and a wrong one is refused', (t) => {
  const w = world(t);
  expect(
    get(w, planned(w, { on: '2026-06-30', quarter: 'Q4 2025', agenda: 'Q1' })).qbr,
  ).toMatchObject({
    meetsAt: '2026-06-30T10:00',
    quarter: '2025-Q4',
    slotMinutes: 45,
    agendaPreset: 'Q1',
  });
  expect(() => planned(w, { on: 'tomorrow' })).toThrow('no date');
  expect(() => planned(w, { on: '2026-06-30', quarter: '2025' })).toThrow('no fiscal quarter');
});

it('[S19] a moved meeting moves what is still to be done, and a tick can be taken back', (t) => {
  const w = world(t);
  const id = planned(w, { on: '2026-05-21' });
  const item = get(w, id).checklist[0]?.id ?? '';
  setItemDone(w.act, { id: item, done: true });
  setQbr(w.act, { id, on: '2026-06-21T11:00' });
  const moved = get(w, id);
  expect(moved.checklist.map(({ due }) => due).slice(0, 2)).toEqual(['2026-05-14', '2026-06-14']);
  expect(moved.qbr.done).toBe(1);
  setItemDone(w.act, { id: item, done: false });
  expect(get(w, id).qbr.done).toBe(0);
});

it('[S20] marking the pack sent ticks its item; the pack holds the figures of the quarter', (t) => {
  const w = world(t);
  const id = planned(w, { on: '2026-05-21' });
  const partner = w.book.read.get<{ id: number }>('SELECT id FROM partner')?.id ?? 0;
  w.fill([
    ['quarters', { partnerId: partner, quarter: '2026-Q1', revenue: 120_00, target: 100_00 }],
    ['quarters', { partnerId: partner, quarter: '2025-Q4', revenue: 100_00 }],
    [
      'deals',
      {
        partnerId: partner,
        externalId: 'D',
        stage: 'won',
        amount: 120_00,
        closedOn: '2026-02-01',
        registeredOn: '2026-01-02',
      },
    ],
  ]);
  markPackSent(w.act, id);
  const { qbr, checklist, pack } = get(w, id);
  expect(qbr.packSentAt).toBe(now);
  expect(checklist.find(({ item }) => item === 'data-package')).toMatchObject({
    done: true,
    doneAt: now,
  });
  const text = new Map(
    pack.sections.flatMap(({ fields }) => fields.map((field) => [field.id, field.text])),
  );
  expect(text.get('revenueQuarter')).toBe('$120.00');
  expect(text.get('targetAttainment')).toBe('120%');
  expect(text.get('growthQoQ')).toBe('+20%');
  expect(text.get('averageDeal')).toBe('$120.00');
  expect(text.get('salesCycleDays')).toContain('30');
});

it('[S18] the agenda is edited and reordered; a sum beside the slot warns', (t) => {
  const w = world(t);
  const id = planned(w, { on: '2026-05-21' });
  const [first, second] = get(w, id).agenda.items;
  moveAgendaItem(w.act, { id: first?.id ?? '', to: 1 });
  setAgendaItem(w.act, { id: second?.id ?? '', minutes: 20 });
  const { agenda } = get(w, id);
  expect(agenda.items.map(({ title }) => title).slice(0, 2)).toEqual([second?.title, first?.title]);
  expect(agenda.warning).toContain('65 minutes');
});

it('[S22] promises need an owner and a deadline, and open ones lead the next meeting', (t) => {
  const w = world(t);
  const first = planned(w, { on: '2026-02-20', quarter: '2025-Q4' });
  const add = (text: string, dueOn: string) =>
    addCommitment(w.act, { qbr: first, text, side: 'us', person: 'Ada', dueOn }).id;
  const done = add('Send the deck', '2026-03-01');
  add('Train two people', '2026-03-15');
  add('Share the roadmap', '2026-03-10');
  expect(() =>
    addCommitment(w.act, { qbr: first, text: 'x', side: 'us', person: ' ', dueOn: '2026-03-01' }),
  ).toThrow('person');
  setCommitment(w.act, { id: done, status: 'done', doneOn: '2026-02-28' });
  expect(() => setCommitment(w.act, { id: done, status: 'dropped' })).toThrow('reason');
  expect(holdQbr(w.act, { id: first, on: '2026-02-20', temperature: 'warm' }).nextProposal).toBe(
    '2026-05-20',
  );
  const second = get(w, planned(w, { on: '2026-05-20' }));
  expect(
    second.lastCommitments.map(({ text, status, overdue }) => [text, status, overdue]),
  ).toEqual([
    ['Share the roadmap', 'open', true],
    ['Train two people', 'open', true],
    ['Send the deck', 'done', false],
  ]);
  expect(get(w, first)).toMatchObject({
    lastCommitments: [],
    qbr: { status: 'held', heldOn: '2026-02-20', temperature: 'warm' },
  });
  addCommitment(w.act, {
    qbr: first,
    text: 'Third',
    side: 'both',
    person: 'Ada',
    dueOn: '2026-04-01',
  });
  expect(get(w, second.qbr.id).warnings[0]).toContain('3 of our promises');
});

it('notes come and go, a cancelled QBR is held no more, and the list tells them apart', (t) => {
  const w = world(t);
  const id = planned(w, { on: '2026-05-21' });
  const note = addNote(w.act, { qbr: id, kind: 'win', text: 'A new region' }).id;
  addNote(w.act, { qbr: id, kind: 'gap', text: 'No training' });
  removeNote(w.act, note);
  expect(get(w, id).notes.map(({ kind, text }) => [kind, text])).toEqual([['gap', 'No training']]);
  cancelQbr(w.act, id);
  expect(() => holdQbr(w.act, { id })).toThrow('cancelled');
  planned(w, { on: '2026-08-21' });
  expect(listQbrs(w.book.read, {}, now).map(({ status }) => status)).toEqual([
    'planned',
    'cancelled',
  ]);
  expect(listQbrs(w.book.read, { status: 'planned' }, now)).toHaveLength(1);
  const next = w.book.read.get<{ at: string }>('SELECT next_qbr_at AS at FROM partner_score');
  expect(next?.at).toBe('2026-08-21T10:00');
});
