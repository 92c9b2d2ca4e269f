import { columnOf, entities } from '../../shared/book/entities.ts';
import { parseQuarter, quarterLabel } from '../../shared/kernel/quarter.ts';
import { type MetricId, metrics } from '../../shared/program/metrics.ts';
import type { Reader, Scalar, SqlValue } from '../book/types.ts';
import { type ExplainedPartner, explainPartner, type Figure } from '../recompute/index.ts';
import { resolveKey } from './keys.ts';
import { openDeals } from './open-deals.ts';
import { customOf } from './records.ts';
import { sinceLastQbr } from './since.ts';
import { partnerSources } from './sources.ts';
import type { PartnerOverview } from './types.ts';

/** The figures of the strip below a partner's header, in order. */
const shownFigures: readonly MetricId[] = [
  'revenueT12M',
  'growthT12M',
  'revenueQuarter',
  'growthYoY',
  'sourcedT12M',
  'pipelineValue',
  'openDeals',
  'winRate',
  'averageDealT12M',
  'registrations90d',
  'certifiedPeople',
  'nps',
  'lastTouch',
  'nextQbr',
];

/** Everything a partner's overview shows, gathered for one day. */
export function partnerOverview(reader: Reader, key: string, today: string): PartnerOverview {
  const { id } = resolveKey(reader, 'partners', key);
  const explained = explainPartner(reader, id, today);
  const quarter = parseQuarter(explained.quarter);
  const { currency, health, tier, segment, matrix, series, warnings } = explained;
  return {
    partner: partnerHeader(reader, id),
    today,
    currency,
    quarter: explained.quarter,
    quarterLabel: quarter === null ? explained.quarter : quarterLabel(quarter),
    figures: figuresOf(explained),
    health,
    healthTrend: healthTrend(reader, id),
    tier,
    segment,
    matrix,
    revenueByQuarter: series,
    openDeals: openDeals(reader, id, today),
    nextQbr: nextQbr(reader, id, today),
    lastQbr: lastQbr(reader, id, today),
    sinceLastQbr: sinceLastQbr(reader, id, today, currency),
    sources: partnerSources(reader, id, today),
    warnings,
  };
}

function figuresOf({ metrics: known, quarter, currency }: ExplainedPartner): Figure[] {
  return shownFigures.flatMap((metric) => {
    const value = known[metric];
    if (value === undefined) return [];
    const { label, definition, perQuarter } = metrics[metric];
    return [
      { ...value, metric, quarter: perQuarter ? quarter : null, label, definition, currency },
    ];
  });
}

type Stored = Record<string, SqlValue>;

function partnerHeader(reader: Reader, id: number): PartnerOverview['partner'] {
  const row = reader.get<Stored>('SELECT * FROM partner WHERE id = ?', [id]) ?? {};
  const keys = reader.all<{ source: string; key: string }>(
    `SELECT s.name AS source, r.key FROM source_row r JOIN source s ON s.id = r.source_id
     WHERE r.entity = 'partners' AND r.record_id = ? ORDER BY s.name, r.key`,
    [id],
  );
  return {
    id: String(row.public_id),
    key: text(row.external_id) ?? keys[0]?.key ?? null,
    name: String(row.name),
    archived: row.archived === 1,
    fields: entities.partners.fields.map(({ name, label }) => ({
      name,
      label,
      value: scalar(row[columnOf(name)]),
    })),
    custom: Object.entries(customOf(row.custom)).map(([name, value]) => ({ name, value })),
    keys,
    namesakes: namesakes(reader, id, String(row.name)),
    merged: reader.all<{ id: string; name: string }>(
      'SELECT public_id AS id, name FROM partner WHERE merged_into = ? ORDER BY name, id',
      [id],
    ),
    mergedInto:
      reader.get<{ id: string; name: string }>(
        'SELECT public_id AS id, name FROM partner WHERE id = ?',
        [typeof row.merged_into === 'number' ? row.merged_into : null],
      ) ?? null,
  };
}

function namesakes(reader: Reader, id: number, name: string) {
  return reader.all<{ id: string; key: string | null; city: string | null }>(
    `SELECT public_id AS id, external_id AS key, city FROM partner
     WHERE name = ? AND id <> ? AND archived = 0 ORDER BY id LIMIT 10`,
    [name, id],
  );
}

function healthTrend(reader: Reader, id: number): PartnerOverview['healthTrend'] {
  return reader
    .all<{ on: string; health: number | null; band: string | null }>(
      `SELECT "on", health, band FROM score_snapshot WHERE partner_id = ? AND kind = 'month'
       ORDER BY "on" DESC LIMIT 12`,
      [id],
    )
    .reverse();
}

function nextQbr(reader: Reader, id: number, today: string): PartnerOverview['nextQbr'] {
  return (
    reader.get<{ id: string; meetsAt: string; quarter: string }>(
      `SELECT public_id AS id, meets_at AS meetsAt, quarter FROM qbr
       WHERE partner_id = ? AND archived = 0 AND status = 'planned' AND meets_at >= ? ORDER BY meets_at LIMIT 1`,
      [id, today],
    ) ?? null
  );
}

function lastQbr(reader: Reader, id: number, today: string): PartnerOverview['lastQbr'] {
  return (
    reader.get<{ id: string; heldOn: string; quarter: string }>(
      `SELECT public_id AS id, held_on AS heldOn, quarter FROM qbr
       WHERE partner_id = ? AND archived = 0 AND status = 'held' AND held_on <= ? ORDER BY held_on DESC LIMIT 1`,
      [id, today],
    ) ?? null
  );
}

const text = (value: SqlValue | undefined): string | null =>
  typeof value === 'string' ? value : null;
const scalar = (value: SqlValue | undefined): Scalar =>
  typeof value === 'string' || typeof value === 'number' ? value : null;
