import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, addMonths, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { ordinalWord, plural } from '../kernel/words.ts';
import { mapLetters } from '../playbooks/deal-map-letters.ts';
import type { MapStepKind, PricingRules } from './pricing-rules.ts';

/** The step of the n-th violation; null for none. The last step holds for every later one (S43.2). */
export function mapStep({ steps }: PricingRules, violations: number): MapStepKind | null {
  return steps.findLast(({ from }) => violations >= from)?.step ?? null;
}

export type MapStanding = Explained<MapStepKind | 'none'> & { readonly counted: number };

/**
 * Where a partner stands (S43.2, S43.3): its violations over the life of the contract, or in the trailing months the
 * program chose, and the step they lead to. Violations before the contract or after today do not count.
 */
export function mapStanding(
  rules: PricingRules,
  violations: readonly LocalDate[],
  contractStart: LocalDate | null,
  today: LocalDate,
): MapStanding {
  const windowStart =
    rules.countMonths === null ? null : addDays(addMonths(today, -rules.countMonths), 1);
  const counted = violations.filter(
    (day) =>
      day <= today &&
      (contractStart === null || day >= contractStart) &&
      (windowStart === null || day >= windowStart),
  ).length;
  const step = mapStep(rules, counted) ?? 'none';
  const span =
    rules.countMonths === null
      ? 'over the life of the contract'
      : `in the trailing ${plural(rules.countMonths, 'month')}`;
  return {
    ...explained<MapStepKind | 'none'>({
      value: step,
      because: [because(`${plural(counted, 'pricing violation')} ${span}: ${stepWords[step]}.`)],
      inputs: [
        { name: 'violations', value: violations.length },
        { name: 'contract start', value: contractStart },
      ],
      rule: 'S43.2',
      preset: rules.preset,
    }),
    counted,
  };
}

const stepWords: Readonly<Record<MapStepKind | 'none', string>> = {
  none: 'no step',
  'written-warning': 'written warning',
  'commission-hold': 'commission hold',
  'program-removal': 'removal from the program',
};

/** A hold on commissions: from the day it was decided to the day before its release; null is not yet released. */
export type CommissionHold = {
  readonly decidedOn: LocalDate;
  readonly releasedOn: LocalDate | null;
};

/** Whether commissions are held on a day (S43.4, S53). */
export function isHeld(holds: readonly CommissionHold[], day: LocalDate): boolean {
  return holds.some(
    ({ decidedOn, releasedOn }) => day >= decidedOn && (releasedOn === null || day < releasedOn),
  );
}

export type MapLetter = { readonly subject: string; readonly body: string };

/** The draft of the letter for a step (S43.5); `evidence` is what was found, as the person recorded it. */
export function mapLetter(
  step: MapStepKind,
  facts: {
    readonly partner: string;
    readonly violatedOn: LocalDate;
    readonly evidence: string;
    readonly number: number;
  },
): MapLetter {
  const { subject, consequence } = mapLetters[step];
  return {
    subject,
    body: `Dear ${facts.partner}, on ${formatDate(facts.violatedOn)} we found an offer below the published price: ${facts.evidence}. This is the ${ordinalWord(facts.number)} violation of the pricing rules under our agreement. ${consequence}`,
  };
}

/** What a partner wants to sell at which price. */
export type PriceRequest =
  | { readonly kind: 'published-price' }
  | { readonly kind: 'own-services' }
  | { readonly kind: 'discount'; readonly approved: boolean | null }
  | { readonly kind: 'bundle'; readonly approved: boolean | null };

export type PriceVerdict = 'allowed' | 'needs-approval' | 'violation';

/**
 * Whether a price may be offered (S43.1): the published price and own services always; a bundle with the partner's services once the
 * partner manager approved it; a discount only when approved. `approved` null is not asked yet.
 */
export function checkPrice(
  { preset }: PricingRules,
  request: PriceRequest,
): Explained<PriceVerdict> {
  const [value, text] = judge(request);
  return explained({
    value,
    because: [because(text)],
    inputs: [{ name: 'request', value: request.kind }],
    rule: 'S43.1',
    preset,
  });
}

function judge(request: PriceRequest): readonly [PriceVerdict, string] {
  switch (request.kind) {
    case 'published-price':
      return ['allowed', 'Partners sell at the published price.'];
    case 'own-services':
      return ['allowed', 'A partner prices its own services freely.'];
    case 'discount':
    case 'bundle':
      return judgeApproval(request);
    default:
      return unreachable(request);
  }
}

function judgeApproval({
  kind,
  approved,
}: Extract<PriceRequest, { approved: boolean | null }>): readonly [PriceVerdict, string] {
  if (approved === true) return ['allowed', `The ${kind} was approved.`];
  return approved === null
    ? ['needs-approval', `A ${kind} needs the partner manager\u2019s approval first.`]
    : ['violation', `The ${kind} was not approved.`];
}
