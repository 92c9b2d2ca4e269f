import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../../src/shared/kernel/local-date.ts';
import { graceState } from '../../../src/shared/tiers/grace.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import {
  nextReviewOn,
  standardTierReview,
  tierGrace,
  tierReviewRulesSchema,
} from '../../../src/shared/tiers/review-rules.ts';
import { ladderOfTrack, multiTrack } from '../../../src/shared/tiers/tracks.ts';
import { runs } from '../runs.ts';

const { T1, T5 } = tierLadders;

const rules = standardTierReview;

const [technology, solution] = multiTrack.tracks;

describe('review dates', () => {
  test('[S14.1] the anniversary of the award, counted from the award itself', () => {
    expect(nextReviewOn(rules, '2025-01-15', '2025-01-15')).toBe('2026-01-15');
    expect(nextReviewOn(rules, '2025-01-15', '2026-01-14')).toBe('2026-01-15');
    expect(nextReviewOn(rules, '2025-01-15', '2026-01-15')).toBe('2027-01-15');
    expect(nextReviewOn(rules, '2024-02-29', '2026-02-28')).toBe('2027-02-28');
    expect(nextReviewOn(rules, '2024-02-29', '2027-02-28')).toBe('2028-02-29');
    expect(nextReviewOn(rules, '9999-06-01', '9999-12-31')).toBe('9999-12-31');
    expect(nextReviewOn({ ...rules, everyMonths: 6 }, '2025-08-31', '2025-08-31')).toBe(
      '2026-02-28',
    );
  });

  test('[S14.1] or the last day of the fiscal year', () => {
    const yearly = { ...rules, anchor: 'fiscal-year-end' as const };
    expect(nextReviewOn(yearly, '2025-01-15', '2025-12-30')).toBe('2025-12-31');
    expect(nextReviewOn(yearly, '2025-01-15', '2025-12-31')).toBe('2026-12-31');
    expect(nextReviewOn(yearly, '2025-01-15', '2025-06-30', 7)).toBe('2026-06-30');
    expect(nextReviewOn(yearly, '2025-01-15', '2025-06-29', 7)).toBe('2025-06-30');
  });

  test('[S14.1] the preset satisfies its schema', () => {
    expect(tierReviewRulesSchema.parse(rules)).toEqual({
      preset: 'Standard',
      version: 1,
      anchor: 'award',
      everyMonths: 12,
      graceByTier: { Silver: 1, Gold: 2, Platinum: 3 },
      graceByStep: [1, 2, 3],
      provisionalMonths: 6,
      flagMonths: 12,
    });
  });
});

describe('grace', () => {
  const grace = (tier: string, on = '2026-01-15') => tierGrace(rules, T1, tier, on);

  test('[S14.2] Silver one quarter, Gold two, Platinum three; one step down', () => {
    expect([grace('Silver'), grace('Gold'), grace('Platinum')]).toEqual([
      { quarters: 1, end: '2026-04-15', dropsTo: 'Registered' },
      { quarters: 2, end: '2026-07-15', dropsTo: 'Silver' },
      { quarters: 3, end: '2026-10-15', dropsTo: 'Gold' },
    ]);
    expect(grace('Silver', '2025-11-30')?.end).toBe('2026-02-28');
    expect(grace('Registered')).toBeNull();
    expect(grace('Diamond')).toBeNull();
  });

  test('[S14.2] other ladders by step; names go before steps', () => {
    expect(T5.steps.map(({ name }) => tierGrace(rules, T5, name, '2026-01-15'))).toEqual([
      null,
      { quarters: 1, end: '2026-04-15', dropsTo: 'Referral' },
      { quarters: 2, end: '2026-07-15', dropsTo: 'Integration' },
    ]);
    if (technology?.kind !== 'ladder' || solution?.kind !== 'ladder') throw new Error('Tracks.');
    const own = ladderOfTrack(multiTrack, solution) ?? T1;
    expect(own.steps.map(({ name }) => tierGrace(rules, own, name, '2026-01-15'))).toEqual([
      { quarters: 1, end: '2026-04-15', dropsTo: null },
      { quarters: 2, end: '2026-07-15', dropsTo: 'Silver' },
      { quarters: 3, end: '2026-10-15', dropsTo: 'Gold' },
    ]);
    const five = {
      steps: ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, allOf: [], benefits: '' })),
    };
    expect(
      five.steps.map(({ name }) => tierGrace(rules, five, name, '2026-01-15')?.quarters),
    ).toEqual([undefined, 1, 2, 3, 3]);
  });

  const failed = { tier: 'Gold', failedOn: '2026-01-15', requalifiedOn: null };
  const state = (today: string, given: Parameters<typeof graceState>[2] = failed) =>
    graceState(rules, T1, given, today);

  test('[S14.3] in grace through the last day, one step down after it', () => {
    expect(state('2026-01-14').state).toEqual({ kind: 'ok' });
    expect(state('2026-01-15')).toMatchObject({ value: 'in-grace', state: { daysLeft: 181 } });
    expect(state('2026-07-15')).toEqual({
      value: 'in-grace',
      state: { kind: 'in-grace', tier: 'Gold', end: '2026-07-15', daysLeft: 0, dropsTo: 'Silver' },
      because: [
        { text: 'Gold is in grace through Jul 15, 2026, 0 days left; then Silver.', part: null },
      ],
      inputs: [{ name: 'review failed on', value: '2026-01-15' }],
      rule: 'S14.3',
      preset: 'Standard',
      coverage: 100,
    });
    const drop = state('2026-07-16');
    expect(drop.state).toEqual({
      kind: 'drop',
      tier: 'Gold',
      on: '2026-07-16',
      to: 'Silver',
      nextReviewOn: '2027-07-16',
    });
    expect(drop.because[0]?.text).toBe(
      'Gold was not earned again in its grace: one step down to Silver from Jul 16, 2026.',
    );
    expect(state('2027-07-16').state).toEqual(drop.state);
  });

  test('[S14.3] earning the tier again on any day of the grace clears it', () => {
    const again = (requalifiedOn: string, today = '2026-08-01') =>
      state(today, { ...failed, requalifiedOn });
    expect(again('2026-07-15')).toMatchObject({
      value: 're-qualified',
      state: { kind: 're-qualified', tier: 'Gold', on: '2026-07-15' },
      because: [{ text: 'Gold was earned again on Jul 15, 2026, inside its grace.' }],
    });
    expect(again('2026-01-15').value).toBe('re-qualified');
    expect(again('2026-07-16').value).toBe('drop');
    expect(again('2026-01-14').value).toBe('drop');
    expect(again('2026-05-01', '2026-04-30').value).toBe('in-grace');
    expect(again('2026-05-01', '2026-05-01').value).toBe('re-qualified');
  });

  test('[S14.3] without a failed review or without grace a tier is ok', () => {
    expect(state('2026-05-01', null)).toMatchObject({
      value: 'ok',
      because: [{ text: 'No grace is running.' }],
      inputs: [{ value: 'none' }],
    });
    expect(state('2026-05-01', { ...failed, tier: 'Registered' }).value).toBe('ok');
    if (solution?.kind !== 'ladder') throw new Error('Track.');
    const own = ladderOfTrack(multiTrack, solution) ?? T1;
    const silver = { ...failed, tier: 'Silver' };
    expect(graceState(rules, own, silver, '2026-04-15').because[0]?.text).toBe(
      'Silver is in grace through Apr 15, 2026, 0 days left; then no tier.',
    );
    expect(graceState(rules, own, silver, '2026-04-16')).toMatchObject({
      state: { kind: 'drop', to: null },
      because: [
        {
          text: 'Silver was not earned again in its grace: one step down to no tier from Apr 16, 2026.',
        },
      ],
    });
  });

  test('[S14.p1] on every day one state; the grace ends 3, 6 or 9 months on and then drops for good', () => {
    const days = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(
        days,
        fc.nat(400),
        fc.constantFrom('Silver', 'Gold', 'Platinum'),
        (at, later, tier) => {
          const failedOn = addDays('2000-01-01', at);
          const today = addDays(failedOn, later);
          const found = graceState(rules, T1, { tier, failedOn, requalifiedOn: null }, today).state;
          const end = addMonths(failedOn, { Silver: 3, Gold: 6, Platinum: 9 }[tier] ?? 0);
          expect(found.kind).toBe(today <= end ? 'in-grace' : 'drop');
          if (found.kind === 'in-grace') expect(addDays(today, found.daysLeft)).toBe(end);
          if (found.kind === 'drop') expect(daysBetween(end, found.on)).toBe(1);
        },
      ),
      runs,
    );
  });
});
