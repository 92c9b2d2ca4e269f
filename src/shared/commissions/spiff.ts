import { type Explained, explained } from '../kernel/explained.ts';
import { compareDates, daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, minorFromMajor, sumMinor, timesRate } from '../kernel/money.ts';
import { percentRatio, ratio, ratioOf, subtractRatios } from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import type { SpiffKind, SpiffPays, SpiffProgram } from './spiff-rules.ts';

export type SpiffDeal = {
  readonly id: string;
  readonly closedOn: LocalDate;
  /** Minor units. */
  readonly value: number;
  /** Base commission of the deal, minor units; null while unknown. */
  readonly commission: number | null;
  readonly products: readonly string[];
  /** The competitor it was won against, as named in the CRM; null when there was none. */
  readonly competitor: string | null;
};

export type SpiffFacts = {
  readonly currency: string;
  /** The day the partner signed up; null while unknown. */
  readonly signedUpOn: LocalDate | null;
  readonly deals: readonly SpiffDeal[];
  /** Quarters whose quota question is settled, with the quarter's commission in minor units. */
  readonly quarters: readonly {
    readonly id: string;
    readonly endsOn: LocalDate;
    readonly quotaMet: boolean | null;
    readonly commission: number | null;
  }[];
};

/** One thing a SPIFF pays, in minor units; `amount` null waits for the commission it is reckoned from. */
export type SpiffAward = {
  readonly program: string;
  /** The deal or quarter it is paid for. */
  readonly id: string;
  readonly on: LocalDate;
  readonly amount: number | null;
  readonly text: string;
};

/** What SPIFFs pay a partner: the parts are the awards; awards not known yet are listed without a part; unknown when none is known (S52.1). */
export type SpiffTotal = Explained<number> & {
  readonly currency: string;
  readonly awards: readonly SpiffAward[];
};

/** 2 x $2,000 on top of $2,000 (S52.3): what a multiplier adds to the base commission of a line, and the line's total. */
export function multipliedCommission(
  commission: number,
  factor: number,
): { readonly extra: number; readonly total: number } {
  const extra = timesRate(commission, subtractRatios(ratioOf(factor), ratio(1)));
  return { extra, total: commission + extra };
}

/** Whether a deal closed within the activation window (S52.2): day 0 is sign-up, the last day counts (B50). */
export function inActivationWindow(
  signedUpOn: LocalDate,
  closedOn: LocalDate,
  withinDays: number,
): boolean {
  const day = daysBetween(signedUpOn, closedOn);
  return day >= 0 && day <= withinDays;
}

/**
 * The awards of a partner through today (S52.1): each program pays the deals it covers, programs stack, and one
 * activation SPIFF is paid per partner. Multipliers come first and points are added, never multiplied (Appendix E).
 */
export function spiffAwards(
  programs: readonly SpiffProgram[],
  facts: SpiffFacts,
  today: LocalDate,
): SpiffTotal {
  const deals = facts.deals
    .filter(({ closedOn }) => closedOn <= today)
    .toSorted((a, b) => compareDates(a.closedOn, b.closedOn) || compareDates(a.id, b.id));
  const past = {
    ...facts,
    deals,
    quarters: facts.quarters.filter(({ endsOn }) => endsOn <= today),
  };
  const ordered = programs.toSorted((a, b) => rank(a) - rank(b));
  const all = ordered.flatMap((program) => awardsOf(program, past));
  const activation = new Set(ordered.filter(isActivation).map(({ id }) => id));
  const first = all.find(({ program }) => activation.has(program));
  const awards = all.filter((award) => !activation.has(award.program) || award === first);
  const known = awards.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const total = explained({
    value: known.length === 0 && awards.length > 0 ? null : sumMinor(known),
    because: awards.map(({ text, amount }) => ({ text, part: amount })),
    inputs: awards.map(({ program, id, amount }) => ({ name: `${program} ${id}`, value: amount })),
    rule: 'S52.1',
    preset: null,
  });
  return { ...total, currency: facts.currency, awards };
}

/** Multipliers are worked out before everything that is added. */
function rank({ pays }: SpiffProgram): number {
  return pays.kind === 'launch' ? 0 : 1;
}

function isActivation({ pays }: SpiffProgram): boolean {
  return pays.kind === 'activation';
}

type Draft = {
  readonly id: string;
  readonly on: LocalDate;
  readonly amount: number | null;
  readonly how: string;
};

function awardsOf(program: SpiffProgram, facts: SpiffFacts): SpiffAward[] {
  return draftsOf(program, facts).map(({ id, on, amount, how }) => {
    const sum = amount === null ? how : `${how} = ${formatMinorShort(amount, facts.currency)}`;
    return { program: program.id, id, on, amount, text: `${program.name}, ${id}: ${sum}` };
  });
}

function draftsOf(program: SpiffProgram, facts: SpiffFacts): Draft[] {
  const { pays } = program;
  const deals = facts.deals.filter(({ closedOn }) => runsOn(program, closedOn));
  const running = { ...facts, deals };
  switch (pays.kind) {
    case 'activation':
      return activationDrafts(pays, facts).filter(({ on }) => runsOn(program, on));
    case 'launch':
      return launchDrafts(pays, running);
    case 'quota':
      return quotaDrafts(pays, facts).filter(({ on }) => runsOn(program, on));
    case 'displacement':
      return displacementDrafts(pays, running);
    case 'bundle':
      return bundleDrafts(pays, running);
    default:
      return unreachable(pays);
  }
}

type Pays<Kind extends SpiffKind> = Extract<SpiffPays, { kind: Kind }>;

function bonusDraft({ id, closedOn }: SpiffDeal, bonus: number, currency: string): Draft {
  return { id, on: closedOn, amount: minorFromMajor(bonus, currency), how: 'bonus' };
}

/** The very first deal, whether or not the program was running then. */
function activationDrafts(pays: Pays<'activation'>, facts: SpiffFacts): Draft[] {
  const { signedUpOn, currency } = facts;
  return facts.deals.slice(0, 1).flatMap((first) => {
    const draft = bonusDraft(first, pays.bonus, currency);
    if (signedUpOn === null) return [{ ...draft, amount: null, how: 'sign-up day unknown' }];
    return inActivationWindow(signedUpOn, first.closedOn, pays.withinDays) ? [draft] : [];
  });
}

function launchDrafts({ factor, products }: Pays<'launch'>, facts: SpiffFacts): Draft[] {
  return facts.deals
    .filter((deal) => deal.products.some((product) => products.includes(product)))
    .map(({ id, closedOn: on, commission }) => {
      if (commission === null)
        return { id, on, amount: null, how: `${factor}× commission, commission unknown` };
      const how = `${factor}× ${formatMinorShort(commission, facts.currency)} adds`;
      return { id, on, amount: multipliedCommission(commission, factor).extra, how };
    });
}

function quotaDrafts({ percent }: Pays<'quota'>, { quarters, currency }: SpiffFacts): Draft[] {
  return quarters
    .filter(({ quotaMet }) => quotaMet !== false)
    .map(({ id, endsOn: on, quotaMet, commission }) => {
      if (quotaMet === null) return { id, on, amount: null, how: 'quota not settled' };
      if (commission === null) return { id, on, amount: null, how: 'commission unknown' };
      const how = `${formatMinorShort(commission, currency)} × ${percent}%`;
      return { id, on, amount: timesRate(commission, percentRatio(percent)), how };
    });
}

function displacementDrafts(
  { competitors, bonus }: Pays<'displacement'>,
  { deals, currency }: SpiffFacts,
): Draft[] {
  return deals
    .filter(({ competitor }) => competitor !== null && competitors.includes(competitor))
    .map((deal) => bonusDraft(deal, bonus, currency));
}

function bundleDrafts({ products, points }: Pays<'bundle'>, facts: SpiffFacts): Draft[] {
  return facts.deals
    .filter((deal) => products.every((product) => deal.products.includes(product)))
    .map(({ id, closedOn: on, value }) => {
      const how = `${formatMinorShort(value, facts.currency)} × ${points} points`;
      return { id, on, amount: timesRate(value, percentRatio(points)), how };
    });
}

/** Whether a program runs on a day; its first and last day count (S52.5). */
export function runsOn({ startsOn, endsOn }: SpiffProgram, on: LocalDate): boolean {
  return on >= startsOn && (endsOn === null || on <= endsOn);
}
