import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '../../../src/shared/kernel/local-date.ts';
import { agendaSchema, agendas, timeAgenda } from '../../../src/shared/qbr/agenda.ts';
import {
  capturedInTime,
  keptRate,
  orderCommitments,
  validateCommitment,
} from '../../../src/shared/qbr/commitments.ts';
import { buildDataPack, packField } from '../../../src/shared/qbr/data-pack.ts';
import { averageDeal } from '../../../src/shared/qbr/figures.ts';
import { onTrack } from '../../../src/shared/qbr/on-track.ts';
import { countField, requiredField } from '../../../src/shared/qbr/pack-field.ts';
import {
  dueQbrs,
  inQbrScope,
  type QbrScopeFacts,
  qbrCompletion,
  qbrScope,
  qbrScopeSchema,
  standardQbrScope,
} from '../../../src/shared/qbr/schedule.ts';
import type { Commitment } from '../../../src/shared/qbr/types.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { runs } from '../runs.ts';
import { tierFacts } from '../tiers/facts.ts';
import { known, packFacts, today } from './facts.ts';

const promise = (id: string, rest: Partial<Commitment> = {}): Commitment => ({
  id,
  text: 'Send the list',
  side: 'us',
  person: 'Ada Reyes',
  dueOn: '2020-01-31',
  status: 'open',
  doneOn: null,
  why: null,
  ...rest,
});

describe('scope and calendar', () => {
  const scope = (rest: Partial<QbrScopeFacts>) =>
    qbrScope({ segment: null, previousSegment: null, tier: null, ...rest });

  test('[S18.5] the scope says why', () => {
    expect(scope({ segment: 'Growth', tier: 'Gold' })).toEqual({
      value: true,
      because: [
        { text: 'Segment Growth', part: null },
        { text: 'Tier Gold', part: null },
      ],
      inputs: [
        { name: 'Segment', value: 'Growth' },
        { name: 'Tier', value: 'Gold' },
      ],
      rule: 'S18.5',
      preset: 'Standard',
      coverage: 100,
    });
    expect(scope({ segment: 'Stable' })).toMatchObject({
      value: false,
      because: [{ text: 'A QBR is optional for this partner', part: null }],
    });
    expect(scope({})).toMatchObject({
      value: null,
      because: [{ text: 'Segment and tier are unknown', part: null }],
    });
    expect(scope({ segment: 'At-risk', previousSegment: 'Strategic' }).because).toEqual([
      { text: 'Segment Strategic, before it was at risk', part: null },
    ]);
    expect(scope({ segment: 'At-risk', tier: 'Silver' })).toMatchObject({ value: false });
  });

  test('[S18.5] each tier of the default, and a program of tiers alone', () => {
    for (const tier of ['Gold', 'Platinum', 'Integration', 'Solution'])
      expect(scope({ tier }).value).toBe(true);
    for (const tier of ['Silver', 'Registered', 'Referral'])
      expect(scope({ tier }).value).toBe(false);
    const byTier = { ...standardQbrScope, preset: 'By tier', segments: [], tiers: ['Growth'] };
    const facts = { segment: 'Strategic', previousSegment: null, tier: 'Growth' } as const;
    expect([
      inQbrScope(facts, byTier),
      inQbrScope({ ...facts, tier: 'Strategic' }, byTier),
      inQbrScope({ ...facts, segment: null, tier: null }),
    ]).toEqual([true, false, false]);
    expect(qbrScopeSchema.parse(standardQbrScope)).toEqual(standardQbrScope);
  });

  test('[S18.6] due: in scope, nothing planned, three months after the last or never held', () => {
    const one = (partner: string, lastHeldOn: string | null, rest: object = {}) => ({
      partner,
      inScope: true,
      lastHeldOn,
      plannedOn: null,
      ...rest,
    });
    expect(
      dueQbrs(
        [
          one('Later', '2020-01-01'),
          one('B', '2019-11-30'),
          one('A', '2019-11-30'),
          one('Never', null),
          one('Planned', null, { plannedOn: '2020-03-01' }),
          one('Outside', null, { inScope: false }),
          one('Early', '2019-10-01'),
        ],
        '2020-02-29',
      ),
    ).toEqual([
      { partner: 'Never', dueOn: null },
      { partner: 'Early', dueOn: '2020-01-01' },
      { partner: 'A', dueOn: '2020-02-29' },
      { partner: 'B', dueOn: '2020-02-29' },
    ]);
  });

  test('[S18.4] [S18.p1] completion meets its target from nine of ten on', () => {
    const count = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(count, count, (held, missed) => {
        const { met, percent } = qbrCompletion(held, held + missed);
        expect(met).toBe(held + missed === 0 ? null : 10 * held >= 9 * (held + missed));
        expect(percent === null).toBe(held + missed === 0);
      }),
      runs,
    );
    expect(qbrCompletion(-1, -2)).toMatchObject({ percent: null });
  });

  test('[S18.2] an agenda of one’s own is checked', () => {
    for (const agenda of Object.values(agendas)) expect(agendaSchema.parse(agenda)).toEqual(agenda);
    const message = (change: object): string | undefined =>
      agendaSchema.safeParse({ ...agendas.Q1, preset: 'custom', ...change }).error?.issues[0]
        ?.message;
    expect(message({ items: [] })).toBe('An agenda needs a section.');
    expect(message({ items: [{ title: '', minutes: 5, content: '' }] })).toBe(
      'Each section needs a title.',
    );
    expect(message({ items: [{ title: 'A', minutes: 0, content: '' }] })).toBe(
      'Each section takes a minute at least.',
    );
    expect(message({ slot: 4 })).toBe('A slot takes 5 minutes at least.');
    expect(message({})).toBeUndefined();
  });

  test('[S18.2] an hour rolls over in the offsets', () => {
    const long = { ...agendas.Q3, items: [...agendas.Q3.items, ...agendas.Q3.items], slot: 120 };
    expect(timeAgenda(long, '2026-03-19T23:30').items.at(-1)).toMatchObject({
      offset: '1:50',
      at: '2026-03-20T01:20',
    });
  });
});

describe('commitments at their edges', () => {
  test('[S22.1] each fault in its sentence', () => {
    expect(validateCommitment({ text: '', side: null, person: ' ', dueOn: null })).toEqual({
      ok: false,
      error: [
        { field: 'text', message: 'Say what is promised.' },
        { field: 'side', message: 'Say whose promise it is: ours, the partner\u2019s or both.' },
        { field: 'person', message: 'Name the person who owns it.' },
        { field: 'dueOn', message: 'Give it a deadline.' },
      ],
    });
    expect(
      validateCommitment({ text: 'A', side: 'us', person: '', dueOn: '2026-01-01' }),
    ).toMatchObject({ ok: false, error: [{ field: 'person' }] });
  });

  test('[S22.2] one deadline: by id; closed ones newest first', () => {
    const done = { status: 'done', doneOn: '2020-01-01' } as const;
    const list = [
      promise('b'),
      promise('a'),
      promise('old', { ...done, dueOn: '2019-01-01' }),
      promise('new', { ...done, dueOn: '2019-12-01' }),
      promise('a'),
    ];
    expect(orderCommitments(list).map(({ id }) => id)).toEqual(['a', 'a', 'b', 'new', 'old']);
    expect(orderCommitments(list.toReversed()).map(({ id }) => id)).toEqual([
      'a',
      'a',
      'b',
      'new',
      'old',
    ]);
  });

  test('[S22.3] [S22.p1] nobody keeps more than was due, and the sides overlap in both alone', () => {
    const any = fc.record({
      side: fc.constantFrom('us', 'partner', 'both'),
      status: fc.constantFrom('open', 'done', 'dropped'),
      dueOn: fc.constantFrom('2020-01-15', '2020-02-15', '2020-03-15'),
      doneOn: fc.option(fc.constantFrom('2020-01-15', '2020-02-16')),
    });
    const period = { from: '2020-01-01', to: '2020-03-31' };
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        const all = list.map((one, at) => promise(String(at), one));
        const [whole, ours, theirs] = ([null, 'us', 'partner'] as const).map((side) =>
          keptRate(all, period, today, side),
        );
        const both = keptRate(
          all.filter(({ side }) => side === 'both'),
          period,
          today,
        );
        expect(whole?.kept).toBeLessThanOrEqual(whole?.due ?? 0);
        expect((ours?.due ?? 0) + (theirs?.due ?? 0) - both.due).toBe(whole?.due);
        expect((ours?.kept ?? 0) + (theirs?.kept ?? 0) - both.kept).toBe(whole?.kept);
      }),
      runs,
    );
  });

  test('[S22.5] 48 hours over a month’s end', () => {
    expect(capturedInTime('2024-02-28T15:00', '2024-03-01T15:00')).toBe(true);
    expect(capturedInTime('2024-02-28T15:00', '2024-03-01T15:01')).toBe(false);
  });
});

describe('data pack at its edges', () => {
  test('[S20.1] an average deal of nothing is n/a and rounds once', () => {
    expect([averageDeal(100, 3), averageDeal(5, 2), averageDeal(5, 0)]).toEqual([33, 3, null]);
  });

  test('[S20.2] counts that are unknown or not asked for', () => {
    expect(requiredField('certifiedSales', known(null), 5).text).toBe('no data');
    expect(requiredField('certifiedSales', known(3), null)).toMatchObject({ text: '3', value: 3 });
    expect(countField('wonDeals', known(null)).text).toBe('no data');
    expect(countField('wonDeals', known(1_200)).text).toBe('1,200');
    const without = { ...packFacts().enablement, trainingHours: known(null) };
    const pack = buildDataPack(packFacts({}, { enablement: without }));
    expect(packField(pack, 'trainingHours')).toMatchObject({ text: 'no data', value: null });
  });

  test('[S20.4] on target to the cent', () => {
    const pack = buildDataPack(packFacts({ sourced: 100, sourcedTarget: 100 }));
    expect(packField(pack, 'sourcedQuarter')?.note).toBe('On target');
  });

  test('[S20.5] a provisional tier says so in the pack', () => {
    const tier = evaluateTier(tierLadders.T1, tierFacts({ arr: 30_000, certified: null }), today);
    const shown = packField(buildDataPack(packFacts({}, { tier })), 'tier')?.text;
    expect(tier.provisional).toBe(true);
    expect(shown).toBe('Silver (provisional)');
  });

  test('[S20.5] without a money criterion there is nothing to project', () => {
    const since = { reviewedOn: '2019-08-15', value: known(5_000_000) };
    const t5 = evaluateTier(tierLadders.T5, tierFacts({}), today);
    const track = onTrack(t5, since, 'USD', today);
    expect(track.state).toBe('unknown');
    expect(track.text).toMatch(/^n\/a: .+ asks for no amount$/);
    const t1 = evaluateTier(tierLadders.T1, tierFacts({ arr: 70_000, certified: 2 }), today);
    expect(onTrack({ ...t1, steps: [] }, since, 'USD', today)).toEqual({
      state: 'unknown',
      text: 'n/a: Gold asks for no amount',
    });
  });

  test('[S20.5] [S20.p1] more value since the review is never further from the track', () => {
    const tier = evaluateTier(tierLadders.T1, tierFacts({ arr: 70_000, certified: 2 }), today);
    const value = fc.integer({ min: 0, max: 20_000_000 });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 24 }), (a, b, months) => {
        const on = (minor: number): boolean =>
          onTrack(
            tier,
            { reviewedOn: addMonths(today, -months), value: known(minor) },
            'USD',
            today,
          ).state === 'on-track';
        expect(on(Math.min(a, b)) && !on(Math.max(a, b))).toBe(false);
      }),
      runs,
    );
  });
});
