import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '../../../src/shared/program/metrics.ts';
import { buildDataPack, packField } from '../../../src/shared/qbr/data-pack.ts';
import { onTrack } from '../../../src/shared/qbr/on-track.ts';
import type { PackField } from '../../../src/shared/qbr/pack-types.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { runs } from '../runs.ts';
import { tierFacts } from '../tiers/facts.ts';
import { known, packFacts, quarters, today } from './facts.ts';

const textOf = (facts: Parameters<typeof packFacts>, id: string): string | undefined =>
  packField(buildDataPack(packFacts(...facts)), id)?.text;

describe('data pack', () => {
  test('[S20.1] attainment, growth, average deal, win rate and cycle', () => {
    const pack = buildDataPack(
      packFacts({ actual: 180_000, target: 200_000, previous: 150_000, priorYear: 200_000 }),
    );
    const text = (id: string): string | undefined => packField(pack, id)?.text;
    expect(text('revenueQuarter')).toBe('$180,000.00');
    expect(text('targetAttainment')).toBe('90%');
    expect(text('growthQoQ')).toBe('+20%');
    expect(text('growthYoY')).toBe('\u221210%');
    expect(text('averageDeal')).toBe('$30,000.00');
    expect(text('winRate')).toBe('75%');
    expect(text('salesCycleDays')).toBe('41.3 days');
    expect(text('certifiedSales')).toBe('3 of 5 required');
    expect(text('campaigns')).toBe('0');
    expect(pack.sections.map(({ id }) => id)).toEqual([
      'header',
      'revenue',
      'pipeline',
      'enablement',
      'engagement',
      'tier',
      'attribution',
    ]);
  });

  test('[S20.2] division by zero reads n/a, an unknown input no data', () => {
    expect(textOf([{ actual: 5, previous: 0, target: 0 }], 'growthQoQ')).toBe('n/a');
    expect(textOf([{ actual: 5, previous: 0, target: 0 }], 'targetAttainment')).toBe('n/a');
    expect(textOf([{ actual: 5 }], 'growthQoQ')).toBe('no data');
    expect(textOf([{}], 'revenueQuarter')).toBe('no data');
    const facts = packFacts({ actual: 5 });
    const none = { ...facts, deals: { ...facts.deals, won: known(0), lost: known(0) } };
    expect(packField(buildDataPack(none), 'winRate')?.text).toBe('n/a');
    expect(packField(buildDataPack(none), 'averageDeal')?.text).toBe('n/a');
  });

  test('[S20.3] a running quarter says so and is not compared with the whole quarter before', () => {
    const pack = buildDataPack(
      packFacts({ actual: 10, previous: 50, priorYear: 8 }, { quarter: '2020-Q1', toDate: true }),
    );
    expect(packField(pack, 'period')?.text).toBe('Q1 2020 to date');
    expect(packField(pack, 'growthQoQ')).toMatchObject({
      value: null,
      text: 'n/a',
      note: 'Quarter still running',
    });
    expect(packField(pack, 'growthYoY')).toMatchObject({
      text: '+25%',
      note: 'Compared with the same days a year before',
    });
  });

  test('[S20.4] the attribution lines carry the delta to their targets', () => {
    const pack = buildDataPack(
      packFacts({ sourced: 120, sourcedTarget: 100, influenced: 40, influencedTarget: 50 }),
    );
    expect(packField(pack, 'sourcedQuarter')?.note).toBe('$20.00 above its target');
    expect(packField(pack, 'influencedQuarter')?.note).toBe('$10.00 short of its target');
    expect(packField(buildDataPack(packFacts({ sourced: 1 })), 'sourcedQuarter')?.note).toBeNull();
  });

  test('[G12] every field defines itself; figures carry their evidence, basis and metric', () => {
    const pack = buildDataPack(packFacts({ actual: 100, target: 90, previous: 80, priorYear: 70 }));
    const fields: PackField[] = pack.sections.flatMap((section) => [...section.fields]);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const field of fields) {
      expect(field.definition).toMatch(/\.$/);
      if (field.metric !== null && metrics[field.metric].perQuarter)
        expect(field.quarter).toBe('2019-Q4');
    }
    expect(packField(pack, 'revenueQuarter')).toMatchObject({
      evidence: [quarters],
      asOf: '2020-02-14',
      basis: 'quarterly facts',
    });
    expect(packField(pack, 'targetAttainment')?.evidence).toEqual([quarters]);
    expect(packField(pack, 'none of ours')).toBeNull();
  });

  test('[G8] coverage falls with every unknown field and unknown never turns into a number', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: -5, max: 99 })),
        fc.option(fc.integer({ min: -5, max: 99 })),
        (actual, target) => {
          const pack = buildDataPack(packFacts({ actual, target }));
          const field = packField(pack, 'targetAttainment');
          if (actual === null || target === null)
            expect(field).toMatchObject({ value: null, text: 'no data' });
          else expect(field?.text === 'n/a').toBe(target <= 0);
          expect(pack.coverage).toBeLessThan(
            buildDataPack(
              packFacts({
                actual: 1,
                target: 1,
                previous: 1,
                priorYear: 1,
                sourced: 1,
                influenced: 1,
              }),
            ).coverage,
          );
        },
      ),
      runs,
    );
  });
});

describe('on track', () => {
  const tier = evaluateTier(
    tierLadders.T1,
    tierFacts({ arr: 70_000, referrals: 10, certified: 2 }),
    today,
  );
  const since = (reviewedOn: string, dollars: number | null): Parameters<typeof onTrack>[1] => ({
    reviewedOn,
    value: known(dollars === null ? null : dollars * 100),
  });

  test('[S20.5] the value since the review, projected to a year, meets the next tier exactly or not', () => {
    expect(onTrack(tier, since('2019-08-15', 50_000), 'USD', today)).toMatchObject({
      state: 'on-track',
      projected: 10_000_000,
    });
    expect(onTrack(tier, since('2019-08-15', 49_999), 'USD', today)).toMatchObject({
      state: 'off-track',
      projected: 9_999_800,
    });
  });

  test('[S20.5] less than a full month is too early', () => {
    expect(onTrack(tier, since('2020-01-16', 90_000), 'USD', today)).toEqual({
      state: 'too-early',
      text: 'too early',
    });
    expect(onTrack(tier, since('2020-01-15', 90_000), 'USD', today).state).toBe('on-track');
  });

  test('[S20.5] a short certification is off track, an unknown one unknown', () => {
    const short = evaluateTier(tierLadders.T1, tierFacts({ arr: 70_000, certified: 1 }), today);
    expect(onTrack(short, since('2019-08-15', 90_000), 'USD', today)).toMatchObject({
      state: 'off-track',
    });
    const unknown = evaluateTier(tierLadders.T1, tierFacts({ arr: 70_000 }), today);
    expect(onTrack(unknown, since('2019-08-15', 90_000), 'USD', today)).toMatchObject({
      state: 'unknown',
    });
  });

  test('[S20.5] no tier, no review and no value are unknown; the top is the top', () => {
    expect(onTrack(null, null, 'USD', today).state).toBe('unknown');
    expect(onTrack(tier, null, 'USD', today).state).toBe('unknown');
    expect(onTrack(tier, since('2019-08-15', null), 'USD', today).state).toBe('unknown');
    const top = evaluateTier(tierLadders.T1, tierFacts({ arr: 500_000, certified: 5 }), today);
    expect(onTrack(top, null, 'USD', today).state).toBe('top');
  });
});
