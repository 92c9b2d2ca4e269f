import { campaign, deal, quarterFact } from './deals.ts';
import { certification, contact, partner, survey, touch } from './partners.ts';
import { commitment, qbr, qbrAgendaItem, qbrItem, qbrNote } from './qbrs.ts';

/** Every kind of record the change log can name, with its table. Children stand after their parents. */
export const records = {
  partners: partner,
  contacts: contact,
  deals: deal,
  quarters: quarterFact,
  touches: touch,
  certifications: certification,
  surveys: survey,
  campaigns: campaign,
  qbrs: qbr,
  qbrItems: qbrItem,
  qbrAgenda: qbrAgendaItem,
  qbrNotes: qbrNote,
  commitments: commitment,
} as const;

export type RecordName = keyof typeof records;

export const recordNames = Object.keys(records) as readonly RecordName[];
