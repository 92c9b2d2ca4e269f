import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RateProposal, rateStanding } from '../../../src/shared/commissions/benchmark.ts';
import { commissionBenchmarks } from '../../../src/shared/playbooks/commission-benchmarks.ts';
import { runs } from '../runs.ts';

describe('benchmarks', () => {
  const proposal: RateProposal = {
    unit: 'percent',
    rate: 20,
    basis: 'recurring',
    cookieDays: null,
  };
  const stands = (subject: string, more: Partial<RateProposal> = {}) =>
    rateStanding(commissionBenchmarks, subject, { ...proposal, ...more });

  test('[S55.1] a rate is compared with the levels of its own unit and basis', () => {
    expect(stands('SaaS', { rate: 15, cookieDays: 120 })).toEqual({
      value: 'mixed',
      because: [
        {
          text: 'Below the 20–30% of SaaS (industry, partnership marketing); cookie days above its range.',
          part: null,
        },
        { text: 'Inside the 10–20% of SaaS (industry, partnership strategy).', part: null },
      ],
      inputs: [
        { name: 'rate', value: 15 },
        { name: 'rate basis', value: 'recurring' },
        { name: 'cookie days', value: 120 },
      ],
      rule: 'S55.1',
      preset: null,
      coverage: 100,
      standings: [
        {
          benchmark: commissionBenchmarks[9],
          level: { unit: 'percent', basis: 'recurring', range: { min: 20, max: 30 } },
          place: 'below',
          cookie: 'above',
        },
        {
          benchmark: commissionBenchmarks[10],
          level: { unit: 'percent', basis: 'recurring', range: { min: 10, max: 20 } },
          place: 'inside',
          cookie: null,
        },
      ],
    });
  });

  test('[S55.1] both ends are inside', () => {
    const value = (rate: number) => stands('Reseller', { rate, basis: 'margin' }).value;
    expect([19.9, 20, 40, 40.1].map(value)).toEqual(['below', 'inside', 'inside', 'above']);
    expect(stands('SaaS', { rate: 20 }).value).toBe('inside');
    expect(stands('SaaS', { rate: 99, basis: 'first month' }).value).toBe('below');
    expect(stands('Reseller', { rate: 41, basis: 'margin' }).because[0]?.text).toBe(
      'Above the 20–40% of Reseller (relationship, partnership marketing).',
    );
  });

  test('[S55.1] money compares with money; a level for any basis fits every one', () => {
    const money = { unit: 'money', basis: 'per sign-up' } as const;
    expect(stands('Financial', { ...money, rate: 49, cookieDays: 30 }).because).toEqual([
      {
        text: 'Below the 50 to 500 of Financial (industry, partnership marketing); cookie days inside its range.',
        part: null,
      },
    ]);
    expect(stands('Financial', { unit: 'money', basis: 'per lead', rate: 300 }).value).toBe(
      'above',
    );
    expect(stands('Hosting', { ...money, rate: 200 }).value).toBe('inside');
    expect(stands('Hosting', { rate: 20 }).standings).toHaveLength(1);
    expect(stands('Technology', { rate: 0, basis: 'per sale' }).value).toBe('inside');
  });

  test('[S55.1] nothing comparable or an unknown basis is unknown', () => {
    const none = stands('Bakery');
    expect([none.value, none.because, none.standings]).toEqual([
      null,
      [{ text: 'No benchmark of Bakery compares.', part: null }],
      [],
    ]);
    const open = stands('SaaS', { basis: null });
    expect([open.value, open.because, open.coverage]).toEqual([
      null,
      [{ text: 'What the rate is taken of is unknown.', part: null }],
      33,
    ]);
  });

  test('[S55.2] every benchmark keeps its source and figures', () => {
    const rows = commissionBenchmarks.map(({ table, subject, source, levels, cookieDays }) =>
      [
        table,
        subject,
        source,
        ...levels.map(
          ({ unit, basis, range }) => `${unit} ${basis} ${range.min}-${range.max ?? ''}`,
        ),
        cookieDays === null ? '' : `cookie ${cookieDays.min}-${cookieDays.max ?? ''}`,
      ].join('|'),
    );
    expect(rows).toEqual([
      'relationship|Referral|partnership marketing|percent first year 10-20|',
      'relationship|Reseller|partnership marketing|percent margin 20-40|',
      'relationship|Affiliate|partnership marketing|percent recurring 20-30|',
      'relationship|SI or consulting|partnership marketing|percent services 10-15|',
      'relationship|Technology|partnership marketing|percent any 0-10|',
      'relationship|OEM or white-label|partnership marketing|percent discount 40-60|',
      'program kind|Referral|partnership marketing|percent any 1-10|',
      'program kind|Affiliate|partnership marketing|percent any 10-30|',
      'program kind|Partner|partnership marketing|percent any 20-40|',
      'industry|SaaS|partnership marketing|percent recurring 20-30|percent first month 100-100|cookie 30-90',
      'industry|SaaS|partnership strategy|percent first year 15-30|percent recurring 10-20|',
      'industry|E-commerce|partnership marketing|percent per sale 5-15|cookie 30-30',
      'industry|E-commerce|partnership strategy|percent per sale 5-15|',
      'industry|Financial|partnership marketing|money per sign-up 50-500|cookie 30-60',
      'industry|Financial|partnership strategy|money per lead 50-200|',
      'industry|Education|partnership marketing|percent per sale 20-50|cookie 30-30',
      'industry|Education|partnership strategy|percent per sale 20-50|',
      'industry|Hosting|partnership marketing|money any 50-200|percent any 20-30|cookie 60-90',
      'other|Traditional reseller|program design|percent margin 15-25|',
      'other|Co-creation|program design|percent revenue share 10-40|',
      'other|Channel|partnership strategy|percent revenue share 20-40|',
      'other|Affiliate|partnership strategy|percent any 5-30|',
    ]);
  });

  test('[S55.p1] a higher rate never stands lower', () => {
    const order = ['below', 'inside', 'above'];
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.constantFrom('SaaS', 'Referral', 'Affiliate', 'Hosting', 'Channel'),
        (a, b, subject) => {
          const at = (rate: number): number[] =>
            stands(subject, { rate }).standings.map(({ place }) => order.indexOf(place));
          const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))];
          for (const [index, place] of low.entries())
            expect(high[index] ?? -1).toBeGreaterThanOrEqual(place);
        },
      ),
      runs,
    );
  });
});
