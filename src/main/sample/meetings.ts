import { addDays } from '../../shared/kernel/local-date.ts';
import type { Act } from '../program/index.ts';
import {
  addCommitment,
  addNote,
  type CommitmentInput,
  getQbr,
  holdQbr,
  markPackSent,
  type NoteKind,
  planQbr,
  type QbrTemperature,
  setCommitment,
  setItemDone,
} from '../qbr/index.ts';

interface Promised extends Omit<CommitmentInput, 'dueOn'> {
  /** Days after the meeting. */
  due: number;
  /** Days after the meeting on which it was kept; left open where absent. */
  kept?: number;
}

interface Meeting {
  partner: string;
  /** Days before today. */
  ago: number;
  temperature: QbrTemperature;
  notes: readonly (readonly [NoteKind, string])[];
  promises: readonly Promised[];
}

const held: readonly Meeting[] = [
  {
    partner: 'P-101',
    ago: 78,
    temperature: 'warm',
    notes: [
      ['win', 'Automation went from one reference customer to five.'],
      ['win', 'Two more of their people certified ahead of plan.'],
      ['gap', 'Services attach rate is still under a third of new deals.'],
      ['ask', 'A shared demo environment they can reset themselves.'],
      ['internal', 'Their founder hinted at an acquisition; keep the sponsor close.'],
    ],
    promises: [
      {
        text: 'Open a shared demo environment',
        side: 'us',
        person: 'Dana Whitfield',
        due: 30,
        kept: 26,
      },
      {
        text: 'Register the three renewals at risk',
        side: 'partner',
        person: 'Jonas Grimaldi',
        due: 21,
        kept: 35,
      },
      { text: 'Publish the joint case study', side: 'both', person: 'Tara Ulrich', due: 60 },
      {
        text: 'Send the services price sheet',
        side: 'us',
        person: 'Dana Whitfield',
        due: 14,
        kept: 12,
      },
    ],
  },
  {
    partner: 'P-105',
    ago: 64,
    temperature: 'cool',
    notes: [
      ['win', 'The largest renewal of the year closed on time.'],
      ['gap', 'New business fell for a third quarter; two reps left.'],
      ['ask', 'Help hiring, and leads in the Northeast while they do.'],
    ],
    promises: [
      {
        text: 'Share ten inbound leads in the Northeast',
        side: 'us',
        person: 'Dana Whitfield',
        due: 30,
        kept: 29,
      },
      { text: 'Name a new lead for Insights', side: 'partner', person: 'Alma Falk', due: 45 },
    ],
  },
];

/** Meetings ahead: partner and days from today. */
const ahead = [
  ['P-101', 12],
  ['P-106', 6],
  ['P-102', 19],
] as const;

/** Two QBRs held and three ahead, through the same commands a person uses. */
export function sampleMeetings(act: Act): void {
  for (const meeting of held) holdMeeting(act, meeting);
  for (const [partner, days] of ahead)
    planQbr(act, { partner: `sample:${partner}`, on: `${addDays(act.today, days)}T14:00` });
}

function holdMeeting(now: Act, meeting: Meeting): void {
  const on = addDays(now.today, -meeting.ago);
  const act: Act = { ...now, today: on, nowLocal: `${on}T15:00` };
  const { id } = planQbr(act, { partner: `sample:${meeting.partner}`, on: `${on}T14:00` });
  markPackSent({ ...act, nowLocal: `${addDays(on, -3)}T10:00` }, id);
  for (const [kind, text] of meeting.notes) addNote(act, { qbr: id, kind, text });
  for (const { due, kept, ...promise } of meeting.promises) {
    const { id: commitment } = addCommitment(act, { ...promise, qbr: id, dueOn: addDays(on, due) });
    if (kept !== undefined)
      setCommitment(act, { id: commitment, status: 'done', doneOn: addDays(on, kept) });
  }
  holdQbr(act, { id, on, temperature: meeting.temperature });
  for (const item of getQbr(act.book.read, id, on, act.nowLocal).checklist)
    if (item.doneAt === null) setItemDone(act, { id: item.id, done: true });
}
