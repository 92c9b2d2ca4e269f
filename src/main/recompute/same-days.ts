import { addMonths } from '../../shared/kernel/local-date.ts';
import { addQuarters, type FiscalQuarter, startOfQuarter } from '../../shared/kernel/quarter.ts';
import type { Reader } from '../book/types.ts';
import { amounts, dealRows } from './behind-deals.ts';
import type { Basis, PartnerFacts } from './facts.ts';
import type { BehindRow } from './types.ts';

/** Won deals from the start of the same quarter a year before to the same day a year before. */
export function sameDaysRows(
  reader: Reader,
  basis: Basis,
  partner: PartnerFacts,
  quarter: FiscalQuarter,
): BehindRow[] {
  const from = startOfQuarter(addQuarters(quarter, -4), basis.startMonth);
  const to = addMonths(basis.today, -12);
  const severalSources = basis.coverage.severalDealSources;
  const rows = dealRows(reader, {
    partner: partner.id,
    stage: 'won',
    dated: { by: 'closed_on', from, to },
    severalSources,
  });
  return amounts(rows, 'closedOn');
}
