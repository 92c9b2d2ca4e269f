import { daysBetween, type LocalDate } from '../../shared/kernel/local-date.ts';
import type { Reader } from '../book/types.ts';
import { dealIdentity, vanishedCondition } from './scope.ts';
import type { BehindRow } from './types.ts';

export type DealDate = 'registered_on' | 'closed_on' | 'opened_on';
export type DealsAsked = {
  partner: number;
  stage?: 'open' | 'won' | 'lost';
  /** Narrow to a window of one of the deal's dates. */
  dated?: { by: DealDate; from: LocalDate; to: LocalDate };
  kind?: 'influenced' | 'sourced';
  /** Only open deals their source still has. */
  present?: boolean;
  severalSources: boolean;
};

export type DealRow = {
  recordId: number;
  id: string;
  identity: string;
  externalId: string | null;
  name: string | null;
  amount: number | null;
  stage: string | null;
  registeredOn: LocalDate | null;
  openedOn: LocalDate | null;
  closedOn: LocalDate | null;
  expectedCloseOn: LocalDate | null;
};

/** A partner's deals, line by line, as a figure takes them. */
export function dealRows(reader: Reader, asked: DealsAsked): DealRow[] {
  const conditions = ['d.archived = 0', 'd.partner_id = @partner'];
  if (asked.stage !== undefined) conditions.push('d.stage = @stage');
  if (asked.dated !== undefined) conditions.push(`d.${asked.dated.by} BETWEEN @from AND @to`);
  if (asked.kind === 'influenced') conditions.push("d.kind = 'influenced'");
  if (asked.kind === 'sourced') conditions.push("(d.kind IS NULL OR d.kind <> 'influenced')");
  if (asked.present === true) conditions.push(`NOT ${vanishedCondition('deals', 'd.id')}`);
  return reader.all<DealRow>(
    `SELECT d.id AS recordId, d.public_id AS id, ${dealIdentity(asked.severalSources)} AS identity,
            d.external_id AS externalId, d.name, d.amount, d.stage, d.registered_on AS registeredOn,
            d.opened_on AS openedOn, d.closed_on AS closedOn, d.expected_close_on AS expectedCloseOn
     FROM deal d WHERE ${conditions.join(' AND ')} ORDER BY d.id`,
    {
      partner: asked.partner,
      ...(asked.stage === undefined ? {} : { stage: asked.stage }),
      ...(asked.dated === undefined ? {} : { from: asked.dated.from, to: asked.dated.to }),
    },
  );
}

export function dealRow(row: DealRow, value: BehindRow['value'], date: string | null): BehindRow {
  const label = row.externalId ?? row.name ?? 'Deal';
  return { entity: 'deals', recordId: row.recordId, id: row.id, value, label, date };
}

/** Amounts, line by line; lines without one add nothing and are no part of the sum. */
export function amounts(rows: readonly DealRow[], by: 'closedOn' | 'expectedCloseOn'): BehindRow[] {
  return rows
    .filter(({ amount }) => amount !== null)
    .map((row) => dealRow(row, row.amount, row[by]));
}

/** One for each deal, however many lines it has: its further lines add 0. */
export function countOnce(
  rows: readonly DealRow[],
  by: keyof DealRow & `${string}On`,
): BehindRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const first = !seen.has(row.identity);
    seen.add(row.identity);
    return dealRow(row, first ? 1 : 0, row[by]);
  });
}

/** Days from registration to close, once for each deal that has both dates. */
export function cycleDays(rows: readonly DealRow[]): BehindRow[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const { registeredOn, closedOn, identity } = row;
    if (registeredOn === null || closedOn === null || seen.has(identity)) return [];
    seen.add(identity);
    return [dealRow(row, daysBetween(registeredOn, closedOn), closedOn)];
  });
}
