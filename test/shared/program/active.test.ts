import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  countedEvents,
  type EventDays,
  fitWarning,
  isActivePartner,
  standardPartnerRules as partner,
  partnerRulesSchema,
} from '../../../src/shared/program/active.ts';

const today = '2026-03-31';

describe('active partners', () => {
  const nothing: EventDays = {
    lead: null,
    'registered-deal': null,
    'closed-revenue': null,
    'joint-activity': null,
  };
  const active = (days: Partial<EventDays>) =>
    isActivePartner(partner, { ...nothing, ...days }, today);

  test('[S01.1] one counted event in the trailing 90 days, today as the last', () => {
    expect(active({ lead: ['2026-01-01'] })).toEqual({
      value: true,
      because: [{ text: '1 lead since Jan 1, 2026', part: null }],
      inputs: [
        { name: 'lead', value: 1 },
        { name: 'registered deal', value: null },
        { name: 'closing of revenue', value: null },
        { name: 'joint activity', value: null },
      ],
      rule: 'S01.1',
      preset: 'Standard',
      coverage: 25,
    });
    expect(active({ lead: ['2025-12-31'] }).value).toBe(false);
    expect(active({ 'joint-activity': [today] }).value).toBe(true);
    expect(active({ 'closed-revenue': ['2026-04-01'] }).value).toBe(false);
  });

  test('[S01.1] inactive where something is recorded and nothing happened, unknown where nothing is', () => {
    expect(active({ lead: [] }).because).toEqual([
      { text: 'No counted event in the 90 days to Mar 31, 2026', part: null },
    ]);
    expect(active({})).toMatchObject({
      value: null,
      coverage: 0,
      because: [
        { text: 'No source records leads, deals, revenue or joint activities', part: null },
      ],
    });
  });

  test('[S01.1] each kind counts by itself', () => {
    for (const kind of countedEvents) expect(active({ [kind]: [today, today] }).value).toBe(true);
    expect(
      active({ lead: [today], 'registered-deal': [today, today] }).because.map(({ text }) => text),
    ).toEqual(['1 lead since Jan 1, 2026', '2 registered deals since Jan 1, 2026']);
  });

  test('[S01.2] an overlap under 60% warns; 60% does not', () => {
    expect(fitWarning(partner, 59.99)).toBe(
      'The overlap with our ideal customer profile is under 60%',
    );
    expect([fitWarning(partner, 60), fitWarning(partner, null)]).toEqual([null, null]);
    expect(fitWarning(partner, ratio(179, 3))).not.toBeNull();
    expect(partnerRulesSchema.parse(partner)).toEqual(partner);
    expect(partnerRulesSchema.safeParse({ ...partner, fitFromPercent: 101 }).success).toBe(false);
  });
});
