export { archiveRecord, createRecord, type EditResult, setFields, undoEdit } from './edit.ts';
export { fieldOrigins } from './field-origins.ts';
export { getPartner, type PartnerRecord, traceRecord } from './get.ts';
export { history } from './history.ts';
export { resolveKey } from './keys.ts';
export { listPartners } from './list.ts';
export { mergePartners, mergePreview } from './merge.ts';
export { openDeals } from './open-deals.ts';
export { partnerOverview } from './overview.ts';
export {
  linkWaiting,
  livingPartners,
  PartnerResolver,
  type ResolverFor,
  resolversOf,
} from './partner-links.ts';
export { getRecord, listRecords, recordById } from './records.ts';
export { listScores, type PartnerScores } from './scores.ts';
export { searchAll } from './search.ts';
export { summarizeBook } from './summary.ts';
export * from './types.ts';
export { unmergePartner } from './unmerge.ts';
export { readValue } from './values.ts';
