import {
  ceilRatio,
  compareRatios,
  floorRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
} from '../kernel/ratio.ts';
import {
  type CapacityRules,
  loadSegments,
  type ManagerLoad,
  managerLoad,
  type SegmentCounts,
} from './capacity.ts';
import type { Segment } from './segment.ts';

export type ManagerBook = { readonly manager: string; readonly counts: SegmentCounts };

/** Partners of a segment to hand from one manager to another. */
export type HandOver = {
  readonly from: string;
  readonly to: string;
  readonly segment: Segment;
  readonly count: number;
};

export type CapacityPlan = {
  readonly managers: readonly { readonly manager: string; readonly load: ManagerLoad }[];
  /** The managers the whole book needs. */
  readonly total: ManagerLoad;
  readonly handOvers: readonly HandOver[];
  /** Managers who stay over capacity because nobody has room. */
  readonly stillOver: readonly string[];
};

const full = ratio(1);

/**
 * The load of every manager and of the whole book, and hand-overs that end overload (S08.3). Decided: the fullest manager
 * gives first, the emptiest takes first, the loosest relationships go first, and nobody is filled above 100%.
 */
export function planCapacity(rules: CapacityRules, books: readonly ManagerBook[]): CapacityPlan {
  const states = books.map(({ manager, counts }) => ({ manager, counts: { ...counts } }));
  const load = ({ counts }: ManagerBook): Ratio => managerLoad(rules, counts).value;
  const isOver = (one: ManagerBook): boolean => compareRatios(load(one), full) > 0;
  const handOvers: HandOver[] = [];
  for (const giver of states.filter(isOver).sort((a, b) => compareRatios(load(b), load(a))))
    for (const taker of [...states].sort((a, b) => compareRatios(load(a), load(b))))
      for (const segment of loadSegments.toReversed()) {
        const capacity = ratio(rules.partnersPerManager[segment].high);
        const excess = ceilRatio(multiplyRatios(subtractRatios(load(giver), full), capacity));
        const room = floorRatio(multiplyRatios(subtractRatios(full, load(taker)), capacity));
        const count = Math.min(Number(excess), Number(room), giver.counts[segment]);
        if (count <= 0) continue;
        giver.counts[segment] -= count;
        taker.counts[segment] += count;
        handOvers.push({ from: giver.manager, to: taker.manager, segment, count });
      }
  return {
    managers: books.map(({ manager, counts }) => ({ manager, load: managerLoad(rules, counts) })),
    total: managerLoad(rules, sumCounts(books)),
    handOvers,
    stillOver: states.filter(isOver).map(({ manager }) => manager),
  };
}

function sumCounts(books: readonly ManagerBook[]): SegmentCounts {
  const sum = (segment: Segment): number =>
    books.reduce((total, { counts }) => total + counts[segment], 0);
  return {
    Strategic: sum('Strategic'),
    'At-risk': sum('At-risk'),
    Growth: sum('Growth'),
    Stable: sum('Stable'),
    'Long-tail': sum('Long-tail'),
  };
}
