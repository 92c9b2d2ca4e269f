import { describe, expect, test } from 'vitest';
import {
  defaultRegistrationPreset,
  protectionDays,
  registrationPresets,
  registrationRulesSchema,
} from '../../../src/shared/deals/registration-rules.ts';

const { R1, R2, R3 } = registrationPresets;
const faults = (rules: unknown): string[] =>
  registrationRulesSchema.safeParse(rules).error?.issues.map(({ message }) => message) ?? [];

describe('registration presets', () => {
  test('[S40.1] each preset satisfies its own schema and is found by its name', () => {
    for (const [id, rules] of Object.entries(registrationPresets)) {
      expect(registrationRulesSchema.parse(rules)).toEqual(rules);
      expect(rules.preset).toBe(id);
    }
    expect(R1.name).toBe('14-day window, 120-day life');
    expect(R2.name).toBe('48-hour review, 90-day exclusivity');
    expect(R3.name).toBe('Reseller: before the quote, 30 days');
  });

  test('[S40.1] R1 is the default of the role ladder, R2 of every other', () => {
    expect(defaultRegistrationPreset('T5')).toBe('R1');
    expect(['T1', 'T2', 'T3', 'T4', 'T6', 'T7'].map(defaultRegistrationPreset)).toEqual(
      Array.from({ length: 6 }, () => 'R2'),
    );
  });

  test('[S40.1] R1 as the field has it', () => {
    expect(R1).toMatchObject({
      registerBy: { kind: 'after-first-contact', days: 14 },
      review: { slaHours: null, autoChecks: false },
      protection: { days: 120, from: 'registration', daysByTier: {} },
      extension: null,
      reRegistrations: 1,
      upkeep: null,
      winner: { kind: 'first-valid' },
      bonusPercent: null,
      gates: { barredTiers: { T1: ['Registered'], T3: ['Registered'] }, certificate: false },
      priorityTiers: ['Platinum'],
    });
  });

  test('[S40.1] R2 as the field has it', () => {
    expect(R2).toMatchObject({
      registerBy: { kind: 'any-time' },
      review: { slaHours: 48, autoChecks: true },
      protection: { days: 90, from: 'approval' },
      extension: { days: 30, times: 1 },
      reRegistrations: 0,
      upkeep: { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false },
      winner: { kind: 'first-within', days: 7 },
      bonusPercent: 5,
      gates: { barredTiers: { T1: ['Registered'], T3: ['Registered'] }, certificate: true },
      priorityTiers: ['Platinum'],
    });
  });

  test('[S40.1] R3 as the field has it', () => {
    expect(R3).toMatchObject({
      registerBy: { kind: 'before-quote' },
      review: { slaHours: 24, autoChecks: false },
      protection: { days: 30, from: 'approval' },
      extension: null,
      reRegistrations: null,
      upkeep: null,
      winner: { kind: 'before-direct' },
      bonusPercent: 5,
      gates: { certificate: false },
      priorityTiers: ['Platinum'],
    });
  });

  test('[S40.1] upkeep that runs backwards or beyond the protection is refused with its field', () => {
    const upkeep = { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false };
    const order = [
      'upkeep: the reminder comes before the warning, and the warning before the expiry.',
    ];
    expect(faults({ ...R2, upkeep: { ...upkeep, remindFromDay: 45 } })).toEqual(order);
    expect(faults({ ...R2, upkeep: { ...upkeep, warnFromDay: 60 } })).toEqual(order);
    expect(faults({ ...R2, upkeep: { ...upkeep, expireFromDay: 120 } })).toEqual([]);
    expect(faults({ ...R2, upkeep: { ...upkeep, expireFromDay: 121 } })).toEqual([
      'upkeep.expireFromDay: silence ends a registration on day 121, but protection is over after day 120.',
    ]);
    expect(faults({ ...R3, upkeep: { ...upkeep, expireFromDay: 60 } })).toHaveLength(1);
    const byTier = { ...R3.protection, daysByTier: { Gold: 60 } };
    expect(faults({ ...R3, protection: byTier, upkeep })).toEqual([]);
    expect(
      faults({
        ...R2,
        extension: { days: 20, times: 2 },
        upkeep: { ...upkeep, expireFromDay: 130 },
      }),
    ).toEqual([]);
  });

  test('[S40.1] figures at and past their limits', () => {
    const protection = (days: number) => ({ ...R1, protection: { ...R1.protection, days } });
    expect(faults(protection(1))).toEqual([]);
    expect(faults(protection(0))).toHaveLength(1);
    expect(faults(protection(3650))).toEqual([]);
    expect(faults(protection(3651))).toHaveLength(1);
    expect(faults({ ...R1, bonusPercent: 0 })).toHaveLength(1);
    expect(faults({ ...R1, bonusPercent: 100.5 })).toHaveLength(1);
    expect(faults({ ...R1, reRegistrations: 10 })).toEqual([]);
    expect(faults({ ...R1, reRegistrations: 11 })).toHaveLength(1);
    expect(faults({ ...R1, version: 0 })).toHaveLength(1);
    expect(faults({ ...R1, version: 2 })).toEqual([]);
    for (const field of ['preset', 'name']) expect(faults({ ...R1, [field]: '' })).toHaveLength(1);
    expect(faults({ ...R1, priorityTiers: [''] })).toHaveLength(1);
    expect(faults({ ...R1, gates: { ...R1.gates, barredTiers: { T1: [] } } })).toHaveLength(1);
    expect(faults({ ...R1, gates: { ...R1.gates, barredTiers: { T1: [''] } } })).toHaveLength(1);
    expect(faults({ ...R1, gates: { ...R1.gates, barredTiers: { T1: ['A', 'B'] } } })).toEqual([]);
    expect(faults({ ...R2, extension: { days: 30, times: 0 } })).toHaveLength(1);
    expect(faults({ ...R2, extension: { days: 30, times: 11 } })).toHaveLength(1);
    expect(faults({ ...R1, more: 1 })).toHaveLength(1);
  });

  test('[S40.8] a tier may have its own length', () => {
    const own = { ...R2, protection: { ...R2.protection, daysByTier: { Silver: 30 } } };
    expect(protectionDays(own, 'Silver')).toBe(30);
    expect(protectionDays(own, 'Gold')).toBe(90);
    expect(protectionDays(own, null)).toBe(90);
  });
});
