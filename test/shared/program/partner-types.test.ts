import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../../src/shared/kernel/local-date.ts';
import {
  partnerTypeIds,
  partnerTypes,
  supportCadences,
} from '../../../src/shared/playbooks/partner-type-definitions.ts';
import {
  archetypes,
  contractKinds,
  typeSpectrum,
  typesAtAGlance,
} from '../../../src/shared/playbooks/partner-type-tables.ts';
import {
  integrationWarning,
  pastTimeToValue,
  typeDefaults,
} from '../../../src/shared/program/partner-types.ts';
import { runs } from '../runs.ts';

const today = '2026-03-31';

describe('partner types', () => {
  test('[S05.1] a type brings its economics, support, cadence and the day its value is due', () => {
    expect(typeDefaults('reseller', '2025-08-31')).toEqual({
      label: 'Reseller',
      primaryValue: 'Sales extension',
      revenueModel: 'Margin or discount',
      support: 'Medium',
      value: { metric: 'Partner-sourced ARR', months: { min: 6, max: 12 } },
      cadence: 'monthly',
      valueBy: '2026-08-31',
    });
    expect(typeDefaults('si', '2025-08-31')).toMatchObject({ valueBy: null, cadence: 'bi-weekly' });
    expect(typeDefaults('affiliate', null).valueBy).toBeNull();
  });

  test('[S05.1] months to value of the seven types', () => {
    expect(
      partnerTypeIds.map((id) => {
        const { value } = partnerTypes[id];
        return [id, value?.months.min ?? null, value?.months.max ?? null];
      }),
    ).toEqual([
      ['technology', 3, 6],
      ['referral', 1, 3],
      ['reseller', 6, 12],
      ['affiliate', 1, 3],
      ['si', null, null],
      ['strategic', 6, 18],
      ['oem', 12, 24],
    ]);
    for (const id of partnerTypeIds) expect(supportCadences[partnerTypes[id].support]).toBeTruthy();
  });

  test('[S05.2] past time to value: older than the upper end without any value', () => {
    const past = (signedOn: string | null, keyMetric: number | null) =>
      pastTimeToValue('referral', { signedOn, keyMetric }, today);
    expect(past('2025-12-31', 0)).toMatchObject({
      value: false,
      because: [
        { text: 'Referral: value is due within 3 months from signature, Mar 31, 2026', part: null },
      ],
      rule: 'S05.2',
    });
    expect(past('2025-12-30', 0)).toEqual({
      value: true,
      because: [
        {
          text: 'Past time to value. Referred revenue: none within 3 months from signature, Mar 30, 2026',
          part: null,
        },
      ],
      inputs: [
        { name: 'Agreement signed', value: '2025-12-30' },
        { name: 'Referred revenue', value: 0 },
      ],
      rule: 'S05.2',
      preset: null,
      coverage: 100,
    });
    expect(past('2025-12-30', 1)).toMatchObject({
      value: false,
      because: [{ text: 'Referred revenue: there is value', part: null }],
    });
    expect(past('2025-12-30', null)).toMatchObject({
      value: null,
      because: [{ text: 'Referred revenue: unknown', part: null }],
    });
    expect(past(null, 0)).toMatchObject({
      value: null,
      because: [{ text: 'No signed agreement on record', part: null }],
    });
    expect(pastTimeToValue('si', { signedOn: '2000-01-01', keyMetric: 0 }, today)).toMatchObject({
      value: false,
      because: [{ text: 'SI / consultant partners have no time to value', part: null }],
      inputs: [{ value: '2000-01-01' }, { name: 'Value', value: 0 }],
    });
  });

  test('[S05.2] [S05.p1] once past time to value, a partner without value stays so', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(day, fc.constantFrom(...partnerTypeIds), (signedOn, type) => {
        const facts = { signedOn, keyMetric: 0 };
        const months = partnerTypes[type].value?.months.max ?? null;
        const late = (on: string): boolean | null => pastTimeToValue(type, facts, on).value;
        if (months === null) return;
        const due = addMonths(signedOn, months);
        expect([late(due), late(addDays(due, 1)), late(addDays(due, 500))]).toEqual([
          false,
          true,
          true,
        ]);
      }),
      runs,
    );
  });

  test('[S05.3] an integration alone carries neither pipeline nor KPIs', () => {
    const both = { pipeline: true, kpis: true };
    expect(integrationWarning(['integration'], both)).toBe(
      'An integration is not a partnership: agree on a referral or strategic contract before expecting pipeline and KPIs.',
    );
    expect(integrationWarning(['integration'], { pipeline: true, kpis: false })).toContain(
      'expecting pipeline.',
    );
    expect(integrationWarning(['integration'], { pipeline: false, kpis: true })).toContain(
      'expecting KPIs.',
    );
    expect(integrationWarning(['integration'], { pipeline: false, kpis: false })).toBeNull();
    expect(integrationWarning(['integration', 'referral'], both)).toBeNull();
    expect(integrationWarning([], both)).toBeNull();
  });

  test('[S05.4] the tables are complete', () => {
    expect(
      [typesAtAGlance, typeSpectrum, archetypes, contractKinds].map((one) => one.length),
    ).toEqual([5, 5, 5, 3]);
    expect(typesAtAGlance.map(({ timeToValue }) => [timeToValue.min, timeToValue.max])).toEqual([
      [3, 6],
      [1, 3],
      [6, 12],
      [6, 18],
      [12, 24],
    ]);
    expect(typeSpectrum.map(({ ratePercent }) => ratePercent)).toEqual([
      null,
      null,
      { min: 20, max: 40 },
      { min: 5, max: 30 },
      null,
    ]);
  });
});
