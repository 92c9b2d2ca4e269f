import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  affiliateCompliance,
  affiliateComplianceSchema,
  missingPortalFeatures,
  standardAffiliateCompliance as rules,
} from '../../../src/shared/affiliates/compliance.ts';
import {
  type AffiliateReportFacts,
  affiliateReport,
  reportValue,
  topAffiliates,
} from '../../../src/shared/affiliates/report.ts';
import {
  affiliateDuties,
  affiliatePaymentNetDays,
  affiliatePortalFeatures,
} from '../../../src/shared/playbooks/affiliate-compliance.ts';
import type { affiliateReportLines } from '../../../src/shared/playbooks/affiliate-report.ts';
import { runs } from '../runs.ts';

const facts: AffiliateReportFacts = {
  month: '2026-02',
  currency: 'USD',
  total: 200,
  active: 30,
  producing: 12,
  joined: 4,
  gross: 4_000_000,
  commissions: 900_000,
  newCustomers: 120,
  clicks: 6000,
  conversions: 150,
  flagged: 3,
  reversed: 12_000,
  removed: 1,
  affiliates: [],
  actions: { recruitment: 'Ask customers', optimization: '', policy: '' },
};
const unknown: AffiliateReportFacts = {
  ...facts,
  total: null,
  active: null,
  producing: null,
  joined: null,
  gross: null,
  commissions: null,
  newCustomers: null,
  clicks: null,
  conversions: null,
  flagged: null,
  reversed: null,
  removed: null,
};

describe('affiliate monthly report', () => {
  test('[S67.1] [S67.3] every line of the template', () => {
    const report = affiliateReport(facts);
    expect(
      report.lines.map(({ id, section, value, because }) => [id, section, value, because[0]?.text]),
    ).toEqual([
      ['total', 'Size', 200, 'As recorded for the month'],
      ['active', 'Size', 30, 'As recorded for the month'],
      ['activePercent', 'Size', 15, '30 of 200'],
      ['producing', 'Size', 12, 'As recorded for the month'],
      ['producingPercent', 'Size', 6, '12 of 200'],
      ['joined', 'Size', 4, 'As recorded for the month'],
      ['gross', 'Revenue', 4_000_000, 'As recorded for the month'],
      ['commissions', 'Revenue', 900_000, 'As recorded for the month'],
      ['net', 'Revenue', 3_100_000, '$40,000 gross'],
      ['effectiveCac', 'Revenue', 7_500, '$9,000 of commissions for 120 new customers'],
      ['clicks', 'Performance', 6000, 'As recorded for the month'],
      ['conversions', 'Performance', 150, 'As recorded for the month'],
      ['conversionPercent', 'Performance', 2.5, '150 of 6000'],
      ['epc', 'Performance', 1.5, '$9,000 of commissions over 6000 clicks'],
      ['flagged', 'Compliance', 3, 'As recorded for the month'],
      ['reversed', 'Compliance', 12_000, 'As recorded for the month'],
      ['removed', 'Compliance', 1, 'As recorded for the month'],
    ]);
    expect(report).toMatchObject({
      month: '2026-02',
      currency: 'USD',
      actions: facts.actions,
      rule: 'S67.1',
    });
    expect(report.lines[8]).toEqual({
      id: 'net',
      section: 'Revenue',
      label: 'Net revenue',
      unit: 'money',
      value: 3_100_000,
      because: [
        { text: '$40,000 gross', part: 4_000_000 },
        { text: '$9,000 of commissions', part: -900_000 },
      ],
      inputs: [
        { name: 'gross', value: 4_000_000 },
        { name: 'commissions', value: 900_000 },
      ],
      rule: 'S67.1',
      preset: null,
      coverage: 100,
    });
    expect(report.lines[2]?.inputs).toEqual([
      { name: 'active', value: 30 },
      { name: 'total', value: 200 },
    ]);
    expect(report.lines[9]).toMatchObject({
      because: [{ part: 7_500 }],
      inputs: [
        { name: 'commissions', value: 900_000 },
        { name: 'newCustomers', value: 120 },
      ],
    });
    expect(report.lines[13]).toMatchObject({
      because: [{ part: null }],
      inputs: [
        { name: 'commissions', value: 900_000 },
        { name: 'clicks', value: 6000 },
      ],
    });
    expect(report.lines[0]).toMatchObject({
      because: [{ part: 200 }],
      inputs: [{ name: 'total', value: 200 }],
    });
    expect(reportValue(report, 'net')).toBe(3_100_000);
  });

  test('[S67.1] unknown figures stay unknown, nothing is divided by zero', () => {
    for (const line of affiliateReport(unknown).lines)
      expect(line).toMatchObject({
        value: null,
        coverage: 0,
        because: [{ text: 'No data', part: null }],
      });
    const value = (
      rest: Partial<AffiliateReportFacts>,
      id: (typeof affiliateReportLines)[number]['id'],
    ) => reportValue(affiliateReport({ ...facts, ...rest }), id);
    expect(value({ newCustomers: 0 }, 'effectiveCac')).toBeNull();
    expect(value({ newCustomers: null }, 'effectiveCac')).toBeNull();
    expect(value({ commissions: null }, 'effectiveCac')).toBeNull();
    expect(value({ commissions: null }, 'net')).toBeNull();
    expect(value({ commissions: null }, 'epc')).toBeNull();
    expect(value({ clicks: 0 }, 'conversionPercent')).toBeNull();
    expect(value({ clicks: null }, 'conversionPercent')).toBeNull();
    expect(value({ total: 0 }, 'activePercent')).toBeNull();
    expect(value({ commissions: 1_000, newCustomers: 3 }, 'effectiveCac')).toBe(333);
  });

  test('[S67.2] the five best by revenue, ties by name', () => {
    const of = (name: string, revenue: number) => ({ name, revenue, sales: 1 });
    const list = [
      of('f', 1),
      of('b', 5),
      of('a', 5),
      of('c', 9),
      of('d', 2),
      of('e', 3),
      of('g', 0),
    ];
    expect(topAffiliates(list).map(({ name }) => name)).toEqual(['c', 'a', 'b', 'e', 'd']);
    expect(topAffiliates([of('a', 5), of('b', 5)]).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(affiliateReport({ ...facts, affiliates: list }).top).toHaveLength(5);
  });

  test('[S67.p1] net is gross less commissions, and its parts add up to it', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (gross, commissions) => {
        const line = affiliateReport({ ...facts, gross, commissions }).lines.find(
          ({ id }) => id === 'net',
        );
        expect(line?.value).toBe(gross - commissions);
        expect(line?.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(line?.value);
      }),
      runs,
    );
  });
});

describe('affiliate compliance', () => {
  const papers = {
    disclosure: true,
    contract: true,
    paymentTerms: true,
    taxForm: true,
    dataProcessing: true,
    trademark: true,
  };

  test('[S68.1] six duties, a checklist of what is open', () => {
    expect(Object.keys(affiliateDuties)).toHaveLength(6);
    expect(affiliatePaymentNetDays).toBe(30);
    expect(affiliateCompliance(rules, papers)).toEqual({
      value: true,
      because: [{ text: 'Nothing stands in the way of a payout', part: null }],
      inputs: [
        { name: 'FTC disclosure in content', value: true },
        { name: 'Terms of service, clear and accepted', value: true },
        { name: 'Payment terms: net 30 and the minimum', value: true },
        { name: 'W-9 or W-8BEN on file', value: true },
        { name: 'GDPR data-processing agreement', value: true },
        { name: 'Trademark guidelines', value: true },
      ],
      rule: 'S68.2',
      preset: 'Standard',
      coverage: 100,
      done: 6,
      of: 6,
      open: [],
    });
  });

  test('[S68.2] no payout without the tax form, unless that is switched off', () => {
    const without = { ...papers, taxForm: null, disclosure: false };
    expect(affiliateCompliance(rules, without)).toMatchObject({
      value: false,
      because: [
        { text: 'No payout while this is missing: W-9 or W-8BEN on file' },
        { text: 'Still open: FTC disclosure in content and W-9 or W-8BEN on file' },
      ],
      done: 4,
      open: ['disclosure', 'taxForm'],
      coverage: 83,
    });
    expect(affiliateCompliance({ ...rules, payoutNeeds: [] }, without).value).toBe(true);
    expect(affiliateCompliance(rules, { ...papers, taxForm: false }).value).toBe(false);
    expect(affiliateComplianceSchema.safeParse(rules).success).toBe(true);
    expect(affiliateComplianceSchema.safeParse({ ...rules, payoutNeeds: ['x'] }).success).toBe(
      false,
    );
  });

  test('[S68.3] the portal list by need', () => {
    expect(affiliatePortalFeatures.map(({ need }) => need)).toEqual([
      'critical',
      'critical',
      'critical',
      'high',
      'high',
      'high',
      'high',
      'medium',
      'medium',
    ]);
    expect(missingPortalFeatures(new Set(['Dashboard', 'API']))).toHaveLength(7);
    expect(
      missingPortalFeatures(new Set(affiliatePortalFeatures.map(({ feature }) => feature))),
    ).toEqual([]);
  });
});
