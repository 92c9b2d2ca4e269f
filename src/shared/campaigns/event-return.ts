import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinor, formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import { formatPercent } from '../kernel/percent.ts';
import {
  ceilRatio,
  compareRatios,
  floorRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  subtractRatios,
  toDecimals,
} from '../kernel/ratio.ts';

/** Costs of an event in minor units; `ourShare` is our part of the sponsorship, 0-1. */
export type EventCosts = {
  readonly sponsorship: number;
  readonly ourShare: Ratio;
  readonly travel: number;
  readonly collateral: number;
  readonly currency: string;
};

/** What is expected of an event: qualified leads, two conversion rates (0-1), the average deal in minor units. */
export type EventOutlook = {
  readonly leads: number;
  readonly leadToOpportunity: Ratio;
  readonly opportunityToClose: Ratio;
  readonly averageDeal: number;
};

/** Revenue on investment ("return multiple"), and what is left of it net; null when nothing is invested. */
export type EventReturn = { readonly multiple: Ratio | null; readonly netRoi: Ratio | null };

export type DealCase = EventReturn & { readonly deals: number; readonly revenue: number };

/** A forecast; `value` is the expected revenue. */
export type EventForecast = Explained<number> &
  EventReturn & {
    readonly investment: Explained<number>;
    readonly opportunities: Ratio;
    readonly deals: Ratio;
    /** With whole deals: the next lower and the next higher number, one alone when the expected is whole. */
    readonly wholeDeals: readonly DealCase[];
  };

/** Our investment: sponsorship x our share + travel and staff + collateral, the share rounded once (S29.1). */
export function eventInvestment(costs: EventCosts): Explained<number> {
  const { sponsorship, ourShare, travel, collateral, currency } = costs;
  const share = timesRate(sponsorship, ourShare);
  return explained<number>({
    value: sumMinor([share, travel, collateral]),
    because: [
      {
        text: `Sponsorship: ${formatPercent(ourShare)} of ${formatMinorShort(sponsorship, currency)} is ${formatMinor(share, currency)}.`,
        part: share,
      },
      { text: `Travel and staff: ${formatMinor(travel, currency)}.`, part: travel },
      { text: `Collateral: ${formatMinor(collateral, currency)}.`, part: collateral },
    ],
    inputs: [
      { name: 'sponsorship', value: sponsorship },
      { name: 'our share', value: formatPercent(ourShare) },
      { name: 'travel and staff', value: travel },
      { name: 'collateral', value: collateral },
    ],
    rule: 'S29.1',
    preset: null,
  });
}

/** Return multiple = revenue / investment; net ROI = that less one (S29.3). Amounts in minor units of one currency. */
export function eventReturn(revenue: number, investment: number): EventReturn {
  if (investment === 0) return { multiple: null, netRoi: null };
  const multiple = ratio(revenue, investment);
  return { multiple, netRoi: subtractRatios(multiple, ratio(1)) };
}

/**
 * What an event may return (S29.2): opportunities, deals and revenue are expected values, unrounded but for the cent;
 * beside them stands the range with whole deals (S29.4).
 */
export function eventForecast(costs: EventCosts, outlook: EventOutlook): EventForecast {
  const investment = eventInvestment(costs);
  const cost = Number(investment.value);
  const opportunities = multiplyRatios(ratioOf(outlook.leads), outlook.leadToOpportunity);
  const deals = multiplyRatios(opportunities, outlook.opportunityToClose);
  const revenue = timesRate(outlook.averageDeal, deals);
  const { currency } = costs;
  return {
    ...explained<number>({
      value: revenue,
      because: [
        because(
          `${outlook.leads} leads at ${formatPercent(outlook.leadToOpportunity)} give ${toDecimals(opportunities, 2)} opportunities; ${formatPercent(outlook.opportunityToClose)} of them ${toDecimals(deals, 2)} deals.`,
        ),
        {
          text: `${toDecimals(deals, 2)} deals at ${formatMinorShort(outlook.averageDeal, currency)} bring ${formatMinor(revenue, currency)}.`,
          part: revenue,
        },
      ],
      inputs: [
        { name: 'leads', value: outlook.leads },
        { name: 'lead to opportunity', value: formatPercent(outlook.leadToOpportunity) },
        { name: 'opportunity to close', value: formatPercent(outlook.opportunityToClose) },
        { name: 'average deal', value: outlook.averageDeal },
      ],
      rule: 'S29.2',
      preset: null,
    }),
    ...eventReturn(revenue, cost),
    investment,
    opportunities,
    deals,
    wholeDeals: wholeDeals(deals, outlook.averageDeal, cost),
  };
}

function wholeDeals(deals: Ratio, averageDeal: number, investment: number): DealCase[] {
  const [fewer, more] = [floorRatio(deals), ceilRatio(deals)];
  const counts = compareRatios(ratio(fewer), ratio(more)) === 0 ? [fewer] : [fewer, more];
  return counts.map((count) => {
    const revenue = timesRate(averageDeal, ratio(count));
    return { deals: Number(count), revenue, ...eventReturn(revenue, investment) };
  });
}
