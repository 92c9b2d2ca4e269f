import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exclusionRows,
  hasRoom,
  mayHoldList,
  type ProtectedAccount,
  protectAccount,
  reviewAccount,
  reviewLists,
} from '../../../src/shared/deals/protected-accounts.ts';
import {
  protectedRulesSchema,
  standardProtectedRules,
} from '../../../src/shared/deals/protected-rules.ts';
import { runs } from '../runs.ts';
import { texts } from './facts.ts';

const rules = standardProtectedRules;

const account = (name: string, changes: Partial<ProtectedAccount> = {}): ProtectedAccount => ({
  partner: 'Pike',
  name,
  domain: null,
  addedOn: '2026-01-01',
  events: [],
  ...changes,
});

const q1 = { year: 2026, q: 1 } as const;

describe('protected accounts', () => {
  test('[S42.1] 50 at most, for Solution partners', () => {
    expect([49, 50, 51].map((count) => hasRoom(rules, count))).toEqual([true, false, false]);
    expect(mayHoldList(rules, 'T5', 'Solution')).toBe(true);
    expect(mayHoldList(rules, 'T5', 'Integration')).toBe(false);
    expect(mayHoldList(rules, 'T5', null)).toBe(false);
    expect(mayHoldList(rules, 'T1', 'Solution')).toBe(false);
  });

  test('[S42.1] the 51st account is refused; another partner still has room', () => {
    const full = Array.from({ length: 50 }, (_, n) => account(`Account ${n}`));
    expect(protectAccount(rules, full, account('One more'))).toEqual({
      ok: false,
      error: 'The list of Pike is full: 50 of 50 accounts.',
    });
    const other = account('One more', { partner: 'Marlow' });
    expect(protectAccount(rules, full, other)).toEqual({ ok: true, value: [...full, other] });
    const room = full.slice(1);
    expect(protectAccount(rules, room, account('One more')).ok).toBe(true);
  });

  test('[S42.2] an account stands on one list only, whatever it is called', () => {
    const held = account('Harbor', { domain: 'harbor.example' });
    const nameless = account('?');
    const lists = [nameless, held, account('Quay')];
    const add = (more: ProtectedAccount) => {
      const added = protectAccount(rules, lists, more);
      return added.ok ? added.value.length : added.error;
    };
    expect(add(account('Harbour', { partner: 'Marlow', domain: 'www.harbor.example' }))).toBe(
      'Harbour is on the list of Pike; an account is on one list only.',
    );
    expect(add(account('QUAY Ltd'))).toBe('QUAY Ltd is already on the list of Pike.');
    expect(add(account('!'))).toBe('name: a protected account needs a name or a domain.');
    expect(add(account('Pier'))).toBe(4);
    expect(add(account('harbor.example'))).toBe(4);
  });

  test('[S42.3] movement is a stage change, a meeting, a changed amount or close date; a note is not', () => {
    const review = (kind: ProtectedAccount['events'][number]['kind'], on = '2026-02-10') =>
      reviewAccount(rules, account('Harbor', { events: [{ kind, on }] }), q1).value;
    expect(
      (['stage-change', 'meeting', 'amount-change', 'close-date-change', 'note'] as const).map(
        (kind) => review(kind),
      ),
    ).toEqual(['moving', 'moving', 'moving', 'moving', 'stale']);
    expect(
      ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((on) => review('meeting', on)),
    ).toEqual(['stale', 'moving', 'moving', 'stale']);
  });

  test('[S42.3] the review says when it last moved', () => {
    const harbor = account('Harbor', {
      events: [
        { kind: 'meeting', on: '2026-02-10' },
        { kind: 'stage-change', on: '2026-01-10' },
      ],
    });
    expect(reviewAccount(rules, harbor, q1)).toEqual({
      value: 'moving',
      because: [{ text: '2 movements in Q1 2026, the last on Feb 10, 2026.', part: null }],
      inputs: [
        { name: 'account', value: 'Harbor' },
        { name: 'quarter', value: 'Q1 2026' },
      ],
      rule: 'S42.3',
      preset: 'Standard',
      coverage: 100,
      account: harbor,
      lastMovementOn: '2026-02-10',
    });
    const still = reviewAccount(rules, account('Quay'), q1);
    expect(texts(still)).toEqual(['No pipeline movement in Q1 2026: protection is lost.']);
    expect(still.lastMovementOn).toBeNull();
  });

  test('[S42.4] the clean-up lists who stays, who goes, and how full each list then is', () => {
    const moving = account('Harbor', { events: [{ kind: 'meeting', on: '2026-02-10' }] });
    const stale = account('Quay');
    const fresh = account('Pier', { addedOn: '2026-04-01', partner: 'Marlow' });
    const review = reviewLists(rules, [moving, stale, fresh, account('Dock')], q1);
    expect(review.kept.map(({ account: { name } }) => name)).toEqual(['Harbor']);
    expect(review.stale.map(({ account: { name } }) => name)).toEqual(['Quay', 'Dock']);
    expect(review.counts).toEqual([
      { partner: 'Pike', count: 1, most: 50 },
      { partner: 'Marlow', count: 1, most: 50 },
    ]);
    const onLastDay = reviewLists(rules, [account('Pier', { addedOn: '2026-03-31' })], q1);
    expect(onLastDay.stale).toHaveLength(1);
    const july = reviewLists(rules, [moving], { year: 2026, q: 3 }, 7);
    expect(july.kept).toHaveLength(1);
  });

  test('[S42.5] the export for direct sales names account, partner and days', () => {
    const rows = exclusionRows(
      [
        account('Quay', { addedOn: '2026-02-01' }),
        account('Harbor', { domain: 'harbor.example', addedOn: '2025-06-01' }),
        account('Harbor', { partner: 'Marlow' }),
        account('Later', { addedOn: '2026-04-01' }),
      ],
      q1,
    );
    expect(rows).toEqual([
      {
        account: 'Harbor',
        domain: 'harbor.example',
        partner: 'Pike',
        from: '2026-01-01',
        through: '2026-03-31',
      },
      {
        account: 'Harbor',
        domain: null,
        partner: 'Marlow',
        from: '2026-01-01',
        through: '2026-03-31',
      },
      { account: 'Quay', domain: null, partner: 'Pike', from: '2026-02-01', through: '2026-03-31' },
    ]);
    expect(exclusionRows([account('Quay', { addedOn: '2026-03-31' })], q1)).toHaveLength(1);
  });

  test('[S42.p1] no way of adding puts more than 50 on a list or one account on two', () => {
    const add = fc.record({
      partner: fc.constantFrom('Pike', 'Marlow'),
      n: fc.integer({ min: 0, max: 9 }),
    });
    const small = { ...rules, mostPerPartner: 3 };
    fc.assert(
      fc.property(fc.array(add, { maxLength: 20 }), (adds) => {
        let lists: readonly ProtectedAccount[] = [];
        for (const { partner, n } of adds) {
          const next = protectAccount(small, lists, account(`Account ${n}`, { partner }));
          if (next.ok) lists = next.value;
        }
        expect(new Set(lists.map(({ name }) => name)).size).toBe(lists.length);
        for (const one of ['Pike', 'Marlow'])
          expect(lists.filter(({ partner }) => partner === one).length).toBeLessThanOrEqual(3);
      }),
      runs,
    );
  });

  test('[S42.1] the rules satisfy their own schema', () => {
    expect(protectedRulesSchema.parse(rules)).toEqual(rules);
    const passes = (changes: object) =>
      protectedRulesSchema.safeParse({ ...rules, ...changes }).success;
    expect(passes({ mostPerPartner: 1 })).toBe(true);
    expect(passes({ mostPerPartner: 10_000 })).toBe(true);
    for (const bad of [
      { preset: '' },
      { version: 0 },
      { mostPerPartner: 0 },
      { mostPerPartner: 10_001 },
      { movements: [] },
      { movements: ['call'] },
      { tiers: { T5: [] } },
      { tiers: { T5: [''] } },
      { more: 1 },
    ])
      expect(passes(bad)).toBe(false);
    expect(passes({ tiers: { T5: ['A', 'B'] }, version: 2 })).toBe(true);
  });
});
