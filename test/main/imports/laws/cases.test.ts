import { expect, test } from 'vitest';
import { redoImport } from '../../../../src/main/imports/apply/undo.ts';
import { mergePartners, unmergePartner } from '../../../../src/main/partners/index.ts';
import { setFields } from '../edits.ts';
import type { Work } from '../work.ts';
import { type LinkedFile, linkedInput } from './linked.ts';
import { everyGuard, seen, withWork } from './world.ts';

/** Histories the laws once failed on, at their smallest. */

type Line = [key: string, name: string, owner?: string, partner?: string];

function bring(
  w: Work,
  entity: LinkedFile['entity'],
  lines: readonly Line[],
  { source = 'crm', vanished = 'mark' as 'mark' | 'keep' } = {},
): string {
  const rows = lines.map(([key, name, owner = '', partner = '']) => ({
    key,
    name,
    owner,
    partner,
  }));
  const input = linkedInput(w, { source, entity, vanished: 'mark', rows });
  return w.bring({ ...input, recipe: { ...input.recipe, vanished } }, everyGuard).import ?? '';
}

const count = (w: Work, table: string) => w.book.read.all(`SELECT id FROM ${table}`).length;

test('a base that goes and comes again within one import is as before once that is undone', () => {
  withWork((w) => {
    bring(w, 'partners', [
      ['P1', 'One'],
      ['P3', 'One', 'Bo'],
    ]);
    const act = {
      book: w.book,
      origin: 'ui',
      today: '2026-03-31',
      nowLocal: '2026-03-31T09:00',
    } as const;
    const start = w.hash();
    mergePartners(act, { key: 'P1', into: 'P3' });
    const together = w.hash();
    const id = bring(w, 'partners', [
      ['P1', 'One', 'Bo'],
      ['P3', 'One'],
    ]);
    expect(w.undo(id).kept).toEqual([]);
    expect(w.hash()).toBe(together);
    redoImport({ importId: id }, w.context);
    w.undo(id);
    expect(w.hash()).toBe(together);
    unmergePartner(act, { key: 'P1' });
    expect(w.hash()).toBe(start);
  });
});

test('imports undone oldest first leave nothing; the older is done again after the newer', () => {
  withWork((w) => {
    const empty = w.hash();
    const first = bring(w, 'deals', [
      ['D1', 'One'],
      ['D2', 'Two'],
    ]);
    const second = bring(w, 'deals', [['D1', 'One']]);
    const both = w.hash();
    expect(w.undo(first)).toMatchObject({ reversed: 1, kept: [{ count: 1, first: ['One'] }] });
    const newerAlone = w.hash();
    expect(w.undo(second)).toMatchObject({ reversed: 1, kept: [] });
    expect(w.hash()).toBe(empty);

    expect(() => redoImport({ importId: first }, w.context)).toThrow(
      'Part of it went when "Import crm-deals.csv from crm" was taken back. Nothing was changed.',
    );
    expect(w.hash()).toBe(empty);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(newerAlone);
    redoImport({ importId: first }, w.context);
    expect(w.hash()).toBe(both);
  });
});

test('no value stands that only undone imports said, and an edit by hand does', () => {
  withWork((w) => {
    const owner = () => seen(w).rows['crm/deals/D1']?.live.owner;
    bring(w, 'deals', [['D1', 'One', 'Ann']]);
    const second = bring(w, 'deals', [
      ['D1', 'One', 'Bo'],
      ['D2', 'Two'],
    ]);
    const third = bring(w, 'deals', [['D1', 'One', 'Cy']]);
    expect(w.undo(second).kept).not.toEqual([]);
    expect(owner()).toBe('Cy');
    const before = w.hash();
    w.undo(third);
    expect(owner()).toBe('Ann');
    expect(count(w, 'deal')).toBe(1);
    redoImport({ importId: third }, w.context);
    expect(w.hash()).toBe(before);

    setFields(w, 1, { owner: 'Zoe' });
    w.undo(third);
    expect(owner()).toBe('Zoe');
  });
});

test('a partner that stayed for deals of a later file goes with them', () => {
  withWork((w) => {
    const partners = bring(w, 'partners', [
      ['P1', 'One'],
      ['P2', 'Two'],
    ]);
    const deals = bring(w, 'deals', [['D1', 'Deal', '', 'P1']]);
    w.undo(partners);
    expect(count(w, 'partner')).toBe(1);
    w.undo(deals);
    expect(count(w, 'partner')).toBe(0);
    redoImport({ importId: deals }, w.context);
    expect(count(w, 'partner')).toBe(1);
  });
});

test('a mark goes with the import that made it, where no newer file said the row is gone', () => {
  const isMarked = (w: Work) => seen(w).rows['crm/partners/P1']?.vanished;
  const lines: Line[] = [
    ['P1', 'One'],
    ['P2', 'Two'],
  ];
  for (const [newer, how, marked] of [
    // Its row can't be read: it may be back.
    [
      [
        ['P1', ''],
        ['P2', 'Two'],
        ['P3', 'New'],
      ],
      'mark',
      false,
    ],
    [
      [
        ['P2', 'Two'],
        ['P3', 'New'],
      ],
      'keep',
      false,
    ],
    [
      [
        ['P2', 'Two'],
        ['P3', 'New'],
      ],
      'mark',
      true,
    ],
  ] as [Line[], 'mark' | 'keep', boolean][])
    withWork((w) => {
      bring(w, 'partners', lines);
      const made = bring(w, 'partners', [
        ['P2', 'Two'],
        ['P4', 'Four'],
      ]);
      bring(w, 'partners', newer, { vanished: how });
      expect(isMarked(w)).toBe(true);
      w.undo(made);
      expect(isMarked(w)).toBe(marked);
    });
});
