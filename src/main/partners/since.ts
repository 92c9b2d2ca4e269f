import { fieldOf } from '../../shared/book/entities.ts';
import { addDays } from '../../shared/kernel/local-date.ts';
import { formatMinorShort } from '../../shared/kernel/money.ts';
import { plural } from '../../shared/kernel/words.ts';
import type { Reader } from '../book/types.ts';
import { dealIdentity } from '../recompute/index.ts';
import { fromOf } from './history.ts';
import type { SinceItem } from './types.ts';

type Frame = { partner: number; since: string; today: string; currency: string };

export type SinceQbr = { since: string; qbr: string | null; items: SinceItem[] };

/** What happened with a partner since its last QBR was held; without one, in the last 90 days. */
export function sinceLastQbr(
  reader: Reader,
  partner: number,
  today: string,
  currency: string,
): SinceQbr {
  const last = reader.get<{ id: string; heldOn: string }>(
    `SELECT public_id AS id, held_on AS heldOn FROM qbr
     WHERE partner_id = ? AND archived = 0 AND status = 'held' AND held_on <= ? ORDER BY held_on DESC LIMIT 1`,
    [partner, today],
  );
  const since = last?.heldOn ?? addDays(today, -90);
  const frame = { partner, since, today, currency };
  const items = [
    ...dealItems(reader, frame),
    ...scoreItems(reader, frame),
    ...countItems(reader, frame),
    ...commitmentItems(reader, frame),
    ...fieldItems(reader, frame),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return { since, qbr: last?.id ?? null, items };
}

/** Equal ids of two sources are two deals. */
const oneDeal = dealIdentity(true);

function dealItems(reader: Reader, { partner, since, today, currency }: Frame): SinceItem[] {
  const rows = reader.all<{ stage: string; n: number; amount: number | null; at: string }>(
    `SELECT stage, count(DISTINCT ${oneDeal}) AS n, sum(amount) AS amount, max(closed_on) AS at
     FROM deal d WHERE partner_id = @partner AND archived = 0 AND stage IN ('won', 'lost')
       AND closed_on > @since AND closed_on <= @today
       AND (currency IS NULL OR currency = @currency) GROUP BY stage`,
    { partner, since, today, currency },
  );
  const opened = reader.get<{ n: number; at: string | null }>(
    `SELECT count(DISTINCT ${oneDeal}) AS n, max(opened_on) AS at FROM deal d
     WHERE partner_id = @partner AND archived = 0 AND opened_on > @since AND opened_on <= @today`,
    { partner, since, today },
  );
  const closed = rows.map(({ stage, n, amount, at }): SinceItem => {
    const worth = amount === null ? '' : `, ${formatMinorShort(amount, currency)}`;
    return { at, kind: 'deal', text: `${plural(n, 'deal')} ${stage}${worth}` };
  });
  if (opened === undefined || opened.at === null || opened.n === 0) return closed;
  return [...closed, { at: opened.at, kind: 'deal', text: `${plural(opened.n, 'deal')} opened` }];
}

function scoreItems(reader: Reader, { partner, since, today }: Frame): SinceItem[] {
  const before = reader.get<{ health: number | null; tier: string | null }>(
    `SELECT health, tier FROM score_snapshot WHERE partner_id = ? AND kind = 'month' AND "on" <= ?
     ORDER BY "on" DESC LIMIT 1`,
    [partner, since],
  );
  const now = reader.get<{ health: number | null; tier: string | null; asOf: string }>(
    'SELECT health, tier_earned AS tier, as_of AS asOf FROM partner_score WHERE partner_id = ?',
    [partner],
  );
  if (before === undefined || now === undefined || now.asOf !== today) return [];
  const items: SinceItem[] = [];
  if (before.health !== null && now.health !== null && before.health !== now.health)
    items.push({ at: today, kind: 'health', text: `Health ${before.health} to ${now.health}` });
  if (before.tier !== now.tier)
    items.push({
      at: today,
      kind: 'tier',
      text: `Tier earned: ${before.tier ?? 'none'} to ${now.tier ?? 'none'}`,
    });
  return items;
}

function countItems(reader: Reader, { partner, since, today }: Frame): SinceItem[] {
  const count = (
    table: string,
    column: string,
    kind: SinceItem['kind'],
    words: [string, string],
  ): SinceItem[] => {
    const row = reader.get<{ n: number; at: string | null }>(
      `SELECT count(*) AS n, max("${column}") AS at FROM ${table}
       WHERE partner_id = ? AND archived = 0 AND "${column}" > ? AND "${column}" <= ?`,
      [partner, since, today],
    );
    if (row === undefined || row.at === null) return [];
    return [{ at: row.at, kind, text: plural(row.n, ...words) }];
  };
  return [
    ...count('touch', 'on', 'touch', ['touch', 'touches']),
    ...count('certification', 'issued_on', 'certification', [
      'certification issued',
      'certifications issued',
    ]),
  ];
}

function commitmentItems(reader: Reader, { partner, since, today }: Frame): SinceItem[] {
  return reader
    .all<{ text: string; at: string }>(
      `SELECT text, done_on AS at FROM commitment
       WHERE partner_id = ? AND archived = 0 AND status = 'done' AND done_on > ? AND done_on <= ? ORDER BY done_on`,
      [partner, since, today],
    )
    .map(({ text, at }) => ({ at, kind: 'commitment', text: `Done: ${text}` }));
}

/** Edits of the partner's own record, from the change log. */
function fieldItems(reader: Reader, { partner, since, today }: Frame): SinceItem[] {
  return reader
    .all<{
      field: string;
      old: string;
      new: string;
      at: string;
      origin: string;
      source: string | null;
      file: string | null;
    }>(
      `SELECT f.field, f.old, f.new, c.at, c.origin, s.name AS source, i.file FROM change_field f
       JOIN change c ON c.id = f.change_id
       LEFT JOIN import_run i ON i.change_id = c.id LEFT JOIN source s ON s.id = i.source_id
       WHERE f.entity = 'partners' AND f.record_id = ? AND substr(c.at, 1, 10) > ? AND substr(c.at, 1, 10) <= ?
         AND f.field NOT LIKE 'custom.%' AND f.field <> 'archived' ORDER BY c.id DESC LIMIT 20`,
      [partner, since, today],
    )
    .map((row) => {
      const label = fieldOf('partners', row.field)?.label ?? row.field;
      const said = (text: string) => String(JSON.parse(text) ?? 'empty');
      return {
        at: row.at.slice(0, 10),
        kind: 'field',
        text: `${label}: ${said(row.old)} to ${said(row.new)} (${fromOf(row)})`,
      };
    });
}
