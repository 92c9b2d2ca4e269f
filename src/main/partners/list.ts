import { lastCompleteQuarter, quarterKey } from '../../shared/kernel/quarter.ts';
import type { Reader, SqlValue } from '../book/types.ts';
import { settingsOn } from '../program/index.ts';
import { computedRows } from '../recompute/index.ts';
import type {
  FacetValue,
  ListPartnersInput,
  PartnerFilter,
  PartnerList,
  PartnerRow,
  PartnerSort,
  PartnerSummary,
} from './types.ts';

const scoreFields = [
  'health',
  'band',
  'coverage',
  'provisional',
  'tier_earned',
  'tier_next',
  'tier_percent',
  'segment',
  'revenue_t12m',
  'revenue_quarter',
  'growth_yoy',
  'pipeline',
  'open_deals',
  'last_touch_on',
  'next_qbr_at',
] as const;

/** The tier a partner stands in: the one it holds until a review says otherwise, else the one it earned (S11). */
const standing = 'coalesce(p.tier_held, s.tier_earned)';

const rankOf = (tier: string) => `(SELECT key FROM json_each(@ladder) WHERE value = ${tier})`;

const sortColumns: Readonly<Record<PartnerSort, string>> = {
  name: 'p.name COLLATE NOCASE',
  type: 'p.type COLLATE NOCASE',
  owner: 'p.owner COLLATE NOCASE',
  country: 'p.country COLLATE NOCASE',
  region: 'p.region COLLATE NOCASE',
  health: 's.health',
  coverage: 's.coverage',
  tier: rankOf(standing),
  tierHeld: 'p.tier_held COLLATE NOCASE',
  tierEarned: 's.tier_earned COLLATE NOCASE',
  tierPercent: 's.tier_percent',
  segment: 's.segment',
  revenueT12M: 's.revenue_t12m',
  revenueQuarter: 's.revenue_quarter',
  growthYoY: 's.growth_yoy',
  pipeline: 's.pipeline',
  openDeals: 's.open_deals',
  lastTouchOn: 's.last_touch_on',
  nextQbrAt: 's.next_qbr_at',
};

const listFilters = {
  bands: 's.band',
  tiers: standing,
  segments: 's.segment',
  owners: 'p.owner',
  types: 'p.type',
  countries: 'p.country',
} as const;
type ListFilter = keyof typeof listFilters;
const filterNames = [
  'bands',
  'tiers',
  'segments',
  'owners',
  'types',
  'countries',
] as const satisfies readonly ListFilter[];

type Params = Record<string, SqlValue>;
type ScoreTable = { with: string; from: string };

/**
 * Partners as the table shows them: filtered, sorted (unknown last, ties by name) and cut to a page. For another day than
 * the one the derived rows stand for, scores are computed and not read.
 */
export function listPartners(reader: Reader, input: ListPartnersInput, today: string): PartnerList {
  const settings = settingsOn(reader, today);
  const filter = input.filter ?? {};
  // An archived partner has no score, on whatever day.
  const computed = filter.archived === true ? null : computedRows(reader, today, settings);
  const table = computed === null ? derivedTable : computedTable;
  const params: Params = computed === null ? {} : { computed: JSON.stringify(computed) };
  const { from } = table;
  const where = conditions(filter, params, null);
  const sort = input.sort ?? { by: 'name', direction: 'asc' };
  const column = sortColumns[sort.by];
  const ladder = JSON.stringify(settings.tierLadder.steps.map(({ name }) => name));
  const rows = reader.all<
    PartnerRow & { healthBefore: number | null; archived: number; provisional: number }
  >(
    `${table.with} SELECT ${rowColumns} ${from} WHERE ${where}
     ORDER BY ${column} IS NULL, ${column} ${sort.direction === 'desc' ? 'DESC' : 'ASC'}, p.name COLLATE NOCASE, p.id
     LIMIT @limit OFFSET @offset`,
    { ...params, today, ladder, limit: input.limit ?? 100, offset: input.offset ?? 0 },
  );
  const summary = summaryOf(reader, table.with, from, where, params, {
    currency: settings.currency,
    quarter: quarterKey(lastCompleteQuarter(today, settings.fiscalYearStartMonth)),
    asOf: today,
  });
  return {
    rows: rows.map(asRow),
    total: summary.partners,
    summary,
    facets: facetsOf(reader, table.with, from, filter, params),
  };
}

const derivedTable: ScoreTable = {
  with: '',
  from: 'FROM partner p LEFT JOIN partner_score s ON s.partner_id = p.id',
};

/** Read once, and the partners found by their ids: the other way round each would search all computed rows. */
const computedTable: ScoreTable = {
  with: `WITH computed AS MATERIALIZED (SELECT ${['partner_id', ...scoreFields]
    .map((name) => `json_extract(value, '$.${name}') AS ${name}`)
    .join(', ')} FROM json_each(@computed))`,
  from: 'FROM computed s CROSS JOIN partner p ON p.id = s.partner_id',
};

const rowColumns = `p.public_id AS id,
  coalesce(p.external_id, (SELECT min(r.key) FROM source_row r WHERE r.entity = 'partners' AND r.record_id = p.id)) AS key,
  p.name, p.type, p.owner, p.country, p.region, p.city, p.status, p.archived,
  s.health, s.band, coalesce(s.coverage, 0) AS coverage, coalesce(s.provisional, 1) AS provisional,
  (SELECT n.health FROM score_snapshot n WHERE n.partner_id = p.id AND n.kind = 'month' AND n."on" < @today
   ORDER BY n."on" DESC LIMIT 1) AS healthBefore,
  p.tier_held AS tierHeld, s.tier_earned AS tierEarned, s.tier_next AS tierNext, s.tier_percent AS tierPercent,
  sign(${rankOf('s.tier_earned')} - ${rankOf('p.tier_held')}) AS tierDrift,
  s.segment, s.revenue_t12m AS revenueT12M, s.revenue_quarter AS revenueQuarter, s.growth_yoy AS growthYoY,
  s.pipeline, coalesce(s.open_deals, 0) AS openDeals, s.last_touch_on AS lastTouchOn, s.next_qbr_at AS nextQbrAt`;

function asRow({
  healthBefore,
  archived,
  provisional,
  ...row
}: Omit<PartnerRow, 'archived' | 'provisional'> & {
  healthBefore: number | null;
  archived: number | boolean;
  provisional: number | boolean;
}): PartnerRow {
  const trend = row.health === null || healthBefore === null ? null : row.health - healthBefore;
  return {
    ...row,
    archived: Boolean(archived),
    provisional: Boolean(provisional),
    healthTrend: trend,
  };
}

/** Conditions of a filter, but for one of its lists: a facet counts what its own choice would add. */
function conditions(filter: PartnerFilter, params: Params, except: ListFilter | null): string {
  const parts = [`p.archived = ${filter.archived === true ? 1 : 0}`];
  const text = filter.text?.trim() ?? '';
  if (text !== '') {
    params.text = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const columns = ['p.name', 'p.external_id', 'p.owner', 'p.city', 'p.domain'];
    parts.push(`(${columns.map((column) => `${column} LIKE @text ESCAPE '\\'`).join(' OR ')})`);
  }
  for (const name of filterNames) {
    const chosen = filter[name];
    if (name === except || chosen === undefined || chosen.length === 0) continue;
    params[name] = JSON.stringify(chosen.filter((one) => one !== null));
    const column = listFilters[name];
    const none = chosen.includes(null) ? ` OR ${column} IS NULL` : '';
    parts.push(`(${column} IN (SELECT value FROM json_each(@${name}))${none})`);
  }
  return parts.join(' AND ');
}

function summaryOf(
  reader: Reader,
  prefix: string,
  from: string,
  where: string,
  params: Params,
  frame: Pick<PartnerSummary, 'currency' | 'quarter' | 'asOf'>,
): PartnerSummary {
  const row = reader.get<Omit<PartnerSummary, keyof typeof frame>>(
    `${prefix} SELECT count(*) AS partners, count(s.health) AS published, round(avg(s.health), 1) AS averageHealth,
            sum(s.revenue_t12m) AS revenueT12M, sum(s.pipeline) AS pipeline,
            count(*) FILTER (WHERE s.tier_percent >= 80) AS closeToNextTier ${from} WHERE ${where}`,
    params,
  );
  const none = {
    partners: 0,
    published: 0,
    averageHealth: null,
    revenueT12M: null,
    pipeline: null,
    closeToNextTier: 0,
  };
  return { ...(row ?? none), ...frame };
}

function facetsOf(
  reader: Reader,
  prefix: string,
  from: string,
  filter: PartnerFilter,
  params: Params,
): PartnerList['facets'] {
  const facet = (name: ListFilter): FacetValue[] => {
    const own = { ...params };
    const where = conditions(filter, own, name);
    return reader.all<FacetValue>(
      `${prefix} SELECT ${listFilters[name]} AS value, count(*) AS count ${from} WHERE ${where}
       GROUP BY 1 ORDER BY count DESC, value LIMIT 200`,
      own,
    );
  };
  return {
    bands: facet('bands'),
    tiers: facet('tiers'),
    segments: facet('segments'),
    owners: facet('owners'),
    types: facet('types'),
    countries: facet('countries'),
  };
}
