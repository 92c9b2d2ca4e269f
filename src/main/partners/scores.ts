import type { HealthScore } from '../../shared/health/types.ts';
import type { TierResult } from '../../shared/tiers/types.ts';
import type { Reader } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { partnerFacts, scorePartner } from '../recompute/index.ts';

export type PartnerScores = {
  id: string;
  key: string | null;
  name: string;
  health: HealthScore;
  tier: TierResult;
};

type Row = { recordId: number; id: string; key: string | null; name: string };

/** Health and tier of every partner, by name, for any day; the rows behind them are named by `getPartner` alone. */
export function listScores(reader: Reader, today: string): PartnerScores[] {
  const gathered = partnerFacts(reader, null, today, settingsOn(reader, today));
  const rows = reader.all<Row>(
    `SELECT p.id AS recordId, p.public_id AS id, p.name,
            coalesce(p.external_id, (SELECT min(r.key) FROM source_row r
              WHERE r.entity = 'partners' AND r.record_id = p.id)) AS key
     FROM partner p WHERE p.archived = 0 ORDER BY p.name COLLATE NOCASE, p.id`,
  );
  return rows.flatMap(({ recordId, ...row }) => {
    const facts = gathered.partners.get(recordId);
    if (facts === undefined) return [];
    const { health, tier } = scorePartner(gathered, facts);
    return [{ ...row, health, tier }];
  });
}
