import {
  compareRatios,
  floorRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
} from './ratio.ts';
import { groupedCount } from './words.ts';

const hundred = ratio(100);
const minus = '\u2212';

/** The value shown for a share: a whole percent, or one decimal under 10% (G9); halves away from zero. */
export function displayPercent(share: Ratio): number {
  const percent = multiplyRatios(share, hundred);
  const size = percent.num < 0n ? { num: -percent.num, den: percent.den } : percent;
  if (compareRatios(size, ratio(10)) >= 0) return Number(roundRatio(percent));
  const tenths = Number(roundRatio(multiplyRatios(percent, ratio(10)))) / 10;
  return Object.is(tenths, -0) ? 0 : tenths;
}

/** "20%", "4.5%", "0%". */
export function formatPercent(share: Ratio): string {
  return `${percentText(displayPercent(share))}%`;
}

/** With its sign, for growth: "+14%", "−6%", "0%". */
export function formatGrowth(growth: Ratio): string {
  const value = displayPercent(growth);
  if (value === 0 && growth.num !== 0n)
    return growth.num > 0n ? 'under +0.1%' : `under ${minus}0.1%`;
  return `${value > 0 ? '+' : ''}${percentText(value)}%`;
}

/** A display percentage in words: minus sign instead of hyphen, thousands grouped, no trailing ".0". */
export function percentText(value: number): string {
  const size = Math.abs(value);
  const text = Number.isInteger(size) ? groupedCount(size) : String(size);
  return value < 0 ? `${minus}${text}` : text;
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
