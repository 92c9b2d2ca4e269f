import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failureOf, rpcCode } from '../../../src/main/rpc/failure-of.ts';
import { appRouter } from '../../../src/main/rpc/router.ts';
import { conflict, Failure, failureCodes } from '../../../src/shared/kernel/failure.ts';
import { type AppFixture, startFixture } from '../app/app-fixture.ts';

describe('what a person is told of an error', () => {
  it('is the Failure itself where there is one', () => {
    const cause = conflict('Two partners have this key.', 'Use the book id.');
    expect(failureOf(new TRPCError({ code: 'CONFLICT', cause }), '/log')).toEqual(cause.data);
  });

  it('names the field that does not fit', () => {
    const cause = z
      .object({ values: z.object({ amount: z.number() }) })
      .safeParse({ values: { amount: 'x' } }).error;
    expect(failureOf(new TRPCError({ code: 'BAD_REQUEST', cause }), '/log')).toMatchObject({
      code: 'BadInput',
      reason: 'Shape',
      field: 'values.amount',
    });
  });

  it('is Internal with the log’s place for everything else, and never its words', () => {
    const error = new TRPCError({
      code: 'INTERNAL_SERVER_ERROR',
      cause: new Error('Acme owes 12'),
    });
    const failure = failureOf(error, '/home/x/book.log');
    expect(failure).toMatchObject({ code: 'Internal' });
    expect(JSON.stringify(failure)).toContain('/home/x/book.log');
    expect(JSON.stringify(failure)).not.toContain('Acme');
  });

  it('every code has its status, none of them 200', () => {
    for (const code of failureCodes) {
      const failure = new Failure({ code, message: 'm', hint: 'h' });
      const error = new TRPCError({ code: rpcCode(code), cause: failure });
      expect(failureOf(error, '/log').code).toBe(code);
    }
  });
});

/** Wrong in every way a caller can be. */
const wrong: unknown[] = [
  ...[
    null,
    0,
    -1,
    1e308,
    'x',
    '',
    [],
    [[]],
    true,
    { extra: 1 },
    { id: null },
    { id: {} },
    { key: [] },
  ],
  ...[{ id: 'x'.repeat(100_000) }, { __proto__: null, constructor: 1 }, { key: '\u0000' }],
  JSON.parse('{"__proto__":{"polluted":true},"id":"x","key":"x"}'),
  { entity: 'nothing', key: 'x', values: { name: { nested: true } } },
  { limit: -1, offset: 1e12, sort: { by: 'constructor', direction: 'up' }, filter: { text: 7 } },
];

const procedures = Object.keys(appRouter._def.procedures);

describe('every procedure with wrong input', () => {
  async function state(fixture: AppFixture): Promise<string> {
    const tables = fixture.book.read
      .all<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'",
      )
      .map(({ name }) => [name, fixture.book.read.all(`SELECT * FROM "${name}"`)]);
    return Promise.resolve(JSON.stringify(tables));
  }

  it('answers with a typed failure or a value, quickly, and the book is as it was', async () => {
    const fixture = startFixture();
    const before = await state(fixture);
    for (const procedure of procedures) {
      for (const input of wrong) {
        const begun = performance.now();
        const { status, json } = await fixture.rpc(procedure, input);
        const answer = json as { error?: { data: { failure: { code: string } } } };
        const what = `${procedure} ${JSON.stringify(input).slice(0, 80)}: ${JSON.stringify(json).slice(0, 300)}`;
        if (status !== 200) expect(failureCodes, what).toContain(answer.error?.data.failure.code);
        expect(answer.error?.data.failure.code, what).not.toBe('Internal');
        expect(performance.now() - begun, what).toBeLessThan(1000);
      }
    }
    expect(procedures.length).toBeGreaterThan(20);
    expect(await state(fixture)).toBe(before);
    expect('polluted' in {}).toBe(false);
    fixture.end();
  });
});

describe('while a job holds the book', () => {
  it('edits wait, reading and cancelling do not', async () => {
    const fixture = startFixture();
    const gate = Promise.withResolvers<void>();
    fixture.jobs.whenFree = () => gate.promise;
    const told: string[] = [];
    const edit = fixture
      .rpc('partners.create', { entity: 'partners', values: { name: 'Birch' } })
      .then(({ status }) => told.push(`edit ${status}`));
    await fixture.rpc('book.info').then(({ status }) => told.push(`read ${status}`));
    await fixture
      .rpc('jobs.cancel', { id: 'x' })
      .then(({ status }) => told.push(`cancel ${status}`));
    expect(told).toEqual(['read 200', 'cancel 200']);
    gate.resolve();
    await edit;
    expect(told).toEqual(['read 200', 'cancel 200', 'edit 200']);
    fixture.end();
  });
});
