import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';
import { plural } from '../kernel/words.ts';
import {
  type CampaignFormat,
  type CampaignGoal,
  campaignFormats,
} from '../playbooks/campaign-formats.ts';

/** What a format has to fit: an amount in minor units, whole weeks and a goal; null leaves a side unasked (S24). */
export type FormatWish = {
  readonly budget: number | null;
  readonly currency: string;
  readonly weeks: number | null;
  readonly goal: CampaignGoal | null;
};

/** A format judged: true fits, false does not, null has no figure to judge by (listed, marked "no figure"). */
export type FormatFit = Explained<boolean> & { readonly format: CampaignFormat };

/**
 * The formats for a budget, a time and a goal (S24.2), in catalog order: those of another goal are left out. A format
 * fits when the budget reaches the low end of its investment and the weeks the low end of its timeline.
 */
export function formatsFor(
  wish: FormatWish,
  formats: readonly CampaignFormat[] = campaignFormats,
): FormatFit[] {
  const { goal } = wish;
  return formats
    .filter(({ goals }) => goal === null || goals.includes(goal))
    .map((format) => ({ ...fitOf(format, wish), format }));
}

type Side = { readonly met: boolean | null; readonly text: string };

function fitOf(format: CampaignFormat, wish: FormatWish): Explained<boolean> {
  const sides = [budgetSide(format, wish), weeksSide(format, wish)].filter((side) => side !== null);
  return explained<boolean>({
    value: fits(sides),
    because: sides.map(({ text }) => because(text)),
    inputs: [
      { name: 'budget', value: wish.budget },
      { name: 'weeks', value: wish.weeks },
    ],
    rule: 'S24.2',
    preset: format.catalog,
  });
}

/** A failed side decides; a row without any figure is neither in nor out. */
function fits(sides: readonly Side[]): boolean | null {
  if (sides.some(({ met }) => met === false)) return false;
  return sides.some(({ met }) => met === null) ? null : true;
}

function budgetSide({ name, investment }: CampaignFormat, wish: FormatWish): Side | null {
  if (wish.budget === null) return null;
  if (investment === null) return { met: null, text: `${name}: no figure for the investment.` };
  const from = minorFromMajor(investment.min, wish.currency);
  const text = `${name} takes ${formatMinorShort(from, wish.currency)} or more; the budget is ${formatMinorShort(wish.budget, wish.currency)}.`;
  return { met: wish.budget >= from, text };
}

function weeksSide({ name, weeks }: CampaignFormat, wish: FormatWish): Side | null {
  if (wish.weeks === null) return null;
  if (weeks === null) return { met: null, text: `${name}: no figure for the timeline.` };
  const text = `${name} takes ${plural(weeks.min, 'week')} or more; ${wish.weeks} available.`;
  return { met: wish.weeks >= weeks.min, text };
}
