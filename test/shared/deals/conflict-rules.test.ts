import { describe, expect, test } from 'vitest';
import { conflictPresets, conflictRulesSchema } from '../../../src/shared/deals/conflict-rules.ts';
import { disputeClock } from '../../../src/shared/deals/dispute.ts';
import { conflictCases, conflictPrevention } from '../../../src/shared/playbooks/conflict-cases.ts';

const { R1, R2, R3 } = conflictPresets;

const upkeep = { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false };

describe('conflict rules', () => {
  const faults = (rules: unknown): string[] =>
    conflictRulesSchema.safeParse(rules).error?.issues.map(({ message }) => message) ?? [];

  test('[S41.0] each preset satisfies its own schema', () => {
    for (const [id, rules] of Object.entries(conflictPresets)) {
      expect(conflictRulesSchema.parse(rules)).toEqual(rules);
      expect(rules.preset).toBe(id);
    }
    expect([R1.meetingDays, R2.meetingDays, R3.meetingDays]).toEqual([90, 90, null]);
    expect(R2).toMatchObject({
      firstWithinDays: 7,
      fee: { percent: { min: 5, max: 10 }, chosenPercent: 5 },
      split: [50, 50],
    });
    expect([R1, R2, R3].map(({ dispute }) => dispute.escalateTo)).toEqual([
      'Partner manager',
      'Director',
      'Director',
    ]);
  });

  test('[S41.0] shares that do not sum to 100 and an open fee range are refused', () => {
    expect(faults({ ...R2, split: [60, 50] })).toEqual([
      'The two shares must sum to 100; they sum to 110.',
    ]);
    expect(faults({ ...R2, split: [70, 30] })).toEqual([]);
    expect(faults({ ...R2, split: [100, 0] })).toEqual([]);
    const fee = (min: number, max: number | null) =>
      faults({ ...R2, fee: { percent: { min, max }, chosenPercent: 5 } });
    const wrong = ['The referral fee needs a range between 0 and 100 percent.'];
    expect([fee(-1, 10), fee(5, null), fee(5, 101)]).toEqual([wrong, wrong, wrong]);
    expect(fee(0, 100)).toEqual([]);
    const paths = conflictRulesSchema
      .safeParse({ ...R2, split: [1, 1], fee: { percent: { min: -1, max: 1 }, chosenPercent: 1 } })
      .error?.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['split', 'fee.percent']);
    for (const bad of [
      { preset: '' },
      { version: 0 },
      { firstWithinDays: -1 },
      { firstWithinDays: 366 },
      { meetingDays: 0 },
      { meetingDays: 3651 },
      { split: [-1, 101] },
      { split: [101, -1] },
      { dispute: { ...R2.dispute, escalateTo: '' } },
      { dispute: { ...R2.dispute, escalateWithinHours: 0 } },
      { dispute: { ...R2.dispute, escalateWithinHours: 721 } },
      { dispute: { ...R2.dispute, resolveWithinBusinessDays: 0 } },
      { dispute: { ...R2.dispute, resolveWithinBusinessDays: 261 } },
      { fee: { ...R2.fee, chosenPercent: -1 } },
      { fee: { ...R2.fee, chosenPercent: 101 } },
    ])
      expect(faults({ ...R2, ...bad }).length).toBeGreaterThan(0);
    expect(faults({ ...R2, version: 2 })).toEqual([]);
    expect(faults({ ...R2, more: 1 })).toHaveLength(1);
  });

  test('[S41.10] five cases and four preventions, with the figures the rules use', () => {
    expect(conflictCases.map(({ id }) => id)).toEqual([
      'two-partners',
      'direct-pipeline',
      'silent-registration',
      'customer-choice',
      'both-selling',
    ]);
    const [two, pipeline, silent, choice] = conflictCases;
    expect(two.days).toBe(R2.firstWithinDays);
    expect([pipeline.feePercent, choice.feePercent]).toEqual([R2.fee.percent, R2.fee.percent]);
    expect([silent.warnDay, silent.expireDay]).toEqual([upkeep.warnFromDay, upkeep.expireFromDay]);
    expect(conflictPrevention.map(({ id }) => id)).toEqual([
      'partner-direct',
      'partner-partner',
      'pricing',
      'attribution',
    ]);
  });
});

describe('disputes', () => {
  const raised = { raisedAt: '2026-04-01T10:00', escalatedAt: null, resolvedOn: null };

  test('[S40.14] R1: partner manager within 48 hours, resolved in 5 business days', () => {
    expect(disputeClock(R1, raised, '2026-04-03T10:00')).toEqual({
      value: 'waiting',
      because: [
        {
          text: 'Partner manager hears of it within 48 hours: by Apr 3, 2026, 10:00.',
          part: null,
        },
        { text: 'Resolved within 5 business days: by Apr 8, 2026.', part: null },
      ],
      inputs: [
        { name: 'raised', value: '2026-04-01T10:00' },
        { name: 'now', value: '2026-04-03T10:00' },
      ],
      rule: 'S40.14',
      preset: 'R1',
      coverage: 100,
      escalation: { to: 'Partner manager', dueAt: '2026-04-03T10:00', state: 'waiting' },
      resolution: { dueOn: '2026-04-08', state: 'waiting' },
    });
    expect(disputeClock(R1, raised, '2026-04-03T10:01').escalation.state).toBe('missed');
    const holidays = new Set(['2026-04-03']);
    expect(disputeClock(R1, raised, '2026-04-03T10:00', holidays).resolution?.dueOn).toBe(
      '2026-04-09',
    );
  });

  test('[S40.14] others: Director within 24 hours, no day to resolve by', () => {
    for (const rules of [R2, R3])
      expect(disputeClock(rules, raised, '2026-04-02T10:01')).toMatchObject({
        value: 'missed',
        because: [{ text: 'Director hears of it within 24 hours: by Apr 2, 2026, 10:00.' }],
        escalation: { to: 'Director', dueAt: '2026-04-02T10:00', state: 'missed' },
        resolution: null,
      });
    expect(
      disputeClock(R2, { ...raised, escalatedAt: '2026-04-02T10:00' }, '2026-06-01T10:00').value,
    ).toBe('kept');
  });

  test('[S40.14] the clock that needs attention first gives the state', () => {
    const escalated = { ...raised, escalatedAt: '2026-04-02T10:00' };
    const at = (resolvedOn: string | null, now: string) => {
      const clock = disputeClock(R1, { ...escalated, resolvedOn }, now);
      return [clock.value, clock.escalation.state, clock.resolution?.state];
    };
    expect(at('2026-04-08', '2026-05-01T10:00')).toEqual(['kept', 'kept', 'kept']);
    expect(at('2026-04-09', '2026-05-01T10:00')).toEqual(['missed', 'kept', 'missed']);
    expect(at(null, '2026-04-08T23:00')).toEqual(['waiting', 'kept', 'waiting']);
    expect(at(null, '2026-04-09T00:00')).toEqual(['missed', 'kept', 'missed']);
  });
});
