import {
  ceilRatio,
  compareRatios,
  divideRatios,
  floorRatio,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
  ratioOf,
  roundRatio,
  toDecimals,
} from './ratio.ts';
import { roundDivide } from './whole.ts';
import { groupedCount } from './words.ts';

const hundred = ratio(100);
const minus = '\u2212';

/** The value shown for a share: a whole percent, or one decimal under 10% (G9); halves away from zero. */
export function displayPercent(share: Ratio): number {
  const percent = multiplyRatios(share, hundred);
  const size = percent.num < 0n ? { num: -percent.num, den: percent.den } : percent;
  if (compareRatios(size, ratio(10)) >= 0) return Number(roundRatio(percent));
  return Number(roundRatio(multiplyRatios(percent, ratio(10)))) / 10;
}

/** "20%", "4.5%", "0%". */
export function formatPercent(share: Ratio): string {
  return `${percentText(displayPercent(share))}%`;
}

/** With its sign, for growth: "+14%", "−6%", "0%". */
export function formatGrowth(growth: Ratio): string {
  return signedPercent(displayPercent(growth), Number(growth.num));
}

/** The growth of current on base in words, as `formatGrowth` has it; null when the base is zero or negative. */
export function growthText(current: number, base: number): string | null {
  if (base <= 0) return null;
  const more = current - base;
  if (!Number.isSafeInteger(2000 * more) || !Number.isSafeInteger(10 * base))
    return formatGrowth(ratio(BigInt(current) - BigInt(base), base));
  const whole = 10 * Math.abs(more) >= base;
  const shown = whole ? roundDivide(100 * more, base) : roundDivide(1000 * more, base) / 10;
  return signedPercent(shown, more);
}

function signedPercent(shown: number, sign: number): string {
  if (shown === 0 && sign !== 0) return sign > 0 ? 'under +0.1%' : `under ${minus}0.1%`;
  return `${shown > 0 ? '+' : ''}${percentText(shown)}%`;
}

/** A display percentage in words: minus sign instead of hyphen, thousands grouped, no trailing ".0". */
export function percentText(value: number): string {
  const size = Math.abs(value);
  const text = Number.isInteger(size) ? groupedCount(size) : String(size);
  return value < 0 ? `${minus}${text}` : text;
}

/**
 * A share as a sentence that judges it or a formula shows it: "59.9%", "33.3333%", "−2.5%", with at most so many decimals,
 * so that 59.9% does not read as the 60% it misses. The share itself stays exact (G12).
 */
export function exactPercent(share: Ratio, places: number): string {
  return `${percentText(toDecimals(multiplyRatios(share, hundred), places))}%`;
}

/** Progress to a goal: floored whole percent, 0-100; never 100 before the goal is met (G9). Negative progress is 0. */
export function progressPercent(share: Ratio): number {
  const floored = floorRatio(multiplyRatios(share, hundred));
  if (floored <= 0n) return 0;
  return floored >= 100n ? 100 : Number(floored);
}

/** (current - base) / base as an exact ratio, or null when the base is zero or negative (shown as "n/a"). */
export function growthRatio(current: number, base: number): Ratio | null {
  return base > 0 ? ratio(BigInt(current) - BigInt(base), BigInt(base)) : null;
}

/** -1, 0 or 1 as num / den is below, at or above a percentage as rule sets write it; whole num and den > 0. */
export function compareToPercent(num: number, den: number, percent: number): -1 | 0 | 1 {
  const parts = thousandths(percent);
  const [left, right] = [100_000 * num, parts * den];
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right))
    return compareRatios(ratio(num, den), percentRatio(percent));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The smallest whole number not below so many percent of a whole base >= 0. */
export function ceilPercentOf(base: number, percent: number): number {
  const scaled = thousandths(percent) * base;
  if (Number.isSafeInteger(scaled)) return Math.ceil(scaled / 100_000);
  return Number(ceilRatio(multiplyRatios(ratio(base), percentRatio(percent))));
}

/** Progress of a value > 0 to a goal > 0, both exact as they are written in decimal: `progressPercent` of the two. */
export function progressOf(value: number, goal: number): number {
  if (value >= goal) return 100;
  if (Number.isSafeInteger(100 * value) && Number.isInteger(value) && Number.isInteger(goal))
    return Math.floor((100 * value) / goal);
  return progressPercent(divideRatios(ratioOf(value), ratioOf(goal)));
}

/** A percentage in thousandths where it is written with three decimals or fewer; NaN for any other. */
function thousandths(percent: number): number {
  const parts = Math.round(1000 * percent);
  return parts / 1000 === percent ? parts : Number.NaN;
}
