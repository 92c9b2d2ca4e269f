import { describe, expect, test } from 'vitest';
import { registrationPresets } from '../../../src/shared/deals/registration-rules.ts';
import { advance } from '../../../src/shared/deals/registration-state.ts';
import type {
  RegistrationEvent,
  RegistrationState,
} from '../../../src/shared/deals/registration-types.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { approved } from './facts.ts';

const { R1, R2, R3 } = registrationPresets;
const submission = {
  submittedAt: '2026-01-30T10:00',
  standing: 'on-time',
  tier: 'Gold',
  attempt: 1,
} as const;
const at = '2026-02-01T09:30';
const on = '2026-02-01';
const extended = { ...approved(), kind: 'extended', extensions: 1 } as const;
const states = {
  draft: { kind: 'draft', attempt: 1 },
  submitted: { ...submission, kind: 'submitted' },
  'under-review': { ...submission, kind: 'under-review' },
  conflict: { ...submission, kind: 'conflict', raisedAt: at },
  approved: approved(),
  extended,
  rejected: { kind: 'rejected', on, reason: 'duplicate' },
  expired: { kind: 'expired', on, why: 'silence', attempt: 1 },
  won: { kind: 'won', signedOn: on },
  lost: { kind: 'lost', on },
  withdrawn: { kind: 'withdrawn', on },
} as const satisfies Record<RegistrationState['kind'], RegistrationState>;
const events = {
  submit: { kind: 'submit', at: '2026-01-30T10:00', standing: 'on-time', tier: 'Gold' },
  'open-review': { kind: 'open-review', at },
  approve: { kind: 'approve', at },
  reject: { kind: 'reject', at, reason: ' duplicate ' },
  'raise-conflict': { kind: 'raise-conflict', at },
  update: { kind: 'update', at },
  extend: { kind: 'extend', at },
  expire: { kind: 'expire', at, why: 'silence' },
  win: { kind: 'win', at },
  lose: { kind: 'lose', at },
  withdraw: { kind: 'withdraw', at },
  're-register': { kind: 're-register', at, heldByOther: false },
} as const satisfies Record<RegistrationEvent['kind'], RegistrationEvent>;

describe('registration states', () => {
  test('[S40.6] each event is taken in its states only', () => {
    const taken = Object.fromEntries(
      Object.entries(events).map(([name, event]) => [
        name,
        Object.entries(states)
          .filter(([, state]) => advance({ ...R2, reRegistrations: 1 }, state, event).ok)
          .map(([kind]) => kind),
      ]),
    );
    expect(taken).toEqual({
      submit: ['draft'],
      'open-review': ['submitted'],
      approve: ['submitted', 'under-review', 'conflict'],
      reject: ['submitted', 'under-review', 'conflict'],
      'raise-conflict': ['submitted', 'under-review'],
      update: ['approved', 'extended'],
      extend: ['approved'],
      expire: ['approved', 'extended'],
      win: ['approved', 'extended'],
      lose: ['approved', 'extended'],
      withdraw: ['draft', 'submitted', 'under-review', 'conflict', 'approved', 'extended'],
      're-register': ['expired'],
    });
  });

  test('[S40.6] what each event leads to', () => {
    const to = (state: keyof typeof states, event: keyof typeof events) => {
      const next = advance({ ...R2, reRegistrations: 1 }, states[state], events[event]);
      return next.ok ? next.value : next.error;
    };
    expect(to('draft', 'submit')).toEqual(states.submitted);
    expect(to('submitted', 'open-review')).toEqual(states['under-review']);
    expect(to('under-review', 'approve')).toEqual(approved());
    expect(to('conflict', 'approve')).toEqual(approved());
    expect(to('conflict', 'reject')).toEqual(states.rejected);
    expect(to('submitted', 'raise-conflict')).toEqual(states.conflict);
    expect(to('approved', 'update')).toEqual(approved({ lastUpdateOn: on }));
    expect(to('approved', 'extend')).toEqual(extended);
    expect(to('extended', 'expire')).toEqual(states.expired);
    expect(to('approved', 'win')).toEqual(states.won);
    expect(to('approved', 'lose')).toEqual(states.lost);
    expect(to('draft', 'withdraw')).toEqual(states.withdrawn);
    expect(to('expired', 're-register')).toEqual({ kind: 'draft', attempt: 2 });
  });

  test('[S40.6] a refusal names the state and the wish', () => {
    const said = (state: RegistrationState, event: RegistrationEvent) => {
      const next = advance(R2, state, event);
      return next.ok ? 'taken' : next.error;
    };
    const refused = Object.values(events).map((event) => said(states.won, event));
    expect(refused).toEqual([
      'A registration that is won cannot be submitted.',
      'A registration that is won cannot be taken into review.',
      'A registration that is won cannot be approved.',
      'A registration that is won cannot be rejected.',
      'A registration that is won cannot become a conflict.',
      'A registration that is won cannot be updated.',
      'A registration that is won cannot be extended.',
      'A registration that is won cannot expire.',
      'A registration that is won cannot be won.',
      'A registration that is won cannot be lost.',
      'A registration that is won cannot be withdrawn.',
      'A registration that is won cannot be registered again.',
    ]);
    const names = Object.values(states).map((state) => said(state, events.submit));
    expect(names).toEqual([
      'taken',
      ...[
        'submitted',
        'under review',
        'in conflict',
        'approved',
        'extended',
        'rejected',
        'expired',
        'won',
        'lost',
        'withdrawn',
      ].map((name) => `A registration that is ${name} cannot be submitted.`),
    ]);
    expect(said({ ...states.draft, kind: 'draft' }, events.win)).toBe(
      'A registration that is a draft cannot be won.',
    );
    expect(said(states.submitted, { ...events.reject, reason: '  ' })).toBe(
      'reason: a rejection needs its reason, such as duplicate or out of territory.',
    );
    expect(said(states.submitted, { ...events.approve, at: '2026-01-30T09:59' })).toBe(
      'approvedAt: a registration cannot be approved before it was submitted.',
    );
    expect(said(states.submitted, { ...events.approve, at: '2026-01-30T10:00' })).toBe('taken');
  });

  test('[S40.9] one extension, asked for by the last protected day', () => {
    const ask = (day: number, state: RegistrationState = approved()) => {
      const next = advance(R2, state, { kind: 'extend', at: `${addDays(on, day)}T23:59` });
      return next.ok ? next.value : next.error;
    };
    expect(ask(90)).toEqual(extended);
    expect(ask(91)).toBe(
      'An extension must be asked for before the protection ends; it ended on 2026-05-02.',
    );
    expect(ask(10, extended)).toBe('The registration has had its 1 of 1 extensions.');
    expect(ask(10, approved({ standing: 'unprotected' }))).toBe(
      'A registration without protection has nothing to extend.',
    );
    const twice = advance({ ...R2, extension: { days: 30, times: 2 } }, extended, events.extend);
    expect(twice).toEqual({ ok: true, value: { ...extended, extensions: 2 } });
    expect(advance(R1, approved(), events.extend)).toEqual({
      ok: false,
      error: 'Rules R1 have no extension.',
    });
  });

  test('[S40.10] registered again once, if nobody else holds it', () => {
    const again = (rules: typeof R1, attempt: number, heldByOther = false) => {
      const event = { ...events['re-register'], heldByOther };
      const next = advance(rules, { ...states.expired, attempt }, event);
      return next.ok ? next.value : next.error;
    };
    expect(again(R1, 1)).toEqual({ kind: 'draft', attempt: 2 });
    expect(again(R1, 2)).toBe(
      'Rules R1 let a deal be registered again 1 of 1 times, and that is used up.',
    );
    expect(again(R1, 1, true)).toBe(
      'Another partner holds a valid registration for this customer.',
    );
    expect(again(R2, 1)).toBe('Rules R2 do not let a deal be registered again.');
    expect(again(R3, 7)).toEqual({ kind: 'draft', attempt: 8 });
  });

  test('[S40.6] an event of no kind is a bug', () => {
    const event = { ...events.win, kind: String('x') as 'win' };
    expect(() => advance(R2, states.draft, event)).toThrow('Unreachable');
  });
});
