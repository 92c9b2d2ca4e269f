import { because, type Explained, explained } from '../../kernel/explained.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { ceilRatio, divideRatios, percentRatio, ratio } from '../../kernel/ratio.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { groupedCount, plural } from '../../kernel/words.ts';
import { type ReviewTactic, reviewTactics } from '../../playbooks/marketplace-reviews.ts';

/**
 * How many to ask for so many reviews at a response rate in percent (S92.3): wanted / rate, rounded up once.
 * Fails on a number of reviews that is not whole or below zero, and on a rate of zero or above 100.
 */
export function asksNeeded(wanted: number, responsePercent: number): Result<number, string> {
  if (!Number.isInteger(wanted) || wanted < 0)
    return err('The reviews wanted must be a whole number of zero or more.');
  if (!(responsePercent > 0 && responsePercent <= 100))
    return err('The response rate must be above 0% and at most 100%.');
  return ok(roundedUp(wanted, responsePercent));
}

function roundedUp(wanted: number, responsePercent: number): number {
  return Number(ceilRatio(divideRatios(ratio(wanted), percentRatio(responsePercent))));
}

/** `value`: people to ask at the low response rate, or batches at the small size; `atBest` the same at the other end. */
export type ReviewPlan = Explained<number> & {
  readonly tactic: ReviewTactic;
  readonly unit: 'asks' | 'campaigns';
  readonly atBest: number;
};

/** What every tactic takes to bring the wanted reviews, in the order of the list (S92.3, S92.4). */
export function planReviews(wanted: number): ReviewPlan[] {
  return reviewTactics.map((tactic) => {
    const { value, atBest, unit, text } = effortOf(tactic, wanted);
    return {
      ...explained<number>({
        value,
        because: [because(text)],
        inputs: [{ name: 'reviews wanted', value: wanted }],
        rule: 'S92.3',
        preset: tactic.id,
      }),
      tactic,
      unit,
      atBest,
    };
  });
}

type Effort = Pick<ReviewPlan, 'unit' | 'atBest'> & {
  readonly value: number;
  readonly text: string;
};

function effortOf({ yields }: ReviewTactic, wanted: number): Effort {
  const reviews = plural(wanted, 'review');
  if (yields.kind === 'response') {
    const { min, max } = yields.percent;
    const value = roundedUp(wanted, min);
    const text = `${reviews} / ${min}% response, rounded up, is ${plural(value, 'ask')}.`;
    return { value, atBest: roundedUp(wanted, max), unit: 'asks', text };
  }
  const { min, max } = yields.reviews;
  const value = Math.ceil(wanted / min);
  const text = `${reviews} in batches of ${groupedCount(min)} is ${plural(value, 'campaign')}.`;
  return { value, atBest: Math.ceil(wanted / max), unit: 'campaigns', text };
}

/** The last day to ask for a review: within 7 days of activation (S91.6). */
export function reviewAskBy(
  rules: { readonly askWithinDays: number },
  activatedOn: LocalDate,
): LocalDate {
  return addDays(activatedOn, rules.askWithinDays);
}
