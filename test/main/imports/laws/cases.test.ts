import { expect, test } from 'vitest';
import { redoImport } from '../../../../src/main/imports/apply/undo.ts';
import { mergePartners, unmergePartner } from '../../../../src/main/partners/index.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';
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
  {
    source = 'crm',
    vanished = 'mark' as 'mark' | 'keep',
    shares = false,
    fields = {} as NonNullable<RecipeInput['fields']>,
  } = {},
): string {
  const rows = lines.map(([key, name, owner = '', partner = '']) => ({
    key,
    name,
    owner,
    partner,
  }));
  const input = linkedInput(w, { source, entity, vanished: 'mark', rows, shares });
  const recipe = { ...input.recipe, vanished, fields };
  return w.bring({ ...input, recipe }, everyGuard).import ?? '';
}

/** What the sources said last, where the book says something else. */
const bases = (w: Work) =>
  w.book.read
    .all<{ base: string }>(
      `SELECT s.name || ' ' || b.field || ' ' || b.value AS base FROM source_base b
       JOIN source_row r ON r.id = b.source_row_id JOIN source s ON s.id = r.source_id ORDER BY 1`,
    )
    .map(({ base }) => base);

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

const asErp = { source: 'erp', shares: true };
const asCrm = { source: 'crm', shares: true };

test('the other source’s word stays beside a value that stays for a newer import, and goes with it', () => {
  withWork((w) => {
    bring(w, 'deals', [['D1', 'Two']], asCrm);
    const second = bring(
      w,
      'deals',
      [
        ['D2', 'One'],
        ['D1', 'One'],
      ],
      asErp,
    );
    const third = bring(w, 'deals', [['D1', 'One', '', 'P1']], { source: 'erp' });
    const all = w.hash();
    w.undo(second);
    expect(bases(w)).toEqual(['crm name "Two"', 'crm partnerText null']);
    const without = w.hash();
    w.undo(third);
    expect(seen(w).rows['crm/deals/D1']?.live.name).toBe('Two');
    expect(bases(w)).toEqual([]);
    redoImport({ importId: third }, w.context);
    expect(w.hash()).toBe(without);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(all);
  });
});

test('an edit by hand over two sources is safe from the one’s next file once the other’s import is undone', () => {
  withWork((w) => {
    bring(w, 'deals', [['D1', 'One', 'Ann']], asCrm);
    const second = bring(w, 'deals', [['D1', 'Two', 'Bo']], asErp);
    setFields(w, 1, { owner: 'Zoe' });
    const edited = w.hash();
    w.undo(second);
    expect(bases(w)).toEqual(['crm owner "Ann"']);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(edited);
    w.undo(second);
    bring(w, 'deals', [['D1', 'One', 'Ann']], asCrm);
    expect(seen(w).rows['crm/deals/D1']?.live.owner).toBe('Zoe');
  });
});

test('an edit by hand between an undo and its redo is told from what the file said', () => {
  withWork((w) => {
    bring(w, 'deals', [['D1', 'One', 'Ann']], asCrm);
    const own = bring(w, 'deals', [['D1', 'Two', 'Bo']], asCrm);
    w.undo(own);
    const met = bring(w, 'deals', [['D1', 'Three', 'Cy']], asErp);
    w.undo(met);
    setFields(w, 1, { owner: 'Zoe' });
    redoImport({ importId: met }, w.context);
    expect(bases(w)).toEqual(['crm name "One"', 'crm owner "Ann"', 'erp owner "Cy"']);
    w.undo(met);
    redoImport({ importId: own }, w.context);
    expect(bases(w)).toEqual(['crm owner "Bo"']);
  });
});

test('a field kept from a file and edited since has its source’s word of before once that file is undone', () => {
  withWork((w) => {
    bring(w, 'deals', [['D1', 'One', 'Ann']]);
    const second = bring(w, 'deals', [['D1', 'Two', 'Bo']], { fields: { owner: 'mine' } });
    expect(bases(w)).toEqual(['crm owner "Bo"']);
    setFields(w, 1, { owner: 'Zoe' });
    w.undo(second);
    expect(bases(w)).toEqual(['crm owner "Ann"']);
  });
});

test('a question stays open while a newer file says the same, and goes with the last of them', () => {
  withWork((w) => {
    const questions = () => w.book.read.all('SELECT 1 FROM import_conflict WHERE decision IS NULL');
    bring(w, 'deals', [['D1', 'One', 'Ann']]);
    setFields(w, 1, { owner: 'Zoe' });
    const before = w.hash();
    const older = bring(w, 'deals', [
      ['D1', 'One', 'Bo'],
      ['D2', 'Two'],
    ]);
    const newer = bring(w, 'deals', [
      ['D1', 'One', 'Bo'],
      ['D3', 'Three'],
    ]);
    w.undo(older);
    expect([bases(w), questions()]).toMatchObject([['crm owner "Bo"'], [{}]]);
    w.undo(newer);
    expect([bases(w), questions()]).toEqual([['crm owner "Ann"'], []]);
    expect(w.hash()).toBe(before);
  });
});

test('a source’s word that went with its import comes back with it, whatever words were kept meanwhile', () => {
  withWork((w) => {
    const d4: Line = ['D4', 'One', 'Bo', 'P1'];
    bring(w, 'deals', [['D1', 'One']], asErp);
    const second = bring(
      w,
      'deals',
      [
        ['D4', 'One'],
        ['D1', 'One', '', 'P1'],
      ],
      asCrm,
    );
    const third = bring(w, 'deals', [d4, ['D1', 'One', 'Bo']], asErp);
    const all = w.hash();
    w.undo(second);
    const without = w.hash();
    w.undo(third);
    redoImport({ importId: third }, w.context);
    expect(w.hash()).toBe(without);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(all);
  });
});

test('a word alone that goes with a newer import comes back with that one first', () => {
  withWork((w) => {
    const mine = { fields: { owner: 'mine' } } as const;
    const d1: Line = ['D1', 'One', 'Bo'];
    bring(w, 'deals', [['D1', 'One', 'Ann']]);
    const start = w.hash();
    const second = bring(w, 'deals', [d1, ['D2', 'Two']], mine);
    const third = bring(w, 'deals', [d1, ['D3', 'Three']], mine);
    const all = w.hash();
    w.undo(second);
    expect(bases(w)).toEqual(['crm owner "Bo"']);
    w.undo(third);
    expect(w.hash()).toBe(start);
    expect(() => redoImport({ importId: second }, w.context)).toThrow('Part of it went when');
    redoImport({ importId: third }, w.context);
    redoImport({ importId: second }, w.context);
    expect(w.hash()).toBe(all);
  });
});

test('a partner that only a deal of undone imports was linked to goes with that deal', () => {
  withWork((w) => {
    const empty = w.hash();
    const ids = [
      bring(w, 'deals', [
        ['D1', 'One', '', 'P2'],
        ['D3', 'One'],
      ]),
      bring(w, 'partners', [
        ['P1', 'One'],
        ['P2', 'One'],
      ]),
      bring(w, 'deals', [['D1', 'One', '', 'P1']]),
    ];
    const books = ids.map((id) => {
      const before = w.hash();
      w.undo(id);
      return { id, before };
    });
    expect(count(w, 'partner')).toBe(0);
    expect(w.hash()).toBe(empty);
    for (const { id, before } of books.reverse()) {
      redoImport({ importId: id }, w.context);
      expect(w.hash()).toBe(before);
    }
  });
});
