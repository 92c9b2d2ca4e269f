import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commitmentChecks,
  discoveryChannels,
} from '../../../src/shared/playbooks/discovery-channels.ts';
import {
  exampleProfile,
  matchProfile,
  partnerProfileSchema,
} from '../../../src/shared/scorecards/partner-profile.ts';
import {
  type PilotFacts,
  pilotSchema,
  pilotStanding,
  pilotVerdict,
  standardPilot as rules,
} from '../../../src/shared/scorecards/pilot.ts';
import { runs } from '../runs.ts';

const facts: PilotFacts = {
  startedOn: '2026-01-01',
  leads: 10,
  commitments: { sponsor: true, manager: true, budget: false, sales: null },
};
const on = (today: string, rest: Partial<PilotFacts> = {}) =>
  pilotStanding(rules, { ...facts, ...rest }, today);

describe('partner discovery', () => {
  test('[S74.1] six channels by quality', () => {
    expect(discoveryChannels.map(({ id, quality }) => [id, quality])).toEqual([
      ['customers', 'very high'],
      ['competitors', 'high'],
      ['events', 'high'],
      ['inbound', 'medium-high'],
      ['directories', 'medium'],
      ['cold', 'low-medium'],
    ]);
  });

  test('[S74.2] a candidate is held against the profile; unknown answers are left out', () => {
    expect(
      matchProfile(exampleProfile, { segment: true, 'sales-team': false, customers: 500 }),
    ).toEqual({
      value: 2,
      because: [
        { text: 'SaaS that serves mid-market HR: met', part: 1 },
        { text: 'Customers: met', part: 1 },
        { text: 'Active sales team: not met', part: null },
      ],
      inputs: [
        { name: 'SaaS that serves mid-market HR', value: true },
        { name: 'Active sales team', value: false },
        { name: 'Customers', value: 500 },
      ],
      rule: 'S74.2',
      preset: 'Example',
      coverage: 100,
      of: 3,
      unmet: ['Active sales team'],
      unknown: [],
    });
    expect(
      matchProfile(exampleProfile, { customers: 499, segment: 3, 'sales-team': null }),
    ).toMatchObject({
      value: 0,
      of: 1,
      because: [{ text: 'Customers: under 500', part: null }],
      unknown: ['SaaS that serves mid-market HR', 'Active sales team'],
    });
    expect(matchProfile(exampleProfile, { customers: true })).toMatchObject({
      value: null,
      of: 0,
      coverage: 33,
    });
    expect(matchProfile(exampleProfile, {})).toMatchObject({ value: null, coverage: 0 });
  });

  test('[S74.p1] the profile satisfies its schema; ids are its own', () => {
    expect(partnerProfileSchema.safeParse(exampleProfile).success).toBe(true);
    const twice = {
      ...exampleProfile,
      criteria: [...exampleProfile.criteria, ...exampleProfile.criteria],
    };
    expect(
      partnerProfileSchema
        .safeParse(twice)
        .error?.issues.map(({ path, message }) => [path, message]),
    ).toEqual([[['criteria'], 'Each criterion needs its own id.']]);
    expect(pilotSchema.safeParse(rules).success).toBe(true);
  });
});

describe('pilot', () => {
  test('[S74.3] exactly ten qualified leads proceed', () => {
    expect([0, 9, 10, 11].map((leads) => pilotVerdict(rules, leads))).toEqual([
      'stop or extend',
      'stop or extend',
      'proceed',
      'proceed',
    ]);
  });

  test('[S74.3] it runs through day 90 and is judged from day 91', () => {
    expect(on('2026-04-01')).toEqual({
      value: null,
      because: [
        { text: 'The pilot runs through Apr 1, 2026', part: null },
        { text: '10 qualified leads; 10 are needed to proceed', part: null },
      ],
      inputs: [
        { name: 'started on', value: '2026-01-01' },
        { name: 'qualified leads', value: 10 },
        { name: 'Executive sponsor', value: true },
        { name: 'Partner manager', value: true },
        { name: 'Marketing budget', value: false },
        { name: 'Sales team briefed', value: null },
      ],
      rule: 'S74.3',
      preset: 'Standard',
      coverage: 83,
      state: 'running',
      endsOn: '2026-04-01',
      daysLeft: 0,
      leadsToGo: 0,
      commitmentsMet: 2,
      commitmentsOf: 4,
    });
    expect(on('2026-04-02')).toMatchObject({
      value: 'proceed',
      state: 'ended',
      daysLeft: 0,
      because: [{ text: 'The pilot ran through Apr 1, 2026' }, {}],
    });
    expect(on('2026-04-02', { leads: 9 })).toMatchObject({ value: 'stop or extend', leadsToGo: 1 });
    expect(on('2026-01-01')).toMatchObject({ state: 'running', daysLeft: 90 });
    expect(on('2025-12-31')).toMatchObject({
      state: 'not-started',
      value: null,
      because: [{ text: 'The pilot starts on Jan 1, 2026' }, {}],
    });
  });

  test('[S74.3] unknown leads give no verdict', () => {
    expect(on('2026-05-01', { leads: null })).toMatchObject({
      value: null,
      leadsToGo: null,
      because: [{}, { text: 'Qualified leads are not recorded; 10 are needed' }],
    });
    expect(on('2026-05-01', { leads: 1 }).because[1]?.text).toBe(
      '1 qualified lead; 10 are needed to proceed',
    );
  });

  test('[S74.4] four checks of commitment', () => {
    expect(Object.values(commitmentChecks)).toEqual([
      'Executive sponsor',
      'Partner manager',
      'Marketing budget',
      'Sales team briefed',
    ]);
  });

  test('[S74.p2] more leads never turn a pilot down', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (leads, more) => {
        if (pilotVerdict(rules, leads) === 'proceed')
          expect(pilotVerdict(rules, leads + more)).toBe('proceed');
      }),
      runs,
    );
  });
});
