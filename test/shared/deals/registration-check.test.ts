import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CheckFacts,
  checkRegistration,
  isLate,
  registrationBonusPercent,
  registrationStanding,
  type TimingFacts,
} from '../../../src/shared/deals/registration-check.ts';
import { registrationPresets } from '../../../src/shared/deals/registration-rules.ts';
import { runs } from '../runs.ts';
import { clean, texts } from './facts.ts';

const { R1, R2, R3 } = registrationPresets;
const answer = fc.constantFrom(true, false, null);

describe('checks at submission', () => {
  test('[S40.4] a partner without a valid certificate is blocked, before anything else is looked at', () => {
    const facts = { ...clean, certificateCurrent: false, otherPartner: true, directPipeline: true };
    expect(checkRegistration(R2, facts)).toEqual({
      value: 'block',
      because: [{ text: 'The partner has no valid sales certificate.', part: null }],
      inputs: [
        { name: 'tier', value: 'Silver' },
        { name: 'sales certificate', value: false },
        { name: 'other partner', value: true },
        { name: 'direct pipeline', value: true },
      ],
      rule: 'S40.4',
      preset: 'R2',
      coverage: 100,
    });
    expect(checkRegistration(R1, facts).value).toBe('review');
    expect(checkRegistration(R3, facts)).toEqual({
      value: 'review',
      because: [{ text: 'Nothing stands against it.', part: null }],
      inputs: [{ name: 'tier', value: 'Silver' }],
      rule: 'S40.5',
      preset: 'R3',
      coverage: 100,
    });
  });

  test('[S40.4] the Registered tier of T1 and T3 cannot register, nor can one without a tier there', () => {
    for (const ladder of ['T1', 'T3']) {
      const barred = checkRegistration(R3, { ...clean, standing: { ladder, tier: 'Registered' } });
      expect(barred.value).toBe('block');
      expect(texts(barred)).toEqual([
        `The Registered tier of ladder ${ladder} cannot register deals.`,
      ]);
      const none = checkRegistration(R3, { ...clean, standing: { ladder, tier: null } });
      expect(none.value).toBe('block');
      expect(texts(none)).toEqual([`Ladder ${ladder} asks for a tier to register deals.`]);
      expect(none.inputs).toEqual([{ name: 'tier', value: 'no tier' }]);
    }
    for (const ladder of ['T2', 'T4'])
      for (const tier of ['Registered', null])
        expect(checkRegistration(R1, { ...clean, standing: { ladder, tier } }).value).toBe(
          'review',
        );
  });

  test('[S40.5] another partner first, then the direct pipeline, then plain review', () => {
    const check = (changes: Partial<CheckFacts>) => {
      const found = checkRegistration(R2, { ...clean, ...changes });
      return [found.value, found.rule, ...texts(found)];
    };
    expect(check({ otherPartner: true, directPipeline: true })).toEqual([
      'conflict',
      'S40.5',
      'The customer is in another partner\u2019s pipeline.',
    ]);
    expect(check({ directPipeline: true })).toEqual([
      'direct-flag',
      'S40.5',
      'The customer is in the direct pipeline.',
    ]);
    expect(check({})).toEqual(['review', 'S40.5', 'Nothing stands against it.']);
  });

  test('[S40.5] what is unknown strikes nothing and is said', () => {
    const found = checkRegistration(R2, {
      standing: null,
      certificateCurrent: null,
      otherPartner: null,
      directPipeline: true,
    });
    expect(found.value).toBe('direct-flag');
    expect(found.coverage).toBe(25);
    expect(texts(found)).toEqual([
      'The customer is in the direct pipeline.',
      'Unknown, to be checked by hand: tier.',
      'Unknown, to be checked by hand: sales certificate.',
      'Unknown, to be checked by hand: other partner.',
    ]);
  });

  test('[S40.p1] the checks keep their order whatever else holds', () => {
    fc.assert(
      fc.property(answer, answer, answer, (certificateCurrent, otherPartner, directPipeline) => {
        const facts = { ...clean, certificateCurrent, otherPartner, directPipeline };
        const { value } = checkRegistration(R2, facts);
        expect(value === 'block').toBe(certificateCurrent === false);
        if (value === 'conflict') expect(otherPartner).toBe(true);
        if (value === 'direct-flag')
          expect([directPipeline, otherPartner === true]).toEqual([true, false]);
        if (value === 'review') expect([otherPartner, directPipeline]).not.toContain(true);
      }),
      runs,
    );
  });
});

const timing = (changes: Partial<TimingFacts> = {}): TimingFacts => ({
  registeredOn: '2026-03-15',
  firstContactOn: '2026-03-01',
  quotedOn: false,
  reRegistration: false,
  ...changes,
});

describe('in time or late', () => {
  test('[S40.2] day 14 of 14 is in time, day 15 is late', () => {
    expect([isLate(14, 14), isLate(15, 14)]).toEqual([false, true]);
    expect(registrationStanding(R1, timing())).toEqual({
      value: 'on-time',
      because: [
        {
          text: 'Registered 14 days after first contact on Mar 1, 2026; the limit is 14 days.',
          part: null,
        },
      ],
      inputs: [
        { name: 'registered', value: '2026-03-15' },
        { name: 'first contact', value: '2026-03-01' },
      ],
      rule: 'S40.2',
      preset: 'R1',
      coverage: 100,
    });
    const late = registrationStanding(R1, timing({ registeredOn: '2026-03-16' }));
    expect(late.value).toBe('late');
    expect(texts(late)).toEqual([
      'Registered 15 days after first contact on Mar 1, 2026; the limit is 14 days: late, without first-mover protection.',
    ]);
  });

  test('[S40.2] registered again: no deadline; first contact unknown: unknown', () => {
    const again = registrationStanding(
      R1,
      timing({ registeredOn: '2026-09-01', reRegistration: true }),
    );
    expect(again.value).toBe('on-time');
    expect(texts(again)).toEqual(['Registered again: the deadline does not apply.']);
    const unknown = registrationStanding(R1, timing({ firstContactOn: null }));
    expect(unknown).toMatchObject({ value: null, coverage: 50 });
    expect(texts(unknown)).toEqual(['The day of first contact is unknown.']);
    const open = registrationStanding(R2, timing({ registeredOn: '2027-03-15' }));
    expect(open).toMatchObject({ value: 'on-time', rule: 'S40.2' });
    expect(texts(open)).toEqual(['This program has no deadline to register.']);
    expect(open.inputs).toEqual([{ name: 'registered', value: '2027-03-15' }]);
  });

  test('[S40.3] R3: before the quote is protected; on its day or after is stored only', () => {
    const judge = (quotedOn: TimingFacts['quotedOn']) => {
      const found = registrationStanding(R3, timing({ quotedOn }));
      expect(found.rule).toBe('S40.3');
      expect(found.inputs[1]).toEqual({ name: 'quote', value: quotedOn });
      return [found.value, ...texts(found)];
    };
    expect(judge('2026-03-16')).toEqual([
      'on-time',
      'Registered before the quote of Mar 16, 2026.',
    ]);
    const told =
      'Not registered before the quote of Mar 15, 2026: stored, without protection or bonus.';
    expect(judge('2026-03-15')).toEqual(['unprotected', told]);
    expect(judge('2026-03-14')[0]).toBe('unprotected');
    expect(judge(false)).toEqual(['on-time', 'Registered before there was any quote.']);
    expect(judge(null)).toEqual([null, 'Whether there is a quote is unknown.']);
  });

  test('[S40.11] the bonus is for deals registered in time', () => {
    const standings = ['on-time', 'late', 'unprotected', null] as const;
    expect(standings.map((one) => registrationBonusPercent(R2, one))).toEqual([5, 0, 0, null]);
    expect(standings.map((one) => registrationBonusPercent(R1, one))).toEqual([0, 0, 0, 0]);
  });
});
