import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  aiCategories,
  aiComplianceItems,
  aiMarginExample,
  aiPricingModels,
} from '../../../src/shared/playbooks/ai-models.ts';
import {
  type AiComplianceFacts,
  aiCompliance,
  aiMargin,
  aiSheet,
  modelChangeNotice,
  noticeIsEnough,
} from '../../../src/shared/scorecards/ai-partnership.ts';
import { runs } from '../runs.ts';

describe('AI partnerships', () => {
  const margin = (share: number | null, model: number | null, other: number | null) =>
    aiMargin({ sharePercent: share, modelCostPercent: model, otherPercent: other });
  const facts = Object.fromEntries(
    Object.keys(aiComplianceItems).map((id) => [id, true]),
  ) as AiComplianceFacts;

  test('[S78.1] five categories, [S78.2] five pricing models', () => {
    expect(Object.values(aiCategories).map(({ name }) => name)).toEqual([
      'Model provider',
      'Data partner',
      'Infrastructure',
      'Vertical solution',
      'Distribution',
    ]);
    expect(Object.values(aiPricingModels).map(({ name }) => name)).toEqual([
      'Per-API-call share',
      'Flat referral fee',
      'Recurring share',
      'Outcome split',
      'Embed license',
    ]);
  });

  test('[S78.3] 30% share and 40% model cost leave 30%', () => {
    expect(margin(30, 40, 0)).toEqual({
      value: 30,
      because: [
        { text: '100% of the revenue', part: null },
        { text: '30% partner share', part: null },
        { text: '40% model cost', part: null },
        { text: '0% other cost', part: null },
        { text: '30% gross margin is left', part: null },
      ],
      inputs: [
        { name: 'partner share', value: 30 },
        { name: 'model cost', value: 40 },
        { name: 'other cost', value: 0 },
      ],
      rule: 'S78.3',
      preset: null,
      coverage: 100,
      exact: ratio(30),
      nothingLeft: false,
    });
    expect(margin(30.1, 40.2, 0.3).value).toBe(29.4);
    expect(margin(60, 40, 0)).toMatchObject({ value: 0, nothingLeft: true });
    expect(margin(60, 50, 0)).toMatchObject({ value: -10, nothingLeft: true });
    expect(aiMarginExample).toEqual({
      sharePercent: 30,
      modelCostPercent: 40,
      grossMarginPercent: 30,
    });
  });

  test('[S78.3] an unknown part leaves the margin unknown', () => {
    expect(margin(30, null, 0)).toMatchObject({
      value: null,
      exact: null,
      nothingLeft: false,
      coverage: 66,
      because: [{ text: 'Needs the share, the model cost and other costs', part: null }],
    });
  });

  test('[S78.4] thirty days of notice are enough', () => {
    expect([29, 30, 31].map((days) => noticeIsEnough(days))).toEqual([false, true, true]);
    expect(noticeIsEnough(30, 45)).toBe(false);
    expect(modelChangeNotice('2026-03-01', '2026-03-31')).toEqual({
      value: true,
      because: [{ text: '30 days of notice; 30 are needed', part: null }],
      inputs: [
        { name: 'notice on', value: '2026-03-01' },
        { name: 'change on', value: '2026-03-31' },
      ],
      rule: 'S78.4',
      preset: null,
      coverage: 100,
    });
    expect(modelChangeNotice('2026-03-01', '2026-03-30').value).toBe(false);
    expect(modelChangeNotice('2026-03-01', '2026-03-31', 31).value).toBe(false);
    expect(modelChangeNotice(null, '2026-03-30')).toMatchObject({
      value: null,
      because: [{ text: 'Needs the dates of the notice and of the change' }],
    });
    expect(modelChangeNotice('2026-03-01', null).value).toBeNull();
  });

  test('[S78.5] the compliance list; what nobody looked at is open', () => {
    expect(aiCompliance(facts)).toMatchObject({
      value: 9,
      of: 9,
      open: [],
      rule: 'S78.5',
      coverage: 100,
    });
    expect(aiCompliance({ ...facts, soc2: false, gdpr: null })).toMatchObject({
      value: 7,
      open: ['SOC 2 is part of onboarding', 'GDPR is part of onboarding'],
      coverage: 88,
    });
    expect(aiCompliance({ ...facts, soc2: false }).because[0]).toEqual({
      text: 'Variable cost of goods is in the price',
      part: 1,
    });
    expect(aiCompliance(facts).inputs[0]).toEqual({
      name: 'Variable cost of goods is in the price',
      value: true,
    });
    const sheet = aiSheet(
      'data',
      'flat',
      { sharePercent: 30, modelCostPercent: 40, otherPercent: 0 },
      facts,
    );
    expect(sheet).toMatchObject({
      category: { name: 'Data partner' },
      pricing: { name: 'Flat referral fee' },
      margin: { value: 30 },
      compliance: { value: 9 },
    });
  });

  test('[S78.p1] the margin and its costs make 100%', () => {
    const tenths = fc.integer({ min: 0, max: 1000 }).map((one) => one / 10);
    fc.assert(
      fc.property(tenths, tenths, tenths, (share, model, other) => {
        const { value } = margin(share, model, other);
        expect(Math.round(10 * ((value ?? 0) + share + model + other))).toBe(1000);
      }),
      runs,
    );
  });
});
