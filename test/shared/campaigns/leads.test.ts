import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  distributeLeads,
  type Registrant,
  roundRobin,
} from '../../../src/shared/campaigns/distribution.ts';
import {
  dispositionTable,
  followUpClock,
  followUpStatus,
  leadAgreement,
} from '../../../src/shared/campaigns/follow-up.ts';
import { classifyLead, type Holding, leadClass } from '../../../src/shared/campaigns/leads.ts';
import { isMql, type MqlFacts } from '../../../src/shared/campaigns/mql.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import { addMinutes } from '../../../src/shared/kernel/local-date.ts';
import {
  defaultLeadModel,
  type LeadModel,
  leadModels,
} from '../../../src/shared/playbooks/campaign-leads.ts';
import { runs } from '../runs.ts';

const rules = standardCampaignRules;
const end = '2026-10-01T18:00';
const lead = (id: string, more: Partial<Registrant> = {}): Registrant => ({
  id,
  email: `${id}@example.com`,
  registeredAt: '2026-09-20T10:00',
  consent: true,
  broughtBy: 'A',
  routedTo: null,
  inA: 'none',
  inB: 'none',
  ...more,
});
const given = (model: LeadModel, leads: readonly Registrant[], first: 'A' | 'B' = 'A') =>
  distributeLeads({ model, first }, leads).map(({ id, lists, contact, because, rule }) => [
    id,
    lists.join(''),
    contact,
    because,
    rule,
  ]);

describe('lead classes', () => {
  test('[S31.1] held by one side OWNED, by both CONFLICT, by neither SHARED', () => {
    expect(leadClass(true, false)).toBe('OWNED-A');
    expect(leadClass(false, true)).toBe('OWNED-B');
    expect(leadClass(true, true)).toBe('CONFLICT');
    expect(leadClass(false, false)).toBe('SHARED');
    expect(classifyLead({ inA: 'customer', inB: 'none' })).toEqual({
      value: 'OWNED-A',
      because: [{ text: 'Held by A (customer): A alone contacts it.', part: null }],
      inputs: [
        { name: 'relationship with A', value: 'customer' },
        { name: 'relationship with B', value: 'none' },
      ],
      rule: 'S31.1',
      preset: null,
      coverage: 100,
    });
    const text = (inA: Holding | null, inB: Holding | null) => {
      const { value, because } = classifyLead({ inA, inB });
      return [value, because[0]?.text];
    };
    expect(text('known', 'opportunity')).toEqual([
      'OWNED-B',
      'Held by B (opportunity): B alone contacts it.',
    ]);
    expect(text('opportunity', 'customer')).toEqual([
      'CONFLICT',
      'Both sides hold it: each continues its own open deal, and no campaign outreach until the two partner managers agree.',
    ]);
    const noted = 'Held by neither side; it is known in a CRM, which the list notes.';
    expect(text('known', 'none')).toEqual(['SHARED', noted]);
    expect(text('none', 'known')).toEqual(['SHARED', noted]);
    expect(text('none', 'none')).toEqual(['SHARED', 'Held by neither side: both may contact it.']);
    const open = 'Not every side has checked its records yet.';
    expect(text(null, 'none')).toEqual([null, open]);
    expect(text('customer', null)).toEqual([null, open]);
  });

  test('[S31.p1] every pair of answers has exactly one class', () => {
    const holding = fc.constantFrom<Holding>('customer', 'opportunity', 'known', 'none');
    fc.assert(
      fc.property(holding, holding, (inA, inB) => {
        const mirrored = {
          SHARED: 'SHARED',
          CONFLICT: 'CONFLICT',
          'OWNED-A': 'OWNED-B',
          'OWNED-B': 'OWNED-A',
        };
        const value = classifyLead({ inA, inB }).value ?? 'SHARED';
        expect(classifyLead({ inA: inB, inB: inA }).value).toBe(mirrored[value]);
      }),
      runs,
    );
  });
});

describe('distribution', () => {
  const three = [
    lead('c', { registeredAt: '2026-09-22T08:00', broughtBy: 'B' }),
    lead('b', { registeredAt: '2026-09-21T08:00' }),
    lead('a', { registeredAt: '2026-09-21T08:00' }),
  ];

  test('[S31.3] lead share gives both sides every shared lead, primary and secondary an order', () => {
    expect(given(defaultLeadModel, [lead('x')])).toEqual([
      ['x', 'AB', 'both', 'Both sides get every shared lead.', 'S31.3'],
    ]);
    expect(given('primary-secondary', [lead('x')], 'B')).toEqual([
      ['x', 'AB', 'B', 'B is the primary side and contacts first.', 'S31.3'],
    ]);
  });

  test('[S31.3] round robin alternates by registration, then email, from the side named first', () => {
    expect(given('round-robin', three)).toEqual([
      ['a', 'A', 'A', 'Number 1 in order of registration: the turn of A.', 'S31.3'],
      ['b', 'B', 'B', 'Number 2 in order of registration: the turn of B.', 'S31.3'],
      ['c', 'A', 'A', 'Number 3 in order of registration: the turn of A.', 'S31.3'],
    ]);
    expect(given('round-robin', three, 'B').map(([, lists]) => lists)).toEqual(['B', 'A', 'B']);
    expect([0, 1, 4, 5].map(roundRobin)).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: 0 },
      { a: 2, b: 2 },
      { a: 3, b: 2 },
    ]);
  });

  test('[S31.3] half each; the odd lead goes to the side that brought it, else to the side named first', () => {
    expect(
      given('even-split', three).map(([id, lists, , because]) => [id, lists, because]),
    ).toEqual([
      ['a', 'A', 'Half each: this one goes to A.'],
      ['b', 'B', 'Half each: this one goes to B.'],
      ['c', 'B', 'The odd lead goes to B, which brought it.'],
    ]);
    expect(given('even-split', [lead('x', { broughtBy: null })], 'B')[0]?.slice(1, 4)).toEqual([
      'B',
      'B',
      'The odd lead goes to B, the side named first.',
    ]);
    expect(given('even-split', three.slice(1)).map(([, lists]) => lists)).toEqual(['A', 'B']);
  });

  test('[S31.3] qualification first and self-selection route where sales or the lead says', () => {
    expect(given('qualification-first', [lead('x')], 'B')).toEqual([
      ['x', 'AB', 'B', 'B qualifies it first.', 'S31.3'],
    ]);
    expect(
      given('qualification-first', [lead('x', { routedTo: 'A' })], 'B')[0]?.slice(1, 4),
    ).toEqual(['A', 'A', 'Routed to A.']);
    expect(given('self-selection', [lead('x')])).toEqual([
      ['x', '', 'neither', 'The lead has not chosen a side.', 'S31.3'],
    ]);
    expect(given('self-selection', [lead('x', { routedTo: 'both' })])[0]?.slice(1, 4)).toEqual([
      'AB',
      'both',
      'Routed to both sides.',
    ]);
  });

  test('[S31.2] an OWNED lead is its owner\u2019s alone, a CONFLICT is nobody\u2019s', () => {
    expect(
      given('lead-share', [
        lead('a', { inA: 'customer' }),
        lead('b', { inB: 'opportunity' }),
        lead('c', { inA: 'customer', inB: 'customer', broughtBy: null }),
        lead('d', { inB: null }),
      ]),
    ).toEqual([
      ['a', 'A', 'A', 'A holds the lead and contacts it alone.', 'S31.2'],
      ['b', 'B', 'B', 'B holds the lead and contacts it alone.', 'S31.2'],
      [
        'c',
        '',
        'neither',
        'Both sides hold the lead: no campaign outreach until the two managers agree.',
        'S31.2',
      ],
      ['d', 'A', 'neither', 'The class is not known yet: nobody contacts the lead.', 'S31.2'],
    ]);
    expect(
      distributeLeads({ model: 'lead-share', first: 'A' }, [
        lead('a', { inA: 'customer' }),
        lead('d', { inB: null }),
        lead('x'),
      ]).map((one) => one.leadClass),
    ).toEqual(['OWNED-A', null, 'SHARED']);
  });

  test('[S31.5] without consent a lead is kept but not shared', () => {
    const kept = 'No consent to share: kept by the side that brought it.';
    expect(
      given('lead-share', [
        lead('a', { consent: false }),
        lead('b', { consent: null, broughtBy: null }),
        lead('c', { consent: false, inB: 'customer' }),
        lead('d', { consent: false, inA: 'customer' }),
      ]),
    ).toEqual([
      ['a', 'A', 'A', kept, 'S31.5'],
      ['b', '', 'neither', kept, 'S31.5'],
      ['c', 'A', 'neither', 'B holds the lead, but there is no consent to pass it on.', 'S31.2'],
      ['d', 'A', 'A', 'A holds the lead and contacts it alone.', 'S31.2'],
    ]);
  });

  test('[S31.5] a lead without consent takes nobody\u2019s turn', () => {
    const leads = [lead('a'), lead('b', { consent: false }), lead('c')];
    expect(given('round-robin', leads).map(([id, lists]) => [id, lists])).toEqual([
      ['a', 'A'],
      ['b', 'A'],
      ['c', 'B'],
    ]);
  });

  test('[S31.3] same time and email keep their order; an unknown model is a bug', () => {
    const same = [lead('x', { email: 'z@example.com' }), lead('y', { email: 'z@example.com' })];
    expect(given('round-robin', same).map(([id]) => id)).toEqual(['x', 'y']);
    expect(() => given(String('lottery') as LeadModel, [lead('x')])).toThrow('lottery');
  });

  test('[S31.p2] every lead is assigned once, by every model, in any order of arrival', () => {
    const model = fc.constantFrom(...leadModels.map(({ id }) => id));
    const holding = fc.constantFrom<Holding | null>(
      'customer',
      'opportunity',
      'known',
      'none',
      null,
    );
    const registrant = fc
      .record({
        minute: fc.nat(50),
        consent: fc.constantFrom(true, false, null),
        broughtBy: fc.constantFrom('A' as const, 'B' as const, null),
        inA: holding,
        inB: holding,
      })
      .map(({ minute, ...rest }) => ({
        ...rest,
        registeredAt: addMinutes('2026-09-20T10:00', minute),
      }));
    fc.assert(
      fc.property(model, fc.array(registrant, { maxLength: 12 }), (id, list) => {
        const leads = list.map((one, at) => lead(`l${String(at).padStart(2, '0')}`, one));
        const once = distributeLeads({ model: id, first: 'A' }, leads);
        expect(once.map((one) => one.id).sort()).toEqual(leads.map((one) => one.id));
        expect(distributeLeads({ model: id, first: 'A' }, [...leads].reverse())).toEqual(once);
      }),
      runs,
    );
  });

  test('[S31.p3] by turns the sides differ by at most one and nothing is lost', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (count) => {
        const { a, b } = roundRobin(count);
        expect(a + b).toBe(count);
        expect(a - b).toBe(count % 2);
      }),
      runs,
    );
  });
});

describe('follow-up', () => {
  test('[S31.4] list and target 24 h, limit 48 h, attendees the same day', () => {
    expect(followUpClock(rules, end)).toEqual({
      listExchange: '2026-10-02T18:00',
      target: '2026-10-02T18:00',
      limit: '2026-10-03T18:00',
      attendees: '2026-10-01T23:59',
    });
  });

  test('[S31.4] the last minute of target and limit count', () => {
    const done = (minutes: number) =>
      followUpStatus(rules, end, addMinutes(end, minutes), '2026-11-01T00:00').value;
    expect([1440, 1441, 2880, 2881].map(done)).toEqual(['on-target', 'in-time', 'in-time', 'late']);
    const open = (minutes: number) => followUpStatus(rules, end, null, addMinutes(end, minutes));
    expect(open(2880).value).toBe('waiting');
    expect(open(2881)).toEqual({
      value: 'overdue',
      because: [
        {
          text: '48 h 1 min after the event, not contacted yet; target 24 h, limit 48 h.',
          part: null,
        },
      ],
      inputs: [
        { name: 'event end', value: end },
        { name: 'contacted', value: null },
      ],
      rule: 'S31.4',
      preset: 'Standard',
      coverage: 50,
    });
    expect(
      followUpStatus(rules, end, addMinutes(end, 90), '2026-11-01T00:00').because[0]?.text,
    ).toBe('1 h 30 min after the event; target 24 h, limit 48 h.');
  });

  test('[S31.6] six monthly dispositions, month ends clamped; unreported stays unknown', () => {
    const counts = { contacted: 9, meeting: 4, opportunity: 2, 'closed-won': 1, 'closed-lost': 0 };
    const table = dispositionTable(rules, '2026-08-31', new Map([[1, counts]]));
    expect(table.map(({ month, due }) => [month, due])).toEqual([
      [1, '2026-09-30'],
      [2, '2026-10-31'],
      [3, '2026-11-30'],
      [4, '2026-12-31'],
      [5, '2027-01-31'],
      [6, '2027-02-28'],
    ]);
    expect(table[0]?.counts).toEqual(counts);
    expect(table[1]?.counts).toBeNull();
  });

  test('[S31.7] the agreement has five clauses with both names and the figures of the rules', () => {
    expect(leadAgreement(rules, ' Acme ', 'Beta')).toEqual({
      ok: true,
      value: [
        '1. Full list. Acme and Beta share the full list of registrants within 24 hours of the end of the event.',
        '2. Classes. Each lead is SHARED (no existing relationship with either company), OWNED-A (active opportunity in the CRM of Acme) or OWNED-B (active opportunity in the CRM of Beta).',
        '3. Contact. Both companies may contact a SHARED lead. An OWNED lead is contacted by its owner alone.',
        '4. Consent. No lead enters an automated sequence without an explicit opt-in given at the event.',
        '5. Disposition. Each company reports every month for 6 months what became of the leads: contacted, meeting, opportunity, closed-won, closed-lost.',
      ],
    });
    const message = 'The agreement needs the names of both companies.';
    expect(leadAgreement(rules, ' ', 'Beta')).toEqual({
      ok: false,
      error: { field: 'a', message },
    });
    expect(leadAgreement(rules, 'Acme', '')).toEqual({ ok: false, error: { field: 'b', message } });
  });

  test('[S31.8] an MQL fits, came live and is in neither active pipeline', () => {
    const fine: MqlFacts = {
      titleFits: true,
      employees: 100,
      attendedLive: true,
      inA: 'customer',
      inB: 'none',
    };
    const judge = (more: Partial<MqlFacts>) => isMql('Standard', { ...fine, ...more });
    expect(judge({})).toMatchObject({ value: true, rule: 'S31.8', preset: 'Standard' });
    expect(judge({ employees: 5_000 }).value).toBe(true);
    expect(judge({ employees: 99 }).failed).toEqual(['fit']);
    expect(judge({ employees: 5_001 }).failed).toEqual(['fit']);
    expect(judge({ titleFits: false, employees: null }).failed).toEqual(['fit']);
    expect(judge({ titleFits: null }).open).toEqual(['fit']);
    expect(judge({ employees: null }).open).toEqual(['fit']);
    expect(judge({ attendedLive: false }).because[1]?.text).toBe(
      'Engaged: attended live, not merely registered.',
    );
    expect(judge({ inA: 'opportunity', inB: null }).failed).toEqual(['not-active']);
    expect(judge({ inB: 'opportunity' }).failed).toEqual(['not-active']);
    expect(judge({ inA: null }).open).toEqual(['not-active']);
    expect(judge({ inB: null }).open).toEqual(['not-active']);
  });
});
