import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatPercent } from '../kernel/percent.ts';
import { divideRatios, type Ratio, ratio, ratioOf } from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { plural } from '../kernel/words.ts';
import { apportion, sumRatios } from './apportion.ts';
import { type CreditModel, creditModels, type MultiTouchRules } from './models.ts';
import { decayWeight } from './time-decay.ts';
import { type AttributionWindows, touchCounts } from './windows.ts';

/** One touch on a deal. `at` is a day, or a day with its time where the order within a day is known. */
export type Touch = { readonly partner: string; readonly at: string; readonly type: string };

/** The deal the touches led to; `value` in minor units, null unknown. */
export type TouchedDeal = {
  readonly closedOn: LocalDate;
  readonly opportunityCreatedOn: LocalDate | null;
  readonly value: number | null;
};

/** Credit of a touch or a partner: the exact share, hundredths of a percent (10,000 is all), and its part of the deal's value. */
export type CreditShare = {
  readonly share: Ratio;
  readonly basisPoints: number;
  readonly amount: number | null;
};

export type TouchShare = CreditShare & { readonly touch: Touch };
export type PartnerShare = CreditShare & {
  readonly partner: string;
  readonly touches: readonly TouchShare[];
};
export type TouchLeftOut = { readonly touch: Touch; readonly why: string };

/** The credit of one model: basis points sum to 10,000 (`value`), amounts to the deal's value. */
export type MultiTouchCredit = Explained<number> & {
  readonly model: CreditModel;
  readonly partners: readonly PartnerShare[];
  readonly leftOut: readonly TouchLeftOut[];
};

const allBasisPoints = 10_000;

/**
 * Shares credit over the touches inside the attribution window by one model (S46.1 to S46.5). Touches of one moment share
 * equally. Basis points and amounts are rounded per partner, then within a partner per touch; what rounding leaves goes to
 * the first of the largest shares, so that both sum exactly. Partners stand in the order of their first touch given.
 * Without a touch that counts, or where all weigh nothing, the credit is null.
 */
export function shareTouches(
  rules: MultiTouchRules,
  windows: AttributionWindows,
  model: CreditModel,
  touches: readonly Touch[],
  deal: TouchedDeal,
): MultiTouchCredit {
  const { counted, leftOut } = sift(windows, touches, deal);
  const partners = credited(weighed(rules, model, counted, deal.closedOn), deal.value);
  const reasons = partners.map(({ partner, share, basisPoints }) => ({
    text: `${partner}: ${formatPercent(share)}.`,
    part: basisPoints,
  }));
  const none = partners.length === 0 ? ['No touch counts: there is no credit to share.'] : [];
  const left =
    leftOut.length === 0
      ? []
      : [`${plural(leftOut.length, 'touch', 'touches')} outside the window left out.`];
  return {
    ...explained<number>({
      value: partners.length === 0 ? null : allBasisPoints,
      because: [...reasons, ...[...none, ...left].map(because)],
      inputs: [
        { name: 'model', value: model },
        { name: 'touches', value: counted.length },
        { name: 'deal value', value: deal.value },
      ],
      rule: 'S46.1',
      preset: rules.preset,
    }),
    model,
    partners,
    leftOut,
  };
}

/** The same touches by every model, side by side (S46.6). */
export function compareModels(
  rules: MultiTouchRules,
  windows: AttributionWindows,
  touches: readonly Touch[],
  deal: TouchedDeal,
): MultiTouchCredit[] {
  return creditModels.map((model) => shareTouches(rules, windows, model, touches, deal));
}

function sift(
  windows: AttributionWindows,
  touches: readonly Touch[],
  { opportunityCreatedOn, closedOn }: TouchedDeal,
): { readonly counted: readonly Touch[]; readonly leftOut: readonly TouchLeftOut[] } {
  const counted: Touch[] = [];
  const leftOut: TouchLeftOut[] = [];
  for (const touch of touches) {
    const found = touchCounts(windows, touch.at.slice(0, 10), opportunityCreatedOn, closedOn);
    if (found.value === true) counted.push(touch);
    else leftOut.push({ touch, why: found.because.map(({ text }) => text).join(' ') });
  }
  return { counted, leftOut };
}

type WeighedTouch = { readonly touch: Touch; readonly share: Ratio };

/** Each touch with its share of the whole; empty where all weigh nothing. */
function weighed(
  rules: MultiTouchRules,
  model: CreditModel,
  touches: readonly Touch[],
  closedOn: LocalDate,
): WeighedTouch[] {
  const weigh = weigher(rules, model, touches, closedOn);
  const weights = touches.map((touch) => ({ touch, weight: weigh(touch) }));
  const total = sumRatios(weights.map(({ weight }) => weight));
  return total.num === 0n
    ? []
    : weights.map(({ touch, weight }) => ({ touch, share: divideRatios(weight, total) }));
}

function weigher(
  rules: MultiTouchRules,
  model: CreditModel,
  touches: readonly Touch[],
  closedOn: LocalDate,
): (touch: Touch) => Ratio {
  const moments = touches.map(({ at }) => at).toSorted();
  const whenAt =
    (moment: string | undefined) =>
    ({ at }: Touch): Ratio =>
      ratio(at === moment ? 1 : 0);
  switch (model) {
    case 'first':
      return whenAt(moments.at(0));
    case 'last':
      return whenAt(moments.at(-1));
    case 'linear':
      return () => ratio(1);
    case 'time-decay':
      return ({ at }) => decayWeight(daysBetween(at.slice(0, 10), closedOn), rules.halfLifeDays);
    case 'custom':
      return ({ type }) => ratioOf(rules.custom.byType[type] ?? rules.custom.otherwise);
    default:
      return unreachable(model);
  }
}

function credited(weights: readonly WeighedTouch[], value: number | null): PartnerShare[] {
  const byPartner = new Map<string, WeighedTouch[]>();
  for (const one of weights)
    byPartner.set(one.touch.partner, [...(byPartner.get(one.touch.partner) ?? []), one]);
  const shares = [...byPartner].map(([partner, held]) => ({
    partner,
    held,
    share: sumRatios(held.map(({ share }) => share)),
  }));
  return divide(shares, allBasisPoints, value).map(({ held, ...own }) => ({
    ...own,
    touches: divide(held, own.basisPoints, own.amount),
  }));
}

function divide<Part extends { readonly share: Ratio }>(
  parts: readonly Part[],
  basisPoints: number,
  value: number | null,
): (Part & CreditShare)[] {
  const pointed = apportion(parts, basisPoints).map(([part, own]) => ({
    ...part,
    basisPoints: own,
  }));
  return value === null
    ? pointed.map((part) => ({ ...part, amount: null }))
    : apportion(pointed, value).map(([part, amount]) => ({ ...part, amount }));
}
