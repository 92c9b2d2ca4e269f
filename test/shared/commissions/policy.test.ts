import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePlan, versionOn } from '../../../src/shared/commissions/plan-versions.ts';
import {
  checkPolicy,
  type PlanTraits,
  type PolicyAnswers,
} from '../../../src/shared/commissions/policy.ts';
import { policyChecks } from '../../../src/shared/playbooks/commission-policy.ts';
import { runs } from '../runs.ts';

describe('policy checker', () => {
  const unknown: PlanTraits = {
    clawbackPreset: null,
    capped: null,
    tierCount: null,
    ratesByTier: [],
    registrationPercent: null,
    volumeReward: null,
    paysRenewals: null,
    paymentDays: null,
    plans: null,
  };
  const well: PlanTraits = {
    clawbackPreset: 'K1',
    capped: false,
    tierCount: 4,
    ratesByTier: [10, 15, 20, 25],
    registrationPercent: 5,
    volumeReward: true,
    paysRenewals: true,
    paymentDays: 31,
    plans: { kinds: 3, different: 2 },
  };
  const yes: PolicyAnswers = Object.fromEntries(policyChecks.map(({ id }) => [id, true]));
  const derived = (traits: PlanTraits) =>
    Object.fromEntries(
      checkPolicy(policyChecks, traits, {})
        .findings.filter(({ from }) => from === 'plan')
        .map(({ id, well: answer }) => [id, answer]),
    );

  test('[S57.1] answers decide, faults come with their fix, open questions keep it unknown', () => {
    const all = checkPolicy(policyChecks, unknown, yes);
    expect([all.value, all.ready, all.unanswered, all.because, all.rule]).toEqual([
      0,
      true,
      0,
      [],
      'S57.1',
    ]);
    const faulty = checkPolicy(policyChecks, well, { ...yes, caps: false, 'audit-trail': false });
    expect([faulty.value, faulty.ready, faulty.because]).toEqual([
      2,
      false,
      [
        { text: 'Settles disputes: Record who changed what, when and why.', part: 1 },
        { text: 'A cap tells the best partners to stop: Remove the cap.', part: 1 },
      ],
    ]);
    const open = checkPolicy(policyChecks, unknown, { ...yes, caps: null });
    expect([open.value, open.ready, open.unanswered, open.coverage, open.because]).toEqual([
      null,
      false,
      1,
      96,
      [{ text: '1 question open.', part: null }],
    ]);
    expect(open.findings.find(({ id }) => id === 'caps')).toEqual({
      kind: 'fault',
      id: 'caps',
      question: 'Is commission free of caps?',
      why: 'A cap tells the best partners to stop',
      fix: 'Remove the cap.',
      well: null,
      from: null,
    });
    expect(open.findings[0]).toMatchObject({ well: true, from: 'person' });
    expect(open.inputs[0]).toEqual({ name: 'deal-registration', value: true });
  });

  test('[S57.2] the plans answer what they can, a person\u2019s answer wins', () => {
    expect(derived(unknown)).toEqual({});
    const ids = [
      'tier-growth',
      'no-tier-incentive',
      'predictable-margins',
      'registration-reward',
      'volume-reward',
      'no-clawback',
      'caps',
      'complex-tiers',
      'ignored-renewals',
      'late-payment',
      'same-terms',
    ];
    expect(derived(well)).toEqual(Object.fromEntries(ids.map((id) => [id, true])));
    const bad: PlanTraits = {
      ...well,
      capped: true,
      tierCount: 5,
      ratesByTier: [10, 10],
      registrationPercent: 0,
      volumeReward: false,
      paysRenewals: false,
      paymentDays: 32,
      plans: { kinds: 2, different: 1 },
    };
    expect(derived(bad)).toEqual({
      ...Object.fromEntries(ids.map((id) => [id, false])),
      'predictable-margins': true,
      'no-clawback': true,
    });
    expect(derived({ ...unknown, ratesByTier: [10] })['tier-growth']).toBe(false);
    expect(derived({ ...unknown, ratesByTier: [10, 15, 12] })['tier-growth']).toBe(false);
    expect(derived({ ...unknown, plans: { kinds: 1, different: 1 } })['same-terms']).toBe(true);
    const over = checkPolicy(policyChecks, bad, { caps: true });
    expect(over.findings.find(({ id }) => id === 'caps')).toMatchObject({
      well: true,
      from: 'person',
    });
  });

  test('[S57.3] a change starts today or later, after every version, and past lines keep theirs', () => {
    const first = { from: '2026-01-01', plan: 'A' };
    const second = { from: '2026-07-01', plan: 'B' };
    expect(versionOn([second, first], '2025-12-31')).toBeNull();
    expect(versionOn([second, first], '2026-01-01')).toBe(first);
    expect(versionOn([second, first], '2026-06-30')).toBe(first);
    expect(versionOn([first, second], '2026-07-01')).toBe(second);
    expect(versionOn([first, second], '2027-01-01')).toBe(second);
    expect(changePlan([first], second, '2026-07-01')).toEqual({ ok: true, value: [first, second] });
    expect(changePlan([first], second, '2026-07-02')).toEqual({
      ok: false,
      error: 'from must be 2026-07-02 or later: a change never alters past lines.',
    });
    expect(changePlan([first, second], { ...second, plan: 'C' }, '2026-01-01')).toEqual({
      ok: false,
      error: 'from must come after 2026-07-01, where a version starts already.',
    });
  });

  test('[S57.4] six components, four traits and fifteen faults, each with its fix', () => {
    const count = (kind: string) => policyChecks.filter((check) => check.kind === kind).length;
    expect(['component', 'trait', 'fault'].map(count)).toEqual([6, 4, 15]);
    expect(new Set(policyChecks.map(({ id }) => id)).size).toBe(25);
    for (const { question, why, fix } of policyChecks) {
      expect(question).toMatch(/\?$/);
      expect(why).not.toMatch(/\.$/);
      expect(fix).toMatch(/\.$/);
    }
  });

  test('[S57.p1] the findings count and the version in force agrees with the latest start', () => {
    const day = fc.constantFrom('2026-01-01', '2026-02-28', '2026-03-31', '2028-02-29');
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: day, plan: fc.integer() }), { maxLength: 6 }),
        day,
        fc.dictionary(
          fc.constantFrom(...policyChecks.map(({ id }) => id)),
          fc.option(fc.boolean()),
        ),
        (versions, on, answers) => {
          const starts = versions.map(({ from }) => from).filter((from) => from <= on);
          expect(versionOn(versions, on)?.from).toBe(starts.toSorted().at(-1));
          const { findings, unanswered, ready } = checkPolicy(policyChecks, unknown, answers);
          const good = findings.filter((one) => one.well === true).length;
          const bad = findings.filter((one) => one.well === false).length;
          expect(good + bad + unanswered).toBe(25);
          expect(ready).toBe(good === 25);
        },
      ),
      runs,
    );
  });
});
