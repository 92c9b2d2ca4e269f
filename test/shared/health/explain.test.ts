import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainHealth } from '../../../src/shared/health/explain.ts';
import { standardHealthRules as rules } from '../../../src/shared/health/rules.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { runs } from '../runs.ts';
import { anyFacts } from './any-facts.ts';
import { blank, known, today } from './facts.ts';

describe('health explained', () => {
  test('[S09.11] a fully known score is its five parts', () => {
    expect(explainHealth(scoreHealth(rules, known, today))).toEqual({
      value: 70,
      because: [
        {
          text: 'Revenue, 20 of 30: +14% on Q4 2018: $118,400.00 against $103,900.00',
          part: 20,
        },
        {
          text: 'Activity, 20 of 25: 4 deals registered in the 90 days to Feb 15, 2020',
          part: 20,
        },
        {
          text: 'Engagement, 15 of 20: Monthly: 2.5 portal logins a month on average',
          part: 15,
        },
        { text: 'Satisfaction, 10 of 15: NPS 45, Dec 1, 2019', part: 10 },
        { text: 'Strategic fit, 5 of 10: Set to moderate on Sep 4, 2019', part: 5 },
      ],
      inputs: [
        { name: 'Revenue', value: '+14% on Q4 2018: $118,400.00 against $103,900.00' },
        { name: 'Activity', value: '4 deals registered in the 90 days to Feb 15, 2020' },
        { name: 'Engagement', value: 'Monthly: 2.5 portal logins a month on average' },
        { name: 'Satisfaction', value: 'NPS 45, Dec 1, 2019' },
        { name: 'Strategic fit', value: 'Set to moderate on Sep 4, 2019' },
      ],
      rule: 'S09.7',
      preset: 'Standard',
      coverage: 100,
    });
  });

  test('[S09.11] a provisional score carries its rescaling as a part of its own', () => {
    const told = explainHealth(scoreHealth(rules, { ...known, nps: null, fit: null }, today));
    expect(told).toMatchObject({ value: 73, rule: 'S09.6', coverage: 75 });
    expect(told.because.at(-1)).toEqual({
      text: 'Rescaled for missing satisfaction and strategic fit: 100 \u00d7 55 / 75 = 73',
      part: 18,
    });
    expect(told.because[3]).toEqual({
      text: 'Satisfaction: No NPS in the last 12 months',
      part: null,
    });
    expect(told.inputs[4]).toEqual({ name: 'Strategic fit', value: null });
  });

  test('[S09.11] an unknown score has reasons and no parts', () => {
    const told = explainHealth(scoreHealth(rules, { ...blank, fit: known.fit }, today));
    expect(told).toMatchObject({ value: null, rule: 'S09.6', coverage: 10 });
    expect(told.because.every(({ part }) => part === null)).toBe(true);
    expect(told.because).toHaveLength(5);
  });

  test('[S09.p1] the parts of a published score sum to it exactly', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { value, because, coverage } = explainHealth(scoreHealth(rules, facts, today));
        const sum = because.reduce((total, { part }) => total + (part ?? 0), 0);
        expect(sum).toBe(value ?? 0);
        expect(value === null || (value >= 0 && value <= 100)).toBe(true);
        expect(coverage >= 0 && coverage <= 100).toBe(true);
      }),
      runs,
    );
  });
});
