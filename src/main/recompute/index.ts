export { computedRows } from './book-place.ts';
export {
  explainPartner,
  factsOf,
  type PartnerStudy,
  revenueSeries,
  studyPartner,
} from './explain.ts';
export { partnerFacts } from './facts.ts';
export { quarterFigure } from './figures.ts';
export { lineFinder } from './line-finder.ts';
export { recompute } from './recompute.ts';
export { dealIdentity, vanishedCondition } from './scope.ts';
export { scorePartner } from './score.ts';
export { takeSnapshots } from './snapshots.ts';
export { quarterAsked, traceMetric } from './trace.ts';
export type * from './types.ts';
