import { addDays, addMonths, type LocalDate } from '../../shared/kernel/local-date.ts';
import { endOfQuarter, type FiscalQuarter, startOfQuarter } from '../../shared/kernel/quarter.ts';
import {
  type CertificationRecord,
  certificateValid,
  certificationExpires,
} from '../../shared/program/certifications.ts';
import type { Reader } from '../book/types.ts';
import type { BehindRow } from './types.ts';

export type FactsAsked = {
  partner: number;
  from: string;
  to: string;
  what: 'revenue' | 'target' | 'deals_won';
  kind?: 'influenced' | 'sourced';
};

/** Quarterly facts of a partner, row by row. */
export function factRows(reader: Reader, asked: FactsAsked): BehindRow[] {
  const kind =
    asked.kind === undefined
      ? ''
      : asked.kind === 'influenced'
        ? "AND kind = 'influenced'"
        : "AND (kind IS NULL OR kind <> 'influenced')";
  return reader
    .all<{ recordId: number; id: string; value: number; quarter: string; product: string | null }>(
      `SELECT id AS recordId, public_id AS id, ${asked.what} AS value, quarter, product FROM quarter_fact
       WHERE archived = 0 AND partner_id = @partner AND quarter BETWEEN @from AND @to
         AND ${asked.what} IS NOT NULL ${kind} ORDER BY quarter, recordId`,
      { partner: asked.partner, from: asked.from, to: asked.to },
    )
    .map(({ quarter, product, ...row }) => ({
      ...row,
      entity: 'quarters',
      label: product === null ? quarter : `${quarter} · ${product}`,
      date: null,
    }));
}

type CertificationRow = CertificationRecord & { recordId: number; id: string };

/** Valid certifications; a person's further ones add 0. */
export function certificationRows(
  reader: Reader,
  partner: number,
  today: LocalDate,
  kind: 'sales' | 'technical' | null,
): BehindRow[] {
  const seen = new Set<string>();
  return reader
    .all<CertificationRow>(
      `SELECT id AS recordId, public_id AS id, person, kind, issued_on AS issuedOn, valid_months AS validMonths
       FROM certification WHERE archived = 0 AND partner_id = ? ORDER BY issued_on, recordId`,
      [partner],
    )
    .filter((row) => row.issuedOn <= today && certificateValid(certificationExpires(row), today))
    .filter((row) => kind === null || row.kind === kind)
    .map((row) => {
      const person = row.person.trim().replace(/\s+/g, ' ').toLowerCase();
      const first = !seen.has(person);
      seen.add(person);
      return {
        entity: 'certifications',
        recordId: row.recordId,
        id: row.id,
        value: first ? 1 : 0,
        label: row.person,
        date: row.issuedOn,
      };
    });
}

/** Survey answers of the last twelve months. */
export function surveyRows(reader: Reader, partner: number, today: LocalDate): BehindRow[] {
  return reader
    .all<{ recordId: number; id: string; person: string | null; on: LocalDate; score: number }>(
      `SELECT id AS recordId, public_id AS id, person, "on", score FROM survey
       WHERE archived = 0 AND partner_id = @partner AND "on" BETWEEN @from AND @today ORDER BY "on", recordId`,
      { partner, from: addMonths(today, -12), today },
    )
    .map(({ person, on, score, ...row }) => ({
      ...row,
      entity: 'surveys',
      value: score,
      label: person ?? 'Anonymous',
      date: on,
    }));
}

/** The latest touch, on the day the figure names. */
export function lastTouchRows(reader: Reader, partner: number, on: LocalDate | null): BehindRow[] {
  if (on === null) return [];
  return reader.all<BehindRow>(
    `SELECT 'touches' AS entity, id AS recordId, public_id AS id, "on" AS value,
            coalesce(kind, 'Touch') AS label, "on" AS date
     FROM touch WHERE archived = 0 AND partner_id = ? AND "on" = ? ORDER BY recordId`,
    [partner, on],
  );
}

/** Everything that made a day of the last 90 active; further records of the same day add 0. */
export function activityRows(reader: Reader, partner: number, today: LocalDate): BehindRow[] {
  const dated = (entity: string, table: string, column: string, label: string) =>
    `SELECT '${entity}' AS entity, id AS recordId, public_id AS id, ${label} AS label, "${column}" AS date
     FROM ${table} WHERE archived = 0 AND partner_id = @partner AND "${column}" BETWEEN @since AND @today`;
  const deal = "coalesce(external_id, name, 'Deal')";
  const found = reader.all<Omit<BehindRow, 'value'>>(
    `${[
      dated('touches', 'touch', 'on', "coalesce(kind, 'Touch')"),
      dated('certifications', 'certification', 'issued_on', 'person'),
      dated('deals', 'deal', 'registered_on', deal),
      dated('deals', 'deal', 'opened_on', deal),
      dated('deals', 'deal', 'closed_on', deal),
    ].join(' UNION ')} ORDER BY date, entity, recordId`,
    { partner, since: addDays(today, -90), today },
  );
  const seen = new Set<string | null>();
  return found.map((row) => {
    const first = !seen.has(row.date);
    seen.add(row.date);
    return { ...row, value: first ? 1 : 0 };
  });
}

/** Campaigns launched in a quarter. */
export function campaignRows(
  reader: Reader,
  partner: number,
  quarter: FiscalQuarter,
  startMonth: number,
): BehindRow[] {
  return reader.all<BehindRow>(
    `SELECT 'campaigns' AS entity, id AS recordId, public_id AS id, 1 AS value, name AS label, launch_on AS date
     FROM campaign WHERE archived = 0 AND partner_id = ? AND launch_on BETWEEN ? AND ?
       AND (status IS NULL OR status <> 'cancelled') ORDER BY launch_on, recordId`,
    [partner, startOfQuarter(quarter, startMonth), endOfQuarter(quarter, startMonth)],
  );
}

export function nextQbrRows(reader: Reader, partner: number, at: string | null): BehindRow[] {
  if (at === null) return [];
  return reader.all<BehindRow>(
    `SELECT 'qbrs' AS entity, id AS recordId, public_id AS id, meets_at AS value, 'QBR ' || quarter AS label, meets_at AS date
     FROM qbr WHERE archived = 0 AND partner_id = ? AND status = 'planned' AND meets_at = ?`,
    [partner, at],
  );
}

export type CommitmentRow = {
  recordId: number;
  id: string;
  text: string;
  side: 'us' | 'partner' | 'both';
  person: string | null;
  dueOn: LocalDate;
  status: 'open' | 'done' | 'dropped';
  doneOn: LocalDate | null;
  why: string | null;
};

export function commitmentRows(reader: Reader, partner: number): CommitmentRow[] {
  return reader.all<CommitmentRow>(
    `SELECT id AS recordId, public_id AS id, text, side, person, due_on AS dueOn, status, done_on AS doneOn, why
     FROM commitment WHERE archived = 0 AND partner_id = ? ORDER BY due_on, recordId`,
    [partner],
  );
}

/** The partner's own record, for a figure that is a field of it. */
export function partnerRow(reader: Reader, partner: number): BehindRow[] {
  return reader.all<BehindRow>(
    `SELECT 'partners' AS entity, id AS recordId, public_id AS id, NULL AS value, name AS label, NULL AS date
     FROM partner WHERE id = ?`,
    [partner],
  );
}
