import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardAffiliateFraud as rules } from '../../../src/shared/affiliates/fraud-rules.ts';
import {
  conversionFlag,
  isDisposable,
  mailMatch,
  sharePlace,
  spikeFlag,
  zeroConversionFlag,
} from '../../../src/shared/affiliates/fraud-signals.ts';
import {
  fraudCadence,
  fraudKinds,
  fraudScale,
  fraudTechnicalControls,
  prohibitedPractices,
} from '../../../src/shared/playbooks/affiliate-fraud.ts';
import { runs } from '../runs.ts';

const rate = (clicks: number, conversions: number) =>
  conversionFlag(rules, { clicks, conversions });
const zero = (clicks: number, conversions: number) =>
  zeroConversionFlag(rules, { clicks, conversions });
const steady = Array.from({ length: 28 }, (_, at) => (at % 2 === 0 ? 40 : 60));

describe('affiliate fraud signals', () => {
  test('[S65.1] [S65.2] [S65.3] [S65.4] [S65.5] the kinds, controls, practices and cadence are complete', () => {
    expect(fraudKinds.map(({ name }) => name)).toEqual([
      'Self-referral',
      'Cookie stuffing',
      'Brand bidding',
      'Coupon abuse',
      'Fake leads or conversions',
      'Click fraud and bot traffic',
    ]);
    expect(fraudTechnicalControls).toHaveLength(6);
    expect(prohibitedPractices.filter(({ unlessApproved }) => unlessApproved)).toHaveLength(2);
    expect(prohibitedPractices).toHaveLength(6);
    expect(fraudCadence.map(({ every }) => every)).toEqual(['day', 'week', 'month', 'quarter']);
    expect(fraudScale).toEqual({ min: 20, max: 40 });
  });

  test('[S65.6] under 0.5% is flagged, exactly 0.5% is not', () => {
    expect(rate(1000, 5)).toBe('none');
    expect(rate(1001, 5)).toBe('low');
    expect(rate(1000, 4)).toBe('low');
    expect(rate(1000, 0)).toBe('low');
  });

  test('[S65.6] fewer than 200 clicks judge no rate', () => {
    expect(rate(199, 0)).toBe('none');
    expect(rate(200, 0)).toBe('low');
    expect(rate(200, 1)).toBe('none');
    expect(rate(199, 199)).toBe('none');
    expect(conversionFlag({ ...rules, clickFloor: 0 }, { clicks: 0, conversions: 0 })).toBe('none');
  });

  test('[S65.7] above 20% is flagged, exactly 20% is not', () => {
    expect(rate(200, 40)).toBe('none');
    expect(rate(200, 41)).toBe('high');
    expect(rate(200, 50)).toBe('high');
  });

  test('[S65.8] more than 1,000 clicks without a conversion', () => {
    expect([zero(1000, 0), zero(1001, 0), zero(1001, 1)]).toEqual([false, true, false]);
  });

  test('[S65.9] the identical address always matches, the domain unless it is public', () => {
    const match = (a: string, b: string) => mailMatch(rules, a, b);
    expect(match('jo@acme.com', 'kim@ACME.com')).toBe('same-domain');
    expect(match('jo@acme.com', ' JO@Acme.com ')).toBe('same-address');
    expect(match('jo@gmail.com', 'kim@gmail.com')).toBe('none');
    expect(match('jo@gmail.com', 'jo@GMAIL.com')).toBe('same-address');
    expect(match('jo@acme.com', 'jo@other.com')).toBe('none');
    expect(match('jo@acme.com', 'jo@mail.acme.com')).toBe('none');
    expect(match('no address', 'no address')).toBe('none');
    expect(match('@acme.com', '@acme.com')).toBe('none');
    expect(match('jo@', 'jo@')).toBe('none');
    expect(match('jo@acme.com', 'none')).toBe('none');
    expect(match('none', 'jo@acme.com')).toBe('none');
    expect(match('"a@b"@acme.com', 'c@acme.com')).toBe('same-domain');
    for (const domain of rules.publicDomains)
      expect(match(`a@${domain}`, `b@${domain}`)).toBe('none');
  });

  test('[S65.10] disposable domains', () => {
    expect(isDisposable(rules, 'x@Mailinator.com')).toBe(true);
    expect(isDisposable(rules, 'x@acme.com')).toBe(false);
    expect(isDisposable(rules, 'mailinator.com')).toBe(false);
  });

  test('[S65.11] a spike is above the mean plus three deviations of 28 days, from 50 clicks', () => {
    // 28 days of 40 and 60 in turn: mean 50, deviation 10.
    expect(spikeFlag(rules, 80, steady)).toBe(false);
    expect(spikeFlag(rules, 81, steady)).toBe(true);
    expect(spikeFlag(rules, 19, steady)).toBe(false);
    expect(spikeFlag(rules, 81, steady.slice(1))).toBeNull();
    expect(spikeFlag(rules, 81, [9_000, ...steady])).toBe(true);
    const quiet = Array.from({ length: 28 }, () => 2);
    expect(spikeFlag(rules, 49, quiet)).toBe(false);
    expect(spikeFlag(rules, 50, quiet)).toBe(true);
    expect(
      spikeFlag(
        rules,
        60,
        Array.from({ length: 28 }, () => 60),
      ),
    ).toBe(false);
    // Far below the mean is no spike, however unusual.
    expect(
      spikeFlag(
        rules,
        50,
        Array.from({ length: 28 }, () => 500),
      ),
    ).toBe(false);
    const half = { ...rules, spike: { ...rules.spike, deviations: 2.5 } };
    expect([spikeFlag(half, 75, steady), spikeFlag(half, 76, steady)]).toEqual([false, true]);
  });

  test('[S65.12] a share against a percentage is exact', () => {
    expect([
      sharePlace(1, 3, 50),
      sharePlace(1, 2, 50),
      sharePlace(2, 3, 50),
      sharePlace(1, 0, 5),
    ]).toEqual([-1, 0, 1, null]);
  });

  test('[S65.p3] more conversions at the same clicks move from low over none to high', () => {
    const order = ['low', 'none', 'high'];
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 5000 }),
        fc.nat(5000),
        fc.nat(5000),
        (clicks, a, more) => {
          expect(order.indexOf(rate(clicks, a + more))).toBeGreaterThanOrEqual(
            order.indexOf(rate(clicks, a)),
          );
        },
      ),
      runs,
    );
  });
});
