import { daysBetween } from '../../shared/kernel/local-date.ts';
import type { DeckDeal } from '../../shared/qbr/deck-types.ts';
import type { Reader } from '../book/types.ts';
import { vanishedCondition } from '../recompute/index.ts';

type OpenRow = {
  id: string;
  name: string | null;
  externalId: string | null;
  account: string | null;
  stage: string | null;
  amount: number | null;
  expectedCloseOn: string | null;
  dated: string | null;
  changedAt: string | null;
};

/**
 * A partner's open deals that their source still has, largest first. Idle days count from the last change the book saw,
 * or from the day the deal was opened.
 */
export function openDeals(reader: Reader, partner: number, today: string): DeckDeal[] {
  return reader
    .all<OpenRow>(
      `SELECT d.public_id AS id, d.name, d.external_id AS externalId, d.account, coalesce(d.stage_text, 'Open') AS stage,
              d.amount, d.expected_close_on AS expectedCloseOn,
              max(coalesce(d.opened_on, ''), coalesce(d.registered_on, '')) AS dated,
              (SELECT max(c.at) FROM change_field f JOIN change c ON c.id = f.change_id
               WHERE f.entity = 'deals' AND f.record_id = d.id) AS changedAt
       FROM deal d WHERE d.partner_id = @partner AND d.archived = 0 AND d.stage = 'open'
         AND NOT ${vanishedCondition('deals', 'd.id')}
       ORDER BY d.amount IS NULL, d.amount DESC, d.id`,
      { partner },
    )
    .map((row) => ({
      id: row.id,
      name: row.name ?? row.externalId ?? 'Deal',
      account: row.account,
      stage: row.stage ?? 'Open',
      amount: row.amount,
      expectedCloseOn: row.expectedCloseOn,
      idleDays: idleDays(row, today),
    }));
}

function idleDays({ dated, changedAt }: OpenRow, today: string): number | null {
  const days = [dated ?? '', changedAt?.slice(0, 10) ?? ''].filter(
    (day) => day !== '' && day <= today,
  );
  const last = days.sort().at(-1);
  return last === undefined ? null : daysBetween(last, today);
}
