import type { Reader } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import type { PartnersWithoutQbr, PartnerWithoutQbr } from './types.ts';

/** Who gets a QBR by default: S18, as `inQbrScope` says it of one partner. */
const inScope = `(s.segment IN ('Strategic', 'Growth')
  OR coalesce(p.tier_held, s.tier_earned) IN ('Gold', 'Platinum', 'Integration', 'Solution'))`;

const missing = `FROM partner p JOIN partner_score s ON s.partner_id = p.id
  WHERE p.archived = 0 AND ${inScope} AND NOT EXISTS (
    SELECT 1 FROM qbr q WHERE q.partner_id = p.id AND q.archived = 0 AND q.status = 'planned' AND q.meets_at >= @today)`;

/** Partners that are due a QBR by their segment or tier and have none ahead, the largest first. */
export function partnersWithoutQbr(
  reader: Reader,
  today: string,
  limit: number,
): PartnersWithoutQbr {
  const rows = reader.all<PartnerWithoutQbr>(
    `SELECT p.public_id AS id, p.name, p.owner, s.segment, coalesce(p.tier_held, s.tier_earned) AS tier,
            s.revenue_t12m AS revenueT12M,
            (SELECT max(q.held_on) FROM qbr q WHERE q.partner_id = p.id AND q.archived = 0 AND q.status = 'held') AS lastHeldOn
     ${missing} ORDER BY s.revenue_t12m IS NULL, s.revenue_t12m DESC, p.name COLLATE NOCASE, p.id LIMIT @limit`,
    { today, limit },
  );
  const total = reader.get<{ n: number }>(`SELECT count(*) AS n ${missing}`, { today })?.n ?? 0;
  return { rows, total, currency: settingsOn(reader, today).currency };
}
