import { describe, expect, it } from 'vitest';
import { explainPartner, traceMetric } from '../../../src/main/recompute/index.ts';
import type { MetricId } from '../../../src/shared/program/metrics.ts';
import { derivedRows, rebuild, type World, world } from './world.ts';

const today = '2026-05-15';

function reseller(w: World, name = 'Northwind') {
  return w.add('partners', { name, agreementSignedOn: '2020-01-01' });
}

function metric(w: World, partnerId: number, id: MetricId, quarter: string | null = null) {
  return traceMetric(w.book.read, { partnerId, metric: id, quarter }, today);
}

const sum = (rows: readonly { value: number | string | null }[]) =>
  rows.reduce((total, { value }) => total + Number(value), 0);

describe('revenue of a quarter', () => {
  it('[S20] comes from quarterly facts where there are any, and never from both', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill([
      ['quarters', { partnerId: id, quarter: '2026-Q1', product: 'A', revenue: 100_00 }],
      ['quarters', { partnerId: id, quarter: '2026-Q1', product: 'B', revenue: 50_00 }],
      [
        'deals',
        { partnerId: id, externalId: 'D1', stage: 'won', amount: 120_00, closedOn: '2026-02-01' },
      ],
      [
        'deals',
        { partnerId: id, externalId: 'D2', stage: 'won', amount: 70_00, closedOn: '2025-11-30' },
      ],
    ]);
    const traced = metric(w, id, 'revenueQuarter', '2026-Q1');
    expect(traced).toMatchObject({ value: 150_00, basis: 'quarterly facts' });
    expect(traced.note).toContain('differ from the quarterly figures');
    expect(traced.rows.map(({ label, value, source }) => [label, value, source])).toEqual([
      ['2026-Q1 · A', 100_00, 'you'],
      ['2026-Q1 · B', 50_00, 'you'],
    ]);
    expect(metric(w, id, 'revenueQuarter', '2025-Q4')).toMatchObject({
      value: 70_00,
      basis: 'won deals',
    });
  });

  it('[G8] is zero inside the reach of the data, and unknown outside it', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const other = reseller(w, 'Contoso');
    const young = w.add('partners', { name: 'Young', agreementSignedOn: '2026-02-01' });
    const unseen = reseller(w, 'Unseen');
    w.fill([
      ['quarters', { partnerId: id, quarter: '2025-Q1', revenue: 10_00 }],
      ['quarters', { partnerId: other.id, quarter: '2024-Q4', revenue: 10_00 }],
      ['quarters', { partnerId: other.id, quarter: '2026-Q1', revenue: 10_00 }],
      ['quarters', { partnerId: young.id, quarter: '2026-Q1', revenue: 10_00 }],
    ]);
    expect(metric(w, id, 'revenueQuarter', '2025-Q4').value).toBe(0);
    expect(metric(w, id, 'revenueQuarter', '2024-Q1').value, 'before the data').toBeNull();
    expect(metric(w, young.id, 'revenueQuarter', '2025-Q1').value, 'before the partner').toBeNull();
    expect(metric(w, unseen.id, 'revenueQuarter', '2026-Q1').value, 'no row at all').toBeNull();
  });

  it('[G6] an amount in a currency without a rate makes the figure unknown, and says so', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill([
      ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 100_00, currency: 'USD' }],
      ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 5000, currency: 'JPY' }],
    ]);
    const traced = metric(w, id, 'revenueQuarter', '2026-Q1');
    expect(traced.value).toBeNull();
    expect(traced.note).toContain('another currency than USD');
  });

  it('[S44] is split into sourced and influenced; an unstated kind counts as sourced and says so', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill([
      ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 100_00, kind: 'influenced' }],
      ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 30_00, kind: 'sold' }],
      ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 5_00 }],
    ]);
    const sourced = metric(w, id, 'sourcedQuarter', '2026-Q1');
    expect(sourced.value).toBe(35_00);
    expect(sum(sourced.rows)).toBe(35_00);
    expect(sourced.note).toContain('counted as sourced');
    expect(metric(w, id, 'influencedQuarter', '2026-Q1').value).toBe(100_00);
  });

  it('a running quarter is compared with the same days a year before, from dated deals alone', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const won = (externalId: string, amount: number, closedOn: string) =>
      ['deals', { partnerId: id, externalId, stage: 'won', amount, closedOn }] as const;
    w.fill([
      won('A', 10_00, '2026-04-10'),
      won('B', 4_00, '2025-05-15'),
      won('C', 9_00, '2025-05-16'),
      won('D', 1_00, '2024-01-01'),
    ]);
    const prior = metric(w, id, 'revenuePriorYearQuarter', '2026-Q2');
    expect(prior.value).toBe(4_00);
    expect(prior.rows.map(({ label }) => label)).toEqual(['B']);
    expect(metric(w, id, 'growthYoY', '2026-Q2').value).toBe(150);
    w.add('quarters', { partnerId: id, quarter: '2026-Q2', revenue: 8_00 });
    expect(metric(w, id, 'growthYoY', '2026-Q2').value).toBeNull();
  });
});

describe('the trailing twelve months', () => {
  it('[E] from quarterly facts are the last four complete quarters, labelled so', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill(
      ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'].map(
        (quarter, i) => ['quarters', { partnerId: id, quarter, revenue: 10 ** i }] as const,
      ),
    );
    const traced = metric(w, id, 'revenueT12M');
    expect(traced.value).toBe(11_110);
    expect(sum(traced.rows)).toBe(11_110);
    expect(traced.note).toContain('Last four complete quarters, 2025-Q2 to 2026-Q1');
  });

  it('[E] from deals run from the day after a year ago through today', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const days = ['2025-05-15', '2025-05-16', '2026-05-15', '2026-05-16'];
    w.fill(
      days.map(
        (closedOn, i) =>
          [
            'deals',
            { partnerId: id, externalId: `D${i}`, stage: 'won', amount: 10 ** i, closedOn },
          ] as const,
      ),
    );
    const traced = metric(w, id, 'revenueT12M');
    expect(traced.value).toBe(110);
    expect(traced.rows.map(({ date }) => date)).toEqual(['2025-05-16', '2026-05-15']);
  });
});

describe('deals', () => {
  it('count once by their id however many lines they have, and their lines sum', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill([
      [
        'deals',
        {
          partnerId: id,
          externalId: 'D1',
          line: '1',
          stage: 'open',
          amount: 5_00,
          registeredOn: '2026-05-01',
        },
      ],
      [
        'deals',
        {
          partnerId: id,
          externalId: 'D1',
          line: '2',
          stage: 'open',
          amount: 7_00,
          registeredOn: '2026-05-01',
        },
      ],
      ['deals', { partnerId: id, externalId: 'D2', stage: 'open', registeredOn: '2026-02-15' }],
      ['deals', { partnerId: id, externalId: 'D3', stage: 'open', registeredOn: '2026-02-14' }],
    ]);
    expect(metric(w, id, 'openDeals').value).toBe(3);
    expect(metric(w, id, 'pipelineValue').value).toBe(12_00);
    const registered = metric(w, id, 'registrations90d');
    expect(registered.value, 'the 90th day back is the first inside').toBe(2);
    expect(sum(registered.rows)).toBe(2);
    expect(registered.rows).toHaveLength(3);
  });

  it('[S20] win rate and sales cycle stand on the deals closed in the quarter', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const deal = (externalId: string, stage: string, registeredOn: string, closedOn: string) =>
      [
        'deals',
        { partnerId: id, externalId, stage, amount: 1_00, registeredOn, closedOn },
      ] as const;
    w.fill([
      deal('A', 'won', '2026-01-01', '2026-01-11'),
      deal('B', 'won', '2026-01-01', '2026-01-21'),
      deal('C', 'lost', '2026-01-01', '2026-03-31'),
      deal('D', 'lost', '2026-01-01', '2026-04-01'),
    ]);
    expect(metric(w, id, 'winRate', '2026-Q1').value).toBe(66.67);
    expect(metric(w, id, 'salesCycleDays', '2026-Q1').value).toBe(15);
  });

  it('[S20] a win rate counts the deals its rows list, not what quarterly facts say was won', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.add('quarters', { partnerId: id, quarter: '2026-Q1', revenue: 9_00, dealsWon: 7 });
    const lost = { partnerId: id, stage: 'lost', closedOn: '2026-03-31' };
    w.fill([
      ['deals', { ...lost, externalId: 'A' }],
      ['deals', { ...lost, externalId: 'B' }],
    ]);
    const { value, rows } = metric(w, id, 'winRate', '2026-Q1');
    expect([value, rows.map((row) => row.value)]).toEqual([0, [0, 0]]);
  });

  it('archived records count in no figure', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const deal = w.add('deals', { partnerId: id, externalId: 'D', stage: 'open', amount: 5_00 });
    expect(metric(w, id, 'pipelineValue').value).toBe(5_00);
    w.set('deals', deal.id, { archived: 1 });
    const after = metric(w, id, 'pipelineValue');
    expect([after.value, after.rows]).toEqual([null, []]);
  });
});

describe('people', () => {
  it('[S86][S11] certified are distinct people with a certification valid today, last day inside', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const issued = (person: string, issuedOn: string, kind = 'sales') =>
      ['certifications', { partnerId: id, person, kind, issuedOn, validMonths: 12 }] as const;
    w.fill([
      issued('Ada', '2025-05-15'),
      issued('ada ', '2026-01-01', 'technical'),
      issued('Bo', '2025-05-14'),
    ]);
    const people = metric(w, id, 'certifiedPeople');
    expect(people.value).toBe(1);
    expect(sum(people.rows)).toBe(1);
    expect(metric(w, id, 'certifiedTechnical').value).toBe(1);
  });

  it('[S09.4] touches, certifications and the dates of deals are the activity log', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    w.fill([
      ['touches', { partnerId: id, on: '2026-05-01' }],
      ['touches', { partnerId: id, on: '2026-05-01', kind: 'call' }],
      ['certifications', { partnerId: id, person: 'Ada', issuedOn: '2026-04-01' }],
      [
        'deals',
        {
          partnerId: id,
          externalId: 'D',
          stage: 'won',
          openedOn: '2026-02-14',
          closedOn: '2026-03-01',
        },
      ],
    ]);
    const days = metric(w, id, 'activeDays90d');
    expect(days.value).toBe(4);
    expect(sum(days.rows)).toBe(4);
    const { health } = explainPartner(w.book.read, id, today);
    expect(health.dimensions.find((one) => one.id === 'engagement')).toMatchObject({
      because: 'monthly',
    });
  });

  it('[G8] nothing on record is unknown and lowers the coverage, not the score', (t) => {
    const w = world(t);
    const { id } = reseller(w);
    const { health, metrics } = explainPartner(w.book.read, id, today);
    expect(health).toMatchObject({ value: null, status: 'unknown', coverage: 0 });
    expect(metrics.certifiedPeople?.value).toBeNull();
    expect(metrics.revenueT12M).toMatchObject({ value: null, coverage: 0, from: [] });
  });
});

describe('derived rows', () => {
  it('after any edit equal a rebuild of the whole book, and say what the explanation says', (t) => {
    const w = world(t);
    const partners = Array.from({ length: 25 }, (_, i) =>
      w.add('partners', { name: `P${i}`, agreementSignedOn: '2020-01-01' }),
    );
    const facts = w.fill(
      partners.flatMap(({ id }, i) =>
        ['2024-Q4', '2025-Q1', '2025-Q4', '2026-Q1'].map(
          (quarter, k) =>
            [
              'quarters',
              { partnerId: id, quarter, revenue: (i + 1) * 100 + k * (i % 5) * 70 },
            ] as const,
        ),
      ),
    );
    const same = (why: string) => {
      const now = derivedRows(w.book);
      rebuild(w);
      expect(now, why).toEqual(derivedRows(w.book));
    };
    same('filled');
    w.set('quarters', facts[3]?.id ?? 0, { revenue: 9_000_000 });
    same('one partner rises to the top tenth');
    w.add('deals', {
      partnerId: partners[4]?.id ?? 0,
      externalId: 'X',
      stage: 'won',
      amount: 5,
      closedOn: '2023-01-01',
      registeredOn: '2026-05-01',
    });
    same('the data now reach further back');
    w.set('partners', partners[7]?.id ?? 0, { archived: 1 });
    same('one is archived');
    w.set('quarters', facts[20]?.id ?? 0, { partnerId: partners[9]?.id ?? 0 });
    same('a row moves to another partner');
    for (const { id } of partners.slice(0, 6)) {
      const row = w.book.read.get<Record<string, unknown>>(
        'SELECT * FROM partner_score WHERE partner_id = ?',
        [id],
      );
      const { health, tier, segment, metrics } = explainPartner(w.book.read, id, today);
      expect(row).toMatchObject({
        health: health.value,
        coverage: health.coverage,
        tier_earned: tier.earned?.name ?? null,
        segment: segment.name,
        revenue_t12m: metrics.revenueT12M?.value,
        open_deals: metrics.openDeals?.value ?? 0,
      });
    }
  });
});
