import { revenueRanks } from '../../shared/program/segment.ts';
import type { Reader, Recompute, Writer } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { contextOf, keepContext, readContext } from './context.ts';
import { type Gathered, partnerFacts } from './facts.ts';
import { type ScoreRow, scoreColumns, scoreRow } from './rows.ts';
import { type BookPlace, type ScoredRow, scoreForList } from './score.ts';

/**
 * Derived rows of some partners, or (null) of the whole book. A change that shifts what all partners depend on (how far
 * the data reach, who is in the top tenth, the rules, the day) is answered with the whole book, so that derived rows
 * always equal a rebuild.
 */
export const recompute: Recompute = (writer, partners, today) => {
  const settings = settingsOn(writer, today);
  if (partners === null || partners.size > fewPartners) {
    recomputeBook(writer, partnerFacts(writer, null, today, settings, { terse: true }));
    return;
  }
  if (partners.size === 0) return;
  const gathered = partnerFacts(writer, [...partners], today, settings, { terse: true });
  const scored = scoreAll(gathered);
  const before = readContext(writer);
  const upsert = `${insert} ON CONFLICT (partner_id) DO UPDATE SET ${updates}`;
  for (const id of partners) removeArchived(writer, gathered, id);
  const places = () => placesAmong(writer, gathered, scored);
  for (const [id, place] of places()) writeRow(writer, upsert, gathered, scored, id, place);
  if (contextOf(writer, gathered) === before) return;
  recomputeBook(writer, partnerFacts(writer, null, today, settings, { terse: true }));
};

/** Above this many, ranking each among the rest costs more than deriving the whole book. */
const fewPartners = 50;

const names = scoreColumns.map((name) => `"${name}"`).join(', ');
const insert = `INSERT INTO partner_score (${names}) VALUES (${scoreColumns.map((name) => `@${name}`).join(', ')})`;
const updates = scoreColumns.map((name) => `"${name}" = excluded."${name}"`).join(', ');

function recomputeBook(writer: Writer, gathered: Gathered): void {
  writer.run('DELETE FROM partner_score');
  for (const row of bookRows(gathered)) writer.run(insert, row);
  keepContext(writer, contextOf(writer, gathered));
}

/** The derived rows of a whole gathered book. Writes nothing: also what a list for another day reads. */
export function bookRows(gathered: Gathered): ScoreRow[] {
  const scored = scoreAll(gathered);
  const ids = [...scored.keys()];
  const revenues = ids.map((id) => scored.get(id)?.standing.year.value ?? null);
  const ranks = revenueRanks(revenues);
  const partnersWithRevenue = ranks.filter((rank) => rank !== null).length;
  return ids.flatMap((id, index) => {
    const [partner, one] = [gathered.partners.get(id), scored.get(id)];
    if (partner === undefined || one === undefined) return [];
    return [scoreRow(gathered, partner, one, { rank: ranks[index] ?? null, partnersWithRevenue })];
  });
}

function scoreAll(gathered: Gathered): Map<number, ScoredRow> {
  const scored = new Map<number, ScoredRow>();
  for (const [id, partner] of gathered.partners)
    if (partner.archived === 0) scored.set(id, scoreForList(gathered, partner));
  return scored;
}

function removeArchived(writer: Writer, gathered: Gathered, id: number): void {
  if (gathered.partners.get(id)?.archived === 0) return;
  writer.run('DELETE FROM partner_score WHERE partner_id = ?', [id]);
}

function writeRow(
  writer: Writer,
  sql: string,
  gathered: Gathered,
  scored: ReadonlyMap<number, ScoredRow>,
  id: number,
  place: BookPlace,
): void {
  const [partner, one] = [gathered.partners.get(id), scored.get(id)];
  if (partner === undefined || one === undefined) return;
  writer.run(sql, scoreRow(gathered, partner, one, place));
}

/** Where a few partners stand among the rest of the book, whose rows are already derived. */
function placesAmong(
  reader: Reader,
  gathered: Gathered,
  scored: ReadonlyMap<number, ScoredRow>,
): Map<number, BookPlace> {
  const own = JSON.stringify([...gathered.partners.keys()]);
  const others = `FROM partner_score WHERE partner_id NOT IN (SELECT value FROM json_each(@own))`;
  const mine = [...scored.values()]
    .map(({ standing }) => standing.year.value ?? 0)
    .filter((one) => one > 0);
  const count = (condition: string, params: Record<string, number>) =>
    reader.get<{ n: number }>(`SELECT count(*) AS n ${others} AND ${condition}`, { own, ...params })
      ?.n ?? 0;
  const partnersWithRevenue = count('revenue_t12m > 0', {}) + mine.length;
  return new Map(
    [...scored].map(([id, { standing }]) => {
      const revenue = standing.year.value;
      const rank =
        revenue === null || revenue <= 0
          ? null
          : 1 +
            count('revenue_t12m > @revenue', { revenue }) +
            mine.filter((one) => one > revenue).length;
      return [id, { rank, partnersWithRevenue }];
    }),
  );
}
