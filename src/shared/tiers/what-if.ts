import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort } from '../kernel/money.ts';
import { countWord, listed } from '../kernel/words.ts';
import { calculateTier, type TierChange } from './changes.ts';
import { amountText } from './criteria.ts';
import { evaluateTier } from './evaluate.ts';
import { measureKind, type TierLadder, type TierMeasure } from './ladder.ts';
import { measureWords, readBy } from './measures.ts';
import { countsInDeals, dealsToGo } from './progress.ts';
import type { TierCriterion, TierFacts, TierResult, TierStanding } from './types.ts';

/** One way to the next tier: the smallest changes along one path, and the tier they give, evaluated anew. */
export type TierWay = {
  readonly changes: readonly TierChange[];
  /** "To Gold: two more deals at the average of $15,000." */
  readonly text: string;
  readonly after: TierResult;
};

export type TierWhatIf = {
  /** The next tier; null at the top. */
  readonly target: TierStanding | null;
  /** Fewest changes first. */
  readonly ways: readonly TierWay[];
  /** Measures of the next tier that are unknown: no change to them is offered, they are recorded first. */
  readonly unknown: readonly string[];
  readonly rule: 'S12.8';
  readonly preset: string;
};

/** Ladders of a sane size stay far below; it keeps a monstrous one from asking for every combination. */
const mostWays = 60;

/**
 * The smallest changes that reach the next tier (S12.8): one way per path, a single change where one is enough, each
 * verified by evaluating again. Sales are counted in deals where the partner closed one in the trailing twelve months,
 * in money otherwise. The next tier is the step above the higher of held and earned.
 */
export function smallestChanges(
  ladder: TierLadder,
  given: TierFacts,
  today: LocalDate,
): TierWhatIf {
  const facts = readBy(ladder, given);
  const { next, steps } = evaluateTier(ladder, facts, today);
  const about = { rule: 'S12.8', preset: ladder.preset } as const;
  if (next.top) return { target: null, ways: [], unknown: [], ...about };
  const { name, index } = next;
  const criteria = steps.filter((step) => step.name === name).flatMap((step) => step.criteria);
  const ways = combinations(openGroups(criteria), facts).flatMap((changes): TierWay[] => {
    const tried = calculateTier(ladder, facts, changes, today);
    if (!tried.ok || (tried.value.after.earned?.index ?? -1) < index) return [];
    const text = `To ${name}: ${listed(changes.map((change) => changeText(change, facts)))}.`;
    return [{ changes, text, after: tried.value.after }];
  });
  return {
    target: { name, index },
    ways: ways.sort((a, b) => a.changes.length - b.changes.length),
    unknown: criteria.flatMap(({ value, label }) => (value === null ? [label] : [])),
    ...about,
  };
}

type Gap = { readonly measure: TierMeasure; readonly threshold: number; readonly gap: number };

/** What is short in each group of which nothing is met; a group of which nothing is known has no path to offer. */
function openGroups(criteria: readonly TierCriterion[]): Gap[][] {
  const groups = new Map<number, TierCriterion[]>();
  for (const criterion of criteria)
    groups.set(criterion.group, [...(groups.get(criterion.group) ?? []), criterion]);
  return [...groups.values()]
    .filter((group) => group.every(({ met }) => met !== true))
    .map((group) =>
      group.flatMap(({ measure, threshold, value }) =>
        value === null ? [] : [{ measure, threshold, gap: threshold - value }],
      ),
    )
    .filter((group) => group.length > 0);
}

/** One change of each group, in every combination; the same measure asked twice keeps the larger change. */
function combinations(groups: readonly Gap[][], facts: TierFacts): TierChange[][] {
  let sets: TierChange[][] = [[]];
  for (const group of groups) {
    const changes = group.map((gap) => changeFor(gap, facts));
    sets = sets.flatMap((set) => changes.map((change) => merged(set, change))).slice(0, mostWays);
  }
  return sets;
}

function merged(set: readonly TierChange[], change: TierChange): TierChange[] {
  const same = set.find((one) => measureOf(one) === measureOf(change));
  if (same === undefined) return [...set, change];
  return set.map((one) => (one === same && sizeOf(change) > sizeOf(one) ? change : one));
}

function changeFor({ measure, threshold, gap }: Gap, facts: TierFacts): TierChange {
  if (countsInDeals(measure) && (facts.closedDealsT12M ?? 0) > 0) {
    const count = dealsToGo(gap, facts.averageDeal);
    if (count !== null) return { kind: 'deals', count };
  }
  const kind = measureKind(measure);
  return kind === 'money' || kind === 'count'
    ? { kind: 'add', measure, amount: Math.ceil(gap) }
    : { kind: 'set', measure, value: threshold };
}

function measureOf(change: TierChange): string {
  return change.kind === 'deals' ? 'deals' : change.measure;
}

function sizeOf(change: TierChange): number {
  switch (change.kind) {
    case 'deals':
      return change.count;
    case 'add':
      return change.amount;
    case 'set':
      return change.value;
  }
}

/** "two more deals at the average of $15,000", "one more certified person", "a signed agreement", "CSAT of 4.0". */
export function changeText(change: TierChange, facts: TierFacts): string {
  if (change.kind === 'deals') {
    const deals = `${countWord(change.count)} more ${change.count === 1 ? 'deal' : 'deals'}`;
    const { averageDeal, currency } = facts;
    return averageDeal === null
      ? deals
      : `${deals} at the average of ${formatMinorShort(averageDeal, currency)}`;
  }
  const { measure } = change;
  const { many, one } = measureWords(measure, facts);
  const kind = measureKind(measure);
  if (change.kind === 'add') {
    const { amount } = change;
    const count =
      kind === 'count' ? countWord(amount) : amountText(measure, amount, facts.currency);
    return `${count} more ${amount === 1 ? one : many}`;
  }
  if (kind === 'yes-no') return measure === 'agreement' ? 'a signed agreement' : many;
  return `${many} of ${amountText(measure, change.value, facts.currency)}`;
}
