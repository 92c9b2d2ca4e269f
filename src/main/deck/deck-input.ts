import { type FiscalQuarter, parseQuarter, quarterKey } from '../../shared/kernel/quarter.ts';
import { placeInMatrix } from '../../shared/program/value-matrix.ts';
import { buildDataPack } from '../../shared/qbr/data-pack.ts';
import type { DeckInput } from '../../shared/qbr/deck-types.ts';
import type { Reader } from '../book/types.ts';
import { openDeals, recordById, resolveKey } from '../partners/index.ts';
import { settingsOn } from '../program/index.ts';
import {
  getQbr,
  listQbrs,
  type NoteKind,
  packFacts,
  partnerCommitments,
  type QbrDetail,
  type QbrRow,
} from '../qbr/index.ts';
import {
  type PartnerStudy,
  quarterAsked,
  revenueSeries,
  studyPartner,
} from '../recompute/index.ts';
import type { DeckAsked } from './types.ts';

/** Gathers all a deck is told from: of a QBR, or of a partner and a quarter (then its QBR of that quarter, if any). */
export function deckInput(reader: Reader, asked: DeckAsked, today: string): DeckInput {
  const noon = `${today}T12:00`;
  const quarter = quarterAsked(asked.quarter ?? null);
  const named = isQbr(reader, asked.key) ? getQbr(reader, asked.key, today, noon) : null;
  const key = named?.qbr.partner.id ?? asked.key;
  const partner = resolveKey(reader, 'partners', key);
  const own = quarter ?? (named === null ? null : parseQuarter(named.qbr.quarter));
  const study = studyPartner(reader, partner.id, today, own);
  const qbr = named ?? qbrOf(reader, partner.publicId, study.quarter, today);
  return {
    ...fromStudy(study, partner.publicId, today),
    ...(qbr === null ? withoutQbr(reader, partner.id, today) : fromQbr(qbr)),
  };
}

type Story =
  | 'lastCommitments'
  | 'nextCommitments'
  | 'wins'
  | 'gaps'
  | 'asks'
  | 'notes'
  | 'meetingOn'
  | 'agenda';

function isQbr(reader: Reader, key: string): boolean {
  const sql = 'SELECT 1 AS found FROM qbr WHERE public_id = ? AND archived = 0';
  return reader.get<{ found: number }>(sql, [key]) !== undefined;
}

/** The partner's QBR about this quarter, the latest where there are several. */
function qbrOf(
  reader: Reader,
  partner: string,
  quarter: FiscalQuarter,
  today: string,
): QbrDetail | null {
  const noon = `${today}T12:00`;
  const about = ({ quarter: its, status }: QbrRow) =>
    its === quarterKey(quarter) && status !== 'cancelled';
  const found = listQbrs(reader, { partner }, noon).find(about);
  return found === undefined ? null : getQbr(reader, found.id, today, noon);
}

function fromStudy(study: PartnerStudy, id: string, today: string): Omit<DeckInput, Story> {
  const { reader, basis, partner, scored, place } = study;
  const { name, owner } = recordById(reader, 'partners', partner.id);
  const { programName, stuckDealDays } = settingsOn(reader, today);
  return {
    partner: { id, name: String(name), manager: typeof owner === 'string' ? owner : null },
    program: programName,
    pack: buildDataPack(packFacts(study)),
    series: revenueSeries(study),
    deals: openDeals(reader, partner.id, today),
    stuckDealDays,
    tier: scored.tier,
    health: scored.health,
    matrix: placeInMatrix({
      currency: basis.currency,
      strategicValue: partner.strategicValue,
      revenueT12M: scored.standing.year.value,
      revenueCut: place.revenueCut,
    }),
  };
}

function fromQbr(detail: QbrDetail): Pick<DeckInput, Story> {
  const { qbr, agenda, lastCommitments, commitments, notes } = detail;
  const lines = (kind: NoteKind) =>
    notes.filter((one) => one.kind === kind).map(({ text }) => text);
  const internal = lines('internal');
  return {
    lastCommitments,
    nextCommitments: commitments,
    wins: lines('win'),
    gaps: lines('gap'),
    asks: lines('ask'),
    notes: internal.length === 0 ? null : internal.join('\n\n'),
    meetingOn: qbr.meetsAt.slice(0, 10),
    agenda,
  };
}

function withoutQbr(reader: Reader, partnerId: number, today: string): Pick<DeckInput, Story> {
  return {
    lastCommitments: partnerCommitments(reader, partnerId, today),
    nextCommitments: [],
    wins: [],
    gaps: [],
    asks: [],
    notes: null,
    meetingOn: null,
    agenda: null,
  };
}
