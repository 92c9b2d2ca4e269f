import type { Writer } from '../../book/types.ts';
import type { PartnerResolver } from '../../partners/index.ts';
import type { ColumnPlan } from '../map/map.ts';
import type { TouchedPartners } from './touched.ts';

/** What rows of one file are written with. */
export interface RowTools {
  writer: Writer;
  columns: ColumnPlan;
  sourceId: number;
  newId: () => string;
  resolver: PartnerResolver;
  touched: TouchedPartners;
}
