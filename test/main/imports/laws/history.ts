import type fc from 'fast-check';
import { expect } from 'vitest';
import { applyPlan } from '../../../../src/main/imports/apply/apply.ts';
import { answerConflicts, openConflicts } from '../../../../src/main/imports/apply/conflicts.ts';
import { redoImport } from '../../../../src/main/imports/apply/undo.ts';
import { planImport } from '../../../../src/main/imports/plan/plan.ts';
import { setFields } from '../edits.ts';
import type { Work } from '../work.ts';
import {
  emptyModel,
  type Field,
  type Home,
  importInto,
  type Model,
  nameOf,
  type Row,
} from './model.ts';
import { everyGuard, liveValues, planInput, recordId, seen } from './world.ts';

/** The plain model, and what can be taken back at this moment. */
export class Told {
  model: Model = emptyModel();
  /** The newest change, where it was an import. */
  last: { importId: string; before: Model; hashBefore: string } | null = null;
  /** The newest change, where it took an import back. */
  undone: { importId: string; after: Model; hashAfter: string } | null = null;
  /** The last file of each home. */
  readonly files = new Map<string, { home: Home; rows: readonly Row[] }>();
}

type Step = fc.Command<Told, Work>;

function agree(told: Told, w: Work): void {
  const { rows, open } = told.model;
  expect(seen(w)).toEqual({ rows, open });
}

export class ImportFile implements Step {
  readonly home: Home;
  readonly rows: readonly Row[];
  readonly choice: 'ask' | 'mine' | 'theirs';

  constructor(home: Home, rows: readonly Row[], choice: 'ask' | 'mine' | 'theirs') {
    this.home = home;
    this.rows = rows;
    this.choice = choice;
  }

  check(): boolean {
    return true;
  }

  run(told: Told, w: Work): void {
    const { home, rows, choice } = this;
    const before = structuredClone(told.model);
    const hashBefore = w.hash();
    const input = { ...planInput(w, home, rows), conflicts: choice };
    const { planPath, plan, result } = planImport(input, w.context);
    expect(w.hash()).toBe(hashBefore);
    const applied = applyPlan({ planPath, accept: everyGuard }, w.context);
    expect(applied.counts).toEqual(result.counts);
    for (const { recordId: id, fields } of plan.decisions.rows) {
      const live = liveValues(w, home.entity, id);
      for (const { field, decision, theirs, mine } of fields)
        expect(live[(field === 'custom.note' ? 'note' : field) as Field]).toBe(
          decision === 'take' ? theirs : mine,
        );
    }
    const counts = importInto(told.model, home, rows, choice);
    expect(applied.counts).toEqual(counts);
    told.files.set(nameOf(home, ''), { home, rows });
    told.last = { importId: applied.import ?? '', before, hashBefore };
    told.undone = null;
    agree(told, w);
  }

  toString(): string {
    return `import ${nameOf(this.home, '')} ${this.choice} ${JSON.stringify(this.rows)}`;
  }
}

/** Import twice = once: the last file of a home again. */
export class ImportAgain implements Step {
  readonly nth: number;

  constructor(nth: number) {
    this.nth = nth;
  }

  check(told: Readonly<Told>): boolean {
    return told.files.size > 0;
  }

  run(told: Told, w: Work): void {
    const files = [...told.files.values()];
    const file = files[this.nth % files.length];
    if (file === undefined) return;
    const before = w.hash();
    const again = w.bring(planInput(w, file.home, file.rows), everyGuard);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, conflicts: 0, vanished: 0 });
    expect(w.hash()).toBe(before);
    told.last = {
      importId: again.import ?? '',
      before: structuredClone(told.model),
      hashBefore: before,
    };
    told.undone = null;
  }

  toString(): string {
    return `import again ${this.nth}`;
  }
}

export class Edit implements Step {
  readonly home: Home;
  readonly key: string;
  readonly field: Field;
  readonly value: string | null;

  constructor(home: Home, key: string, field: Field, value: string | null) {
    this.home = home;
    this.key = key;
    this.field = field;
    this.value = value;
  }

  check(told: Readonly<Told>): boolean {
    const required = this.home.entity === 'partners' && this.field === 'name';
    const there = told.model.rows[nameOf(this.home, this.key)] !== undefined;
    return there && !(required && this.value === null);
  }

  run(told: Told, w: Work): void {
    const { home, key, field, value } = this;
    const row = told.model.rows[nameOf(home, key)];
    if (row === undefined) return;
    const changed = row.live[field] !== value;
    const name = field === 'note' ? 'custom.note' : field;
    setFields(w, recordId(w, home, key) ?? 0, { [name]: value }, home.entity);
    row.live[field] = value;
    if (changed) {
      told.last = null;
      told.undone = null;
    }
    agree(told, w);
  }

  toString(): string {
    return `edit ${nameOf(this.home, this.key)} ${this.field}=${JSON.stringify(this.value)}`;
  }
}

export class Resolve implements Step {
  readonly nth: number;
  readonly answer: 'mine' | 'theirs' | { value: string };

  constructor(nth: number, answer: 'mine' | 'theirs' | { value: string }) {
    this.nth = nth;
    this.answer = answer;
  }

  check(told: Readonly<Told>): boolean {
    return Object.keys(told.model.open).length > 0;
  }

  run(told: Told, w: Work): void {
    const all = openConflicts(w.book.read);
    const one = all[this.nth % all.length];
    if (one === undefined) throw new Error('The model has a conflict the book has not.');
    answerConflicts({ book: w.book, origin: 'ui' }, [one.id], this.answer);
    const home = { source: one.source, entity: one.entity as Home['entity'] };
    const field = (one.field === 'custom.note' ? 'note' : one.field) as Field;
    const name = nameOf(home, one.key);
    const row = told.model.rows[name];
    delete told.model.open[`${name} ${field}`];
    if (row !== undefined && this.answer === 'theirs') row.live[field] = one.theirs;
    if (row !== undefined && typeof this.answer === 'object') row.live[field] = this.answer.value;
    told.last = null;
    told.undone = null;
    agree(told, w);
  }

  toString(): string {
    return `resolve ${this.nth} ${JSON.stringify(this.answer)}`;
  }
}

/** Undo of import = before. */
export class UndoLast implements Step {
  check(told: Readonly<Told>): boolean {
    return told.last !== null;
  }

  run(told: Told, w: Work): void {
    if (told.last === null) return;
    const { importId, before, hashBefore } = told.last;
    const hashAfter = w.hash();
    expect(w.undo(importId)).toMatchObject({ kept: [], failed: [] });
    expect(w.hash()).toBe(hashBefore);
    told.undone = { importId, after: told.model, hashAfter };
    told.model = before;
    told.last = null;
    told.files.clear();
    agree(told, w);
  }

  toString(): string {
    return 'undo';
  }
}

export class RedoLast implements Step {
  check(told: Readonly<Told>): boolean {
    return told.undone !== null;
  }

  run(told: Told, w: Work): void {
    if (told.undone === null) return;
    const { importId, after, hashAfter } = told.undone;
    const hashBefore = w.hash();
    const before = told.model;
    expect(redoImport({ importId }, w.context)).toMatchObject({ kept: [], failed: [] });
    expect(w.hash()).toBe(hashAfter);
    told.model = after;
    told.last = { importId, before, hashBefore };
    told.undone = null;
    agree(told, w);
  }

  toString(): string {
    return 'redo';
  }
}
