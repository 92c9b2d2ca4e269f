import { describe, expect, test } from 'vitest';
import { conflictPresets } from '../../../src/shared/deals/conflict-rules.ts';
import { engagementSheet, engagementTick } from '../../../src/shared/deals/engagement-sheet.ts';
import {
  checkPrice,
  isHeld,
  mapLetter,
  mapStanding,
  mapStep,
  type PriceRequest,
} from '../../../src/shared/deals/pricing.ts';
import {
  pricingRulesSchema,
  standardPricingRules,
} from '../../../src/shared/deals/pricing-rules.ts';
import { standardProtectedRules } from '../../../src/shared/deals/protected-rules.ts';
import { registrationPresets } from '../../../src/shared/deals/registration-rules.ts';
import {
  registrationForm,
  rejectionReasons,
  reviewOutcomes,
} from '../../../src/shared/playbooks/deal-registration-form.ts';
import { texts } from './facts.ts';

const rules = standardProtectedRules;

const pricing = standardPricingRules;

describe('pricing rules', () => {
  test('[S43.1] published price and own services are free; bundles and discounts need approval', () => {
    const check = (request: PriceRequest) => {
      const found = checkPrice(pricing, request);
      return [found.value, ...texts(found)];
    };
    expect(checkPrice(pricing, { kind: 'published-price' })).toEqual({
      value: 'allowed',
      because: [{ text: 'Partners sell at the published price.', part: null }],
      inputs: [{ name: 'request', value: 'published-price' }],
      rule: 'S43.1',
      preset: 'Standard',
      coverage: 100,
    });
    expect(check({ kind: 'own-services' })).toEqual([
      'allowed',
      'A partner prices its own services freely.',
    ]);
    expect(check({ kind: 'bundle', approved: true })).toEqual([
      'allowed',
      'The bundle was approved.',
    ]);
    expect(check({ kind: 'bundle', approved: null })).toEqual([
      'needs-approval',
      'A bundle needs the partner manager\u2019s approval first.',
    ]);
    expect(check({ kind: 'discount', approved: false })).toEqual([
      'violation',
      'The discount was not approved.',
    ]);
    const request = { kind: String('x') as 'own-services' };
    expect(() => checkPrice(pricing, request)).toThrow('Unreachable');
  });

  test('[S43.2] warning, hold, removal; the last step holds for all later ones', () => {
    expect([0, 1, 2, 3, 4].map((n) => mapStep(pricing, n))).toEqual([
      null,
      'written-warning',
      'commission-hold',
      'program-removal',
      'program-removal',
    ]);
  });

  test('[S43.3] violations count over the life of the contract, or in the trailing 12 months', () => {
    const days = [
      '2024-12-31',
      '2025-01-01',
      '2025-11-21',
      '2025-11-22',
      '2026-11-21',
      '2026-11-22',
    ];
    const today = '2026-11-21';
    expect(mapStanding(pricing, days, '2025-01-01', today)).toEqual({
      value: 'program-removal',
      because: [
        {
          text: '4 pricing violations over the life of the contract: removal from the program.',
          part: null,
        },
      ],
      inputs: [
        { name: 'violations', value: 6 },
        { name: 'contract start', value: '2025-01-01' },
      ],
      rule: 'S43.2',
      preset: 'Standard',
      coverage: 100,
      counted: 4,
    });
    expect(mapStanding(pricing, days, null, today)).toMatchObject({ counted: 5, coverage: 50 });
    const trailing = mapStanding({ ...pricing, countMonths: 12 }, days, null, today);
    expect(trailing).toMatchObject({ value: 'commission-hold', counted: 2 });
    expect(texts(trailing)).toEqual([
      '2 pricing violations in the trailing 12 months: commission hold.',
    ]);
    expect(texts(mapStanding(pricing, [today], null, today))).toEqual([
      '1 pricing violation over the life of the contract: written warning.',
    ]);
    const none = mapStanding(pricing, [], null, today);
    expect(none.value).toBe('none');
    expect(texts(none)).toEqual(['0 pricing violations over the life of the contract: no step.']);
  });

  test('[S43.4] a hold runs from the decision to the day before its release', () => {
    const hold = { decidedOn: '2026-03-01', releasedOn: '2026-03-10' };
    expect(
      ['2026-02-28', '2026-03-01', '2026-03-09', '2026-03-10'].map((day) => isHeld([hold], day)),
    ).toEqual([false, true, true, false]);
    expect(isHeld([{ ...hold, releasedOn: null }], '2027-01-01')).toBe(true);
    expect(isHeld([hold, { decidedOn: '2026-04-01', releasedOn: null }], '2026-04-02')).toBe(true);
    expect(isHeld([], '2026-04-02')).toBe(false);
  });

  test('[S43.5] each step has its letter', () => {
    const facts = {
      partner: 'Pike',
      violatedOn: '2026-03-01',
      evidence: 'a quote of March 1',
      number: 2,
    };
    expect(mapLetter('commission-hold', facts)).toEqual({
      subject: 'Commission hold: pricing rules',
      body: 'Dear Pike, on Mar 1, 2026 we found an offer below the published price: a quote of March 1. This is the second violation of the pricing rules under our agreement. Your commissions are held from today until we confirm in writing that the hold is released. A third violation ends your part in the program.',
    });
    expect(mapLetter('written-warning', facts).subject).toBe('Written warning: pricing rules');
    expect(mapLetter('program-removal', facts).subject).toBe(
      'Removal from the program: pricing rules',
    );
  });

  test('[S43.2] the rules satisfy their own schema; steps go one by one from the first', () => {
    expect(pricingRulesSchema.parse(pricing)).toEqual(pricing);
    const faults = (changes: object): string[] =>
      pricingRulesSchema
        .safeParse({ ...pricing, ...changes })
        .error?.issues.map((one) => one.message) ?? [];
    const order = [
      'steps: one step for each violation in turn, from the first on; the last holds for all later ones.',
    ];
    const step = 'written-warning';
    expect(faults({ steps: [{ from: 2, step }] })).toEqual(order);
    expect(
      faults({
        steps: [
          { from: 1, step },
          { from: 3, step },
        ],
      }),
    ).toEqual(order);
    expect(faults({ steps: [{ from: 1, step }] })).toEqual([]);
    expect(faults({ countMonths: 12, version: 2 })).toEqual([]);
    expect(faults({ countMonths: 120 })).toEqual([]);
    for (const bad of [
      { steps: [] },
      { steps: [{ from: 0, step }] },
      { countMonths: 0 },
      { countMonths: 121 },
      { preset: '' },
      { version: 0 },
      { more: 1 },
    ])
      expect(faults(bad).length).toBeGreaterThan(0);
  });
});

describe('rules of engagement', () => {
  const sheet = (id: 'R1' | 'R2' | 'R3') =>
    engagementSheet({
      registration: registrationPresets[id],
      conflict: conflictPresets[id],
      protectedAccounts: rules,
      pricing,
    });

  test('[S43.6] one sheet from the rule sets themselves', () => {
    expect(engagementTick).toBe('Rules of engagement reviewed with the partner');
    expect(sheet('R2')).toEqual([
      {
        title: 'Deal registration',
        lines: [
          'Register a deal in the portal.',
          'We answer within 48 hours.',
          'A deal is protected for 90 days from approval.',
          'It may be extended once by 30 days, if asked before it ends.',
          'Report on it every 30 days; we warn on day 45 of silence and it is over on day 60.',
          'A deal registered in time earns 5% more.',
        ],
      },
      {
        title: 'Conflicts',
        lines: [
          'Two partners within 7 days: the first to register wins.',
          'A deal already in our pipeline stays with us; the partner gets 5% of first-year contract value.',
          'The customer may choose another partner; the first gets the same fee.',
          'A joint deal is split 50/50.',
          'A dispute goes to the director within 24 hours.',
        ],
      },
      {
        title: 'Protected accounts',
        lines: [
          'Solution partners name up to 50 accounts each quarter; an account is on one list only.',
          'Our sales team keeps them out of its outbound for the quarter.',
          'An account without pipeline movement loses its protection at the quarterly review.',
        ],
      },
      {
        title: 'Pricing',
        lines: [
          'Sell at the published price; a discount needs our approval.',
          'Your own services are priced freely; a bundle with them needs our approval.',
          'Violations lead to a written warning, a commission hold then removal from the program.',
        ],
      },
    ]);
  });

  test('[S43.6] R1 and R3 read as their rules are', () => {
    expect(sheet('R1')[0]?.lines).toEqual([
      'Register a deal within 14 days of first customer contact.',
      'Our sales team checks the registrations before it engages any account.',
      'A deal is protected for 120 days from registration.',
    ]);
    expect(sheet('R1')[1]?.lines.at(-1)).toBe(
      'A dispute goes to the partner manager within 48 hours and is resolved in 5 business days.',
    );
    expect(sheet('R3')[0]?.lines).toEqual([
      'Register a deal before the quote.',
      'We answer within 24 hours.',
      'A deal is protected for 30 days from approval.',
      'A deal registered in time earns 5% more.',
    ]);
    const registration = {
      ...registrationPresets.R2,
      extension: { days: 15, times: 2 },
      upkeep: { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: true },
    };
    const [strict] = engagementSheet({
      registration,
      conflict: conflictPresets.R2,
      protectedAccounts: rules,
      pricing,
    });
    expect(strict?.lines.slice(3, 5)).toEqual([
      'It may be extended two times by 15 days, if asked before it ends.',
      'Report on it every 30 days; later it is over.',
    ]);
    const odd = { ...registrationPresets.R1, registerBy: { kind: String('x') as 'any-time' } };
    expect(() =>
      engagementSheet({
        registration: odd,
        conflict: conflictPresets.R1,
        protectedAccounts: rules,
        pricing,
      }),
    ).toThrow('Unreachable');
  });

  test('[S40.15] the registration form asks for everything the rules need', () => {
    expect(registrationForm.map(({ id }) => id)).toEqual([
      'customer',
      'domain',
      'value',
      'expectedClose',
      'contact',
      'products',
      'firstContact',
      'partner',
      'submittedAt',
      'sourceCode',
    ]);
    expect(rejectionReasons).toEqual(['duplicate', 'out of territory']);
    expect(reviewOutcomes.map(({ id }) => id)).toEqual(['approve', 'reject', 'conflict']);
  });
});
