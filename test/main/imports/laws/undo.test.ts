import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordName } from '../../../../db/schema/registry.ts';
import { fieldIn, fieldsOf } from '../../../../src/main/book/live-fields.ts';
import { answerConflicts, openConflicts } from '../../../../src/main/imports/apply/conflicts.ts';
import { listImports } from '../../../../src/main/imports/apply/history.ts';
import { previewUndoImports, redoImport } from '../../../../src/main/imports/apply/undo.ts';
import { setFields } from '../edits.ts';
import type { Work } from '../work.ts';
import { type LinkedFile, linkedInput, sharingFile } from './linked.ts';
import { lawRuns, lawTimeout } from './runs.ts';
import { everyGuard, withWork } from './world.ts';

const bring = (w: Work, file: LinkedFile) => w.bring(linkedInput(w, file), everyGuard);
const tables = { deals: 'deal', partners: 'partner' } as const;

/** What was written by hand, none of it ever said by a file. */
class Hand {
  private count = 0;
  private readonly values = new Map<string, { table: string; id: number; value: string }>();

  edit(w: Work, entity: 'deals' | 'partners', nth: number): void {
    const ids = w.book.read.all<{ id: number }>(`SELECT id FROM ${tables[entity]} ORDER BY id`);
    const id = ids[nth % Math.max(1, ids.length)]?.id;
    if (id === undefined) return;
    this.count += 1;
    const value = `by hand ${this.count}`;
    setFields(w, id, { owner: value }, entity);
    this.values.set(`${entity} ${id}`, { table: tables[entity], id, value });
  }

  /** Of one record, a person let the file have its way. */
  forget(entity: string, id: number): void {
    this.values.delete(`${entity} ${id}`);
  }

  stands(w: Work): void {
    for (const { table, id, value } of this.values.values())
      expect(w.book.read.get(`SELECT owner FROM ${table} WHERE id = ?`, [id])).toEqual({
        owner: value,
      });
  }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('import' as const), file: sharingFile }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      entity: fc.constantFrom('deals' as const, 'partners' as const),
      nth: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resolve' as const),
      answer: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('contact' as const), nth: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redo' as const), nth: fc.nat(5) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A source's word is kept beside the book's only where they differ. */
function basesDiffer(w: Work): void {
  const bases = w.book.read.all<{ entity: RecordName; id: number; field: string; value: string }>(
    `SELECT r.entity, r.record_id AS id, b.field, b.value FROM source_base b JOIN source_row r ON r.id = b.source_row_id`,
  );
  for (const { entity, id, field, value } of bases)
    expect(JSON.stringify(fieldIn(fieldsOf(w.book.read, entity, id), field))).not.toBe(value);
}

function resolveFirst(w: Work, hand: Hand, answer: 'mine' | 'theirs'): void {
  const [first] = openConflicts(w.book.read);
  if (first === undefined) return;
  const row = w.book.read.get<{ id: number }>(
    `SELECT r.record_id AS id FROM import_conflict c JOIN source_row r ON r.id = c.source_row_id WHERE c.public_id = ?`,
    [first.id],
  );
  if (answer === 'theirs' && first.field === 'owner') hand.forget(first.entity, row?.id ?? 0);
  answerConflicts({ book: w.book, origin: 'ui' }, [first.id], answer);
}

function addContact(w: Work, nth: number): void {
  const ids = w.book.read.all<{ id: number }>('SELECT id FROM partner ORDER BY id');
  const partnerId = ids[nth % Math.max(1, ids.length)]?.id;
  if (partnerId === undefined) return;
  w.book.change({ label: 'Add contact', origin: 'ui' }, (writer) =>
    writer.create('contacts', { partnerId, name: 'Ines' }),
  );
}

/** Undone at any moment: as the preview says; done again it is the book before; undone once more the book after. */
function undoAnyhow(w: Work, importId: string): void {
  const before = w.hash();
  const preview = previewUndoImports([importId], w.context);
  expect(w.hash()).toBe(before);
  const undone = w.undo(importId);
  expect({ reversed: undone.reversed, kept: undone.kept }).toEqual({
    reversed: undone.change === null ? 0 : preview.reversed,
    kept: preview.kept,
  });
  if (undone.change === null) return expect(w.hash()).toBe(before);
  const after = w.hash();
  redoImport({ importId }, w.context);
  expect(w.hash()).toBe(before);
  w.undo(importId);
  expect(w.hash()).toBe(after);
}

/** Done again, or told which other one must come first; the book is then as it was. */
function redoOrSay(w: Work, importId: string): void {
  const before = w.hash();
  try {
    redoImport({ importId }, w.context);
  } catch (error) {
    expect(String(error)).toContain('Part of it went when');
    expect(w.hash()).toBe(before);
  }
}

function take(w: Work, hand: Hand, one: Step): void {
  const runs = listImports(w.book.read);
  const nth = (undone: boolean, n: number) => {
    const some = runs.filter((run) => run.undone === undone);
    return some[n % Math.max(1, some.length)]?.import;
  };
  if (one.kind === 'import') bring(w, one.file);
  else if (one.kind === 'edit') hand.edit(w, one.entity, one.nth);
  else if (one.kind === 'resolve') resolveFirst(w, hand, one.answer);
  else if (one.kind === 'contact') addContact(w, one.nth);
  else {
    const importId = nth(one.kind === 'redo', one.nth);
    if (importId === undefined) return;
    if (one.kind === 'undo') undoAnyhow(w, importId);
    else redoOrSay(w, importId);
  }
}

test(
  'whatever came between, an undo is as its preview, a redo takes it back whole, and no hand edit is lost',
  () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 9 }), (steps) =>
        withWork((w) => {
          const hand = new Hand();
          for (const one of steps) {
            take(w, hand, one);
            hand.stands(w);
            basesDiffer(w);
          }
          expect(w.book.read.all('PRAGMA foreign_key_check')).toEqual([]);
        }),
      ),
      lawRuns,
    );
  },
  lawTimeout,
);

test(
  'imports undone from the newest bring back each book there was, and done again from the oldest each that followed',
  () => {
    fc.assert(
      fc.property(fc.array(sharingFile, { minLength: 1, maxLength: 3 }), (files) =>
        withWork((w) => {
          const hashes = [w.hash()];
          const ids: string[] = [];
          for (const file of files) {
            ids.push(bring(w, file).import ?? '');
            hashes.push(w.hash());
          }
          const newestFirst = [...ids].reverse();
          expect(previewUndoImports(newestFirst, w.context).kept).toEqual([]);
          for (const [at, id] of newestFirst.entries()) {
            expect(w.undo(id).kept).toEqual([]);
            expect(w.hash()).toBe(hashes[ids.length - 1 - at]);
          }
          for (const [at, id] of ids.entries()) {
            expect(redoImport({ importId: id }, w.context).kept).toEqual([]);
            expect(w.hash()).toBe(hashes[at + 1]);
          }
        }),
      ),
      lawRuns,
    );
  },
  lawTimeout,
);
