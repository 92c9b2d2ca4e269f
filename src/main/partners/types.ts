import type { RecordName } from '../../../db/schema/registry.ts';
import type { HealthScore } from '../../shared/health/types.ts';
import type { MatrixPlace } from '../../shared/program/value-matrix.ts';
import type { DeckDeal, RevenuePoint } from '../../shared/qbr/deck-types.ts';
import type { TierResult } from '../../shared/tiers/types.ts';
import type { Scalar } from '../book/types.ts';
import type { Figure, SegmentStanding } from '../recompute/types.ts';

/** One row of the partners table; amounts are minor units of the list's currency, null is unknown. */
export type PartnerRow = {
  id: string;
  key: string | null;
  name: string;
  type: string | null;
  owner: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  status: string | null;
  archived: boolean;
  health: number | null;
  band: string | null;
  coverage: number;
  provisional: boolean;
  /** Score points against the last month-end snapshot; null where there is none. */
  healthTrend: number | null;
  tierHeld: string | null;
  tierEarned: string | null;
  /** 1 where the figures support a higher tier than the one held, -1 a lower; null where either is unknown. */
  tierDrift: number | null;
  tierNext: string | null;
  tierPercent: number | null;
  segment: string | null;
  revenueT12M: number | null;
  revenueQuarter: number | null;
  /** Ratio, 0.22 for +22%. */
  growthYoY: number | null;
  pipeline: number | null;
  openDeals: number;
  lastTouchOn: string | null;
  nextQbrAt: string | null;
};

export const partnerSorts = [
  'name',
  'type',
  'owner',
  'country',
  'region',
  'health',
  'coverage',
  'tier',
  'tierHeld',
  'tierEarned',
  'tierPercent',
  'segment',
  'revenueT12M',
  'revenueQuarter',
  'growthYoY',
  'pipeline',
  'openDeals',
  'lastTouchOn',
  'nextQbrAt',
] as const;
export type PartnerSort = (typeof partnerSorts)[number];

/** Every member narrows; an absent one does not. `band: 'Unknown'` and `null` in a list mean "no value". */
export type PartnerFilter = {
  text?: string | undefined;
  bands?: (string | null)[] | undefined;
  tiers?: (string | null)[] | undefined;
  segments?: (string | null)[] | undefined;
  owners?: (string | null)[] | undefined;
  types?: (string | null)[] | undefined;
  countries?: (string | null)[] | undefined;
  archived?: boolean | undefined;
};

export type ListPartnersInput = {
  sort?: { by: PartnerSort; direction: 'asc' | 'desc' } | undefined;
  filter?: PartnerFilter | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
};

export type FacetValue = { value: string | null; count: number };

export type PartnerList = {
  rows: PartnerRow[];
  total: number;
  summary: PartnerSummary;
  facets: {
    bands: FacetValue[];
    tiers: FacetValue[];
    segments: FacetValue[];
    owners: FacetValue[];
    types: FacetValue[];
    countries: FacetValue[];
  };
};

/** Over the rows that match the filter, not only the page shown. */
export type PartnerSummary = {
  partners: number;
  published: number;
  averageHealth: number | null;
  revenueT12M: number | null;
  pipeline: number | null;
  /** Partners at 80% or more of the way to their next tier, and not at the top. */
  closeToNextTier: number;
  currency: string;
  /** Last complete fiscal quarter, the one scores use. */
  quarter: string;
  asOf: string;
};

export type SinceItem = {
  at: string;
  kind: 'revenue' | 'deal' | 'tier' | 'health' | 'touch' | 'commitment' | 'certification' | 'field';
  text: string;
};

export type PartnerSource = {
  source: string;
  entity: string;
  file: string;
  at: string;
  asOf: string | null;
  ageDays: number;
  rows: number;
  vanished: number;
};

/** Where a value of a partner comes from. */
export type FieldOrigin = {
  /** As the change log names it: `owner`, `custom.crm.region`. */
  field: string;
  at: string;
  /** The source, or who else set it. */
  from: string;
  file: string | null;
  line: number | null;
};

export type PartnerOverview = {
  partner: {
    id: string;
    key: string | null;
    name: string;
    archived: boolean;
    fields: { name: string; label: string; value: Scalar }[];
    custom: { name: string; value: Scalar }[];
    keys: { source: string; key: string }[];
    /** Other partners with the very same name. */
    namesakes: { id: string; key: string | null; city: string | null }[];
    /** Partners that were merged into this one. */
    merged: { id: string; name: string }[];
    /** The partner this one was merged into. */
    mergedInto: { id: string; name: string } | null;
  };
  today: string;
  currency: string;
  quarter: string;
  quarterLabel: string;
  figures: Figure[];
  health: HealthScore;
  healthTrend: { on: string; health: number | null; band: string | null }[];
  tier: TierResult;
  segment: SegmentStanding;
  matrix: MatrixPlace;
  revenueByQuarter: RevenuePoint[];
  openDeals: DeckDeal[];
  nextQbr: { id: string; meetsAt: string; quarter: string } | null;
  lastQbr: { id: string; heldOn: string; quarter: string } | null;
  sinceLastQbr: { since: string; qbr: string | null; items: SinceItem[] };
  sources: PartnerSource[];
  warnings: string[];
};

/** A record as the command line lists it: fields by name, money in minor units, custom columns as `custom.<key>`. */
export type RecordRow = { id: string } & Record<string, Scalar>;

export type HistoryEntry = {
  /** The change's public id: what undo-change takes. */
  change: string;
  at: string;
  /** Null for the entry that created the record. */
  field: string | null;
  old: Scalar;
  new: Scalar;
  /** Where it came from: a hand edit, an import and its file, an undo. */
  from: string;
  /** Label of the change, "Edit partner". */
  label: string;
};

export type SearchHit = {
  kind: 'partner' | 'contact' | 'deal' | 'campaign' | 'qbr';
  id: string;
  title: string;
  detail: string | null;
  /** The partner the hit belongs to, for the address of its page. */
  partner: { id: string; name: string } | null;
};

export type BookSummary = {
  empty: boolean;
  partners: number;
  deals: number;
  quarters: number;
  contacts: number;
  touches: number;
  certifications: number;
  surveys: number;
  campaigns: number;
  qbrs: number;
  imports: number;
  openConflicts: number;
  publishedHealth: number;
  withTier: number;
};

/** Facts that go with a partner that is merged: how many of one kind. */
export type MovedFacts = { record: RecordName; count: number };

export type MergePreview = {
  from: { id: string; name: string };
  into: { id: string; name: string };
  moved: MovedFacts[];
  /** Keys that become keys of the other. */
  keys: { source: string; key: string }[];
};

export type MergeResult = {
  change: number | null;
  /** The partner that stays. */
  id: string;
  /** The one that was set aside. */
  merged: string;
  moved: MovedFacts[];
  keys: number;
};

export type UnmergeResult = {
  change: number | null;
  id: string;
  /** Fields, links and keys put back. */
  reversed: number;
  kept: { why: string; count: number; first: string[] }[];
};
