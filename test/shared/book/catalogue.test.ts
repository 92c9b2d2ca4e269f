import { describe, expect, it } from 'vitest';
import { appEvent } from '../../../src/shared/book/app-event.ts';
import {
  columnOf,
  entities,
  entityNames,
  fieldOf,
  isEntityName,
} from '../../../src/shared/book/entities.ts';
import { decisionsSchema, planSchema } from '../../../src/shared/book/plan.ts';
import { recipeSchema, ruleOf } from '../../../src/shared/book/recipe.ts';
import { recoveryMark } from '../../../src/shared/book/recovery-mark.ts';
import { guardFindingSchema } from '../../../src/shared/kernel/guards.ts';

describe('the catalogue of the book', () => {
  it('[S01] every entity stands under its own name, with its fields once each and a key among them', () => {
    for (const name of entityNames) {
      const entity = entities[name];
      const names = entity.fields.map((field) => field.name);
      expect(entity.name).toBe(name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain(entity.keyField);
      for (const { name: field, label, type } of entity.fields) {
        expect(label).toMatch(/^[A-Z]/);
        if (type.kind === 'money' && type.currencyField !== null)
          expect(names).toContain(type.currencyField);
        expect(columnOf(field)).toMatch(/^[a-z_]+$/);
      }
    }
    expect(new Set(entityNames.map((name) => entities[name].table)).size).toBe(entityNames.length);
  });

  it('[S01] a partner needs its name, and holds what the rules read', () => {
    const names = entities.partners.fields.map(({ name }) => name);
    expect(entities.partners.fields.filter(({ required }) => required === true)).toEqual([
      { name: 'name', label: 'Name', type: { kind: 'text', max: 500 }, required: true },
    ]);
    for (const read of ['type', 'tierHeld', 'owner', 'agreementSignedOn', 'strategicFit'])
      expect(names).toContain(read);
    expect(fieldOf('partners', 'strategicValue')?.type).toEqual({
      kind: 'integer',
      min: 0,
      max: 100,
    });
  });

  it('finds entities and fields by name, and says when there is none', () => {
    expect([isEntityName('deals'), isEntityName('Deals'), isEntityName('')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(fieldOf('deals', 'amount')?.label).toBe('Amount');
    expect(fieldOf('deals', 'toString')).toBeNull();
    expect([columnOf('agreementSignedOn'), columnOf('name')]).toEqual([
      'agreement_signed_on',
      'name',
    ]);
  });
});

describe('recipes', () => {
  const recipe = {
    entity: 'deals',
    source: ' crm ',
    key: ['Deal ID'],
    columns: { 'Deal ID': 'externalId', Amount: { field: 'amount', currency: 'EUR' } },
  };

  it('[S03] a recipe is completed with what is usual', () => {
    expect(recipeSchema.parse(recipe)).toEqual({
      ...recipe,
      source: 'crm',
      otherColumns: 'custom',
      vanished: 'mark',
    });
  });

  it('[S03] a column’s rule is read in its long form', () => {
    const read = recipeSchema.parse(recipe);
    expect(ruleOf(read, 'Deal ID')).toEqual({ field: 'externalId' });
    expect(ruleOf(read, 'Amount')).toEqual({ field: 'amount', currency: 'EUR' });
    expect([ruleOf(read, 'Other'), ruleOf(read, 'toString')]).toEqual([null, null]);
  });

  it.each([
    ['an entity the book has not', { entity: 'orders' }, ['entity']],
    ['no source', { source: '  ' }, ['source']],
    ['no key', { key: [] }, ['key']],
    [
      'a currency that is none',
      { columns: { A: { field: 'amount', currency: 'eur' } } },
      ['columns', 'A'],
    ],
    ['a policy that is none', { fields: { amount: 'always' } }, ['fields', 'amount']],
    ['a word of its own', { extra: 1 }, []],
  ])('[S03] %s is refused, and the message says where', (_what, change, path) => {
    const read = recipeSchema.safeParse({ ...recipe, ...change });
    expect(read.error?.issues[0]?.path.slice(0, path.length)).toEqual(path);
    expect(read.success).toBe(false);
  });
});

const counts = {
  rows: 1,
  rejected: 0,
  repeated: 0,
  conflicts: 0,
  new: 1,
  changed: 0,
  unchanged: 0,
  vanished: 0,
};
const decisions = {
  version: 1,
  sha256: 'a',
  bytes: 10,
  entity: 'deals',
  source: 'crm',
  recipe: {
    entity: 'deals',
    source: 'crm',
    key: ['ID'],
    columns: {},
    otherColumns: 'custom',
    vanished: 'mark',
  },
  recipeHash: 'b',
  asOf: null,
  encoding: 'utf-8',
  delimiter: ';',
  sheet: null,
  header: ['ID'],
  settled: { Amount: { decimal: ',' }, Share: { percent: 'fraction' } },
  counts,
  changedFields: { amount: 1 },
  newLines: [[2, 2]],
  unchangedLines: [],
  unchangedRows: '',
  known: { rows: 0, last: 0 },
  returned: [],
  rows: [
    {
      line: 2,
      key: 'A',
      rowId: 1,
      recordId: 1,
      was: '',
      hash: 'c',
      bucket: 'changed',
      fields: [
        {
          field: 'amount',
          column: 'Amount',
          base: null,
          mine: 1,
          theirs: 'x',
          decision: 'take',
          conflict: null,
        },
      ],
    },
  ],
  rejected: [{ line: 3, reason: 'blank', raw: ';' }],
  repeated: [],
  dropped: [],
  vanished: [],
  superseded: [],
  unjudged: [],
  answers: [],
  matches: [{ key: 'A', line: 2, candidates: [{ id: 'p', name: null, why: 'domain' }] }],
  guards: [{ name: 'gone', message: 'Half is gone.', evidence: [] }],
  absolute: [],
  warnings: [],
  ask: [{ question: 'Which?', options: ['a', 'b'], column: 'Amount', setting: 'decimal' }],
};

describe('plans', () => {
  it('[S03] a plan reads back as it was written', () => {
    const plan = {
      id: 'p1',
      planHash: 'h',
      path: 'x.csv',
      file: 'x.csv',
      createdAt: '2026-11-21T00:00',
      position: 4,
      decisions,
    };
    const read = planSchema.parse(plan);
    expect(read).toMatchObject(plan);
    expect(planSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  it.each([
    ['a version of another time', { version: 2 }, 'version'],
    ['a negative count', { counts: { ...counts, new: -1 } }, 'counts'],
    ['a sign that separates nothing', { delimiter: ':' }, 'delimiter'],
    ['a line range of one end', { newLines: [[2]] }, 'newLines'],
    ['a decimal sign that is none', { settled: { Amount: { decimal: ';' } } }, 'settled'],
  ])('[S03] %s is refused', (_what, change, where) => {
    const read = decisionsSchema.safeParse({ ...decisions, ...change });
    expect(read.error?.issues[0]?.path[0]).toBe(where);
  });
});

describe('events', () => {
  const job = {
    id: 'j',
    name: 'import',
    status: 'running',
    progress: { label: 'Reading', done: 1, total: null },
    failure: null,
  };

  it.each([
    { kind: 'hello', seq: 0, jobs: [job], lease: { held: false, label: '' } },
    { kind: 'reset', seq: 3, jobs: [], lease: { held: true, label: 'Import' } },
    { kind: 'change', seq: 4, label: 'Edit', entities: ['deals'], partners: null },
    {
      kind: 'job',
      seq: 4,
      job: {
        ...job,
        status: 'failed',
        failure: {
          code: 'GuardStopped',
          message: 'Stopped.',
          hint: 'Look.',
          guards: [{ name: 'gone', message: 'Half is gone.', evidence: ['A'] }],
        },
      },
    },
    { kind: 'lease', seq: 5, held: true, label: 'Import' },
  ])('a line of kind $kind reads back as it was sent', (event) => {
    expect(appEvent.parse(event)).toEqual(event);
  });

  it('a line of another kind, a broken number or a code of its own is refused', () => {
    expect(appEvent.safeParse({ kind: 'bye', seq: 1 }).success).toBe(false);
    expect(
      guardFindingSchema.safeParse({ name: 'halved', message: '', evidence: [] }).success,
    ).toBe(false);
    expect(appEvent.safeParse({ kind: 'lease', seq: -1, held: true, label: '' }).success).toBe(
      false,
    );
    const failure = { code: 'Oops', message: '', hint: '' };
    expect(appEvent.safeParse({ kind: 'job', seq: 1, job: { ...job, failure } }).success).toBe(
      false,
    );
  });

  it('the mark of a shut book is a header’s value', () => {
    expect(recoveryMark).toMatch(/^[a-z-]+$/);
  });
});
