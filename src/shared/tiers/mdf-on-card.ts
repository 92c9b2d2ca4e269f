import type { MdfRules } from '../campaigns/mdf/rules.ts';
import type { ActivePresets, FundFigure } from './entitlements.ts';

/**
 * The funds of an MDF preset as a benefits card shows them (S13.2, A84): the amount in use a year, else a quarter, major
 * units; "or more" while an open range stands at its low end. Tiers before the start tier have none.
 */
export function mdfOnCard({
  preset,
  tierOrder,
  startTier,
  funds,
}: MdfRules): NonNullable<ActivePresets['mdf']> {
  const start = tierOrder.indexOf(startTier);
  const shown = funds.flatMap((fund): [string, FundFigure][] => {
    const { perYear, perQuarter, chosenPerYear, chosenPerQuarter } = fund;
    const [range, chosen, per] =
      perYear === null
        ? ([perQuarter, chosenPerQuarter, 'quarter'] as const)
        : ([perYear, chosenPerYear, 'year'] as const);
    if (range === null || tierOrder.indexOf(fund.tier) < start) return [];
    const orMore = range.max === null && chosen === null;
    return [[fund.tier, { amount: chosen ?? range.min, per, orMore }]];
  });
  return { preset, byTier: Object.fromEntries(shown) };
}
