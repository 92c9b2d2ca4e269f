import type { LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';

/** Where a rule set puts a partner. Of orders 0 and up the higher is better; null = unknown, neither better nor worse. */
export type SimulatedPlace = { readonly name: string; readonly order: number | null };

/** One thing behind a place, under a key that both rule sets share: 'Gold: partner-sourced ARR'. */
export type SimulatedReason = { readonly key: string; readonly text: string };

/**
 * How a rule set judges a partner's facts: its place, quickly, for a whole book; and what stands behind it, asked only
 * of those who move. `from` and `to` tell which places the move lies between.
 */
export type Judgement<Rules, Facts> = {
  /** The rule the places come from: 'S11'. */
  readonly rule: string;
  readonly place: (rules: Rules, facts: Facts, today: LocalDate) => SimulatedPlace;
  readonly reasons: (
    rules: Rules,
    facts: Facts,
    today: LocalDate,
    move: { readonly from: SimulatedPlace; readonly to: SimulatedPlace },
  ) => readonly SimulatedReason[];
};

export type SimulatedPartner<Facts> = {
  readonly id: string;
  readonly name: string;
  readonly facts: Facts;
};

/** A reason that differs between the rule sets; null = the rule set has no such reason. */
export type ChangedReason = {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type SimulatedMove = {
  readonly id: string;
  readonly name: string;
  readonly from: SimulatedPlace;
  readonly to: SimulatedPlace;
  /** 'other' = to or from an unknown place, or between places of one order. */
  readonly direction: 'up' | 'down' | 'other';
  readonly why: readonly ChangedReason[];
};

/** Who moves under a changed rule set. Every partner is counted once: moved + unchanged = partners. */
export type Simulation = {
  readonly moves: readonly SimulatedMove[];
  readonly partners: number;
  readonly moved: number;
  readonly unchanged: number;
  readonly up: number;
  readonly down: number;
  readonly other: number;
  /** Partners per place before and after, best place first. */
  readonly places: readonly {
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
  /** "12 of 340 partners move: 3 up, 9 down." */
  readonly sentence: string;
  readonly rule: string;
};

/**
 * Judges a whole book by a rule set and by a changed one (G10, G12): who moves, from where to where, and which reasons
 * differ. Nothing is stored. Rule sets of any kind: tiers, health, market development funds.
 */
export function simulate<Rules, Facts>(
  judgement: Judgement<Rules, Facts>,
  before: Rules,
  after: Rules,
  book: readonly SimulatedPartner<Facts>[],
  today: LocalDate,
): Simulation {
  const moves: SimulatedMove[] = [];
  const places = new Map<string, { order: number | null; before: number; after: number }>();
  const countAt = (place: SimulatedPlace, side: 'before' | 'after'): void => {
    const found = places.get(place.name) ?? { order: place.order, before: 0, after: 0 };
    found[side] += 1;
    places.set(place.name, found);
  };
  for (const { id, name, facts } of book) {
    const from = judgement.place(before, facts, today);
    const to = judgement.place(after, facts, today);
    countAt(from, 'before');
    countAt(to, 'after');
    if (from.name === to.name) continue;
    const why = changedReasons(
      judgement.reasons(before, facts, today, { from, to }),
      judgement.reasons(after, facts, today, { from, to }),
    );
    moves.push({ id, name, from, to, direction: directionOf(from, to), why });
  }
  const count = (wanted: SimulatedMove['direction']): number =>
    moves.filter(({ direction }) => direction === wanted).length;
  const counts = { up: count('up'), down: count('down'), other: count('other') };
  return {
    moves,
    partners: book.length,
    moved: moves.length,
    unchanged: book.length - moves.length,
    ...counts,
    places: [...places.entries()]
      .sort(([, a], [, b]) => rankOf(b) - rankOf(a))
      .map(([name, { before: was, after: is }]) => ({ name, before: was, after: is })),
    sentence: sentenceOf(book.length, moves.length, counts),
    rule: judgement.rule,
  };
}

/** A place's order, an unknown one behind all others. */
export function rankOf({ order }: Pick<SimulatedPlace, 'order'>): number {
  return order ?? -1;
}

/** The reasons that one rule set gives and the other does not, or gives otherwise; in the order of the first. */
export function changedReasons(
  before: readonly SimulatedReason[],
  after: readonly SimulatedReason[],
): ChangedReason[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const change = { key, before: was.get(key) ?? null, after: is.get(key) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function textsOf(reasons: readonly SimulatedReason[]): Map<string, string> {
  return new Map(reasons.map(({ key, text }) => [key, text]));
}

function directionOf(from: SimulatedPlace, to: SimulatedPlace): SimulatedMove['direction'] {
  if (from.order === null || to.order === null || from.order === to.order) return 'other';
  return to.order > from.order ? 'up' : 'down';
}

function sentenceOf(
  partners: number,
  moved: number,
  { up, down, other }: Pick<Simulation, 'up' | 'down' | 'other'>,
): string {
  if (moved === 0) return `None of ${plural(partners, 'partner')} moves.`;
  const others = other === 0 ? '' : `, ${other} otherwise`;
  return `${moved} of ${plural(partners, 'partner')} ${moved === 1 ? 'moves' : 'move'}: ${up} up, ${down} down${others}.`;
}
