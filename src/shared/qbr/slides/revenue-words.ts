import { formatMinorShort } from '../../kernel/money.ts';
import { displayPercent, percentText, progressPercent } from '../../kernel/percent.ts';
import { labelOf, ordinal, parseQuarter } from '../../kernel/quarter.ts';
import { ratio } from '../../kernel/ratio.ts';
import { ordinalWord, sentenceCase } from '../../kernel/words.ts';
import { packField } from '../data-pack.ts';
import type { RevenuePoint } from '../deck-types.ts';
import { notApplicable } from '../pack-field.ts';
import type { DataPack } from '../pack-types.ts';
import { lastYearLabel, numberIn, previousLabel } from './parts.ts';

export type Streak = {
  readonly direction: 'growth' | 'decline' | 'level';
  readonly quarters: number;
};

/**
 * How many complete quarters in a row, ending with the last point, revenue moved the same way on the quarter before.
 * Null when the last point or the one before is unknown, still running, or not the adjoining quarter.
 */
export function revenueStreak(series: readonly RevenuePoint[]): Streak | null {
  let direction: Streak['direction'] | null = null;
  let quarters = 0;
  for (let index = series.length - 1; index > 0; index -= 1) {
    const step = stepBetween(series[index - 1], series[index]);
    if (step === null || (direction !== null && step !== direction)) break;
    direction = step;
    quarters += 1;
  }
  return direction === null ? null : { direction, quarters };
}

function stepBetween(
  before: RevenuePoint | undefined,
  after: RevenuePoint | undefined,
): Streak['direction'] | null {
  if (before === undefined || after === undefined || before.toDate || after.toDate) return null;
  if (
    before.revenue === null ||
    after.revenue === null ||
    !adjoining(before.quarter, after.quarter)
  )
    return null;
  if (after.revenue === before.revenue) return 'level';
  return after.revenue > before.revenue ? 'growth' : 'decline';
}

function adjoining(before: string, after: string): boolean {
  const [first, second] = [parseQuarter(before), parseQuarter(after)];
  return first !== null && second !== null && ordinal(second) - ordinal(first) === 1;
}

/** The revenue slide's point in a sentence: true for growth, decline, zero, credits, no data and a running quarter. */
export function revenueTitle(pack: DataPack, series: readonly RevenuePoint[]): string {
  const actual = numberIn(pack, 'revenueQuarter');
  const label = labelOf(pack.quarter);
  if (actual === null) return `No revenue on record for ${labelOf(pack.quarter, pack.toDate)}`;
  if (pack.toDate) return `${amountWords(pack, actual)} in ${label} to date${tail(pack, actual)}`;
  if (actual === 0) return `No revenue in ${label}${afterPrevious(pack)}`;
  if (actual < 0)
    return `Net credits of ${formatMinorShort(-actual, pack.currency)} in ${label}${afterPrevious(pack)}`;
  const streak = revenueStreak(series.filter(({ quarter }) => quarter <= pack.quarter));
  const lead = streak === null ? '' : `${streakWords(streak, pack.quarter)}: `;
  const when = streak === null ? ` in ${label}` : '';
  return `${lead}${amountWords(pack, actual)}${when}${tail(pack, actual, streak)}`;
}

/** "$118,400 sourced" when all of it is partner-sourced, else "$118,400 revenue". */
export function amountWords(pack: DataPack, actual: number): string {
  const noun = numberIn(pack, 'sourcedQuarter') === actual ? 'sourced' : 'revenue';
  return `${formatMinorShort(actual, pack.currency)} ${noun}`;
}

function streakWords({ direction, quarters }: Streak, quarter: string): string {
  if (direction === 'level') return `Level with ${previousLabel(quarter)}`;
  if (quarters === 1) return `${sentenceCase(direction)} on ${previousLabel(quarter)}`;
  return `${sentenceCase(ordinalWord(quarters))} quarter of ${direction} in a row`;
}

function afterPrevious(pack: DataPack): string {
  const previous = numberIn(pack, 'revenuePreviousQuarter');
  if (previous === null) return '';
  const what = previous === 0 ? 'none' : formatMinorShort(previous, pack.currency);
  return `, after ${what} in ${previousLabel(pack.quarter)}`;
}

/** Against the target where there is one, else against last year; "yet" where that says the opposite of the streak. */
function tail(pack: DataPack, actual: number, streak: Streak | null = null): string {
  const target = numberIn(pack, 'targetQuarter');
  if (target !== null && target > 0) return `, ${targetWords(actual, target, pack.toDate)}`;
  const year = yearWords(pack);
  return opposes(streak, numberIn(pack, 'growthYoY')) ? year.replace(', ', ', yet ') : year;
}

function opposes(streak: Streak | null, growth: number | null): boolean {
  if (streak === null || growth === null) return false;
  return streak.direction === 'growth' ? growth < 0 : streak.direction === 'decline' && growth > 0;
}

/** ", +14% on Q4 2018", or nothing when it cannot be said. */
export function yearWords(pack: DataPack): string {
  const growth = packField(pack, 'growthYoY');
  if (growth === null || growth.value === null || growth.text === notApplicable) return '';
  const base = pack.toDate
    ? `the same days of ${lastYearLabel(pack.quarter)}`
    : lastYearLabel(pack.quarter);
  return `, ${growth.text} on ${base}`;
}

/** "8% short of target", "12% above target", "on target"; "62% of the target reached" while the quarter runs. */
export function targetWords(actual: number, target: number, toDate: boolean): string {
  if (toDate)
    return `${progressPercent(ratio(Math.max(0, actual), target))}% of the target reached`;
  if (actual === target) return 'on target';
  const distance = displayPercent(ratio(Math.abs(actual - target), target));
  const size = distance === 0 ? 'just ' : `${percentText(distance)}% `;
  return actual > target ? `${size}above target` : `${size}short of target`;
}
