import { divideMinor } from '../kernel/money.ts';
import { type Ratio, ratio } from '../kernel/ratio.ts';

/** Target attainment = actual / target, exactly; null without a target above zero (S20). Minor units. */
export function attainment(actual: number, target: number): Ratio | null {
  return target > 0 ? ratio(actual, target) : null;
}

/** Win rate = won / (won + lost) closed in the period; null when nothing closed (S20, B25). */
export function winRate(won: number, lost: number): Ratio | null {
  return won + lost > 0 ? ratio(won, won + lost) : null;
}

/** Average deal = revenue / deals closed, rounded once to a minor unit; null without deals (S20). */
export function averageDeal(revenue: number, deals: number): number | null {
  return divideMinor(revenue, deals);
}
