import { exactPercent } from '../kernel/percent.ts';
import type { Ratio } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import {
  type Commission,
  commissionLine,
  commissionOf,
  monthsFactor,
  percentFactor,
  shareFactors,
  unknownCommission,
} from './lines.ts';

type DealFacts = {
  readonly id: string;
  readonly currency: string;
  /** Exact rate of the sourced partner: 1/5 is 20%. */
  readonly rate: Ratio;
  /** Share of credit (S44): 1 sourced, 1/2 influenced, 0 none; null undecided. */
  readonly share: Ratio | null;
};

/** A deal paid once; `value` in minor units, null while unknown, negative for a credit. */
export type OneTimeFacts = DealFacts & { readonly value: number | null };

/** A deal paid over months; `annual` is its annual value in minor units. */
export type RecurringFacts = DealFacts & {
  readonly annual: number | null;
  /** Months the plan pays; null is the customer's lifetime. */
  readonly termMonths: number | null;
  /** Months the customer stayed; null while not known: the whole term then, "if retained". */
  readonly retainedMonths: number | null;
};

type Known = { readonly base: number; readonly share: Ratio };

/** One-time commission: value x rate x credit share (S49.2, S49.5). */
export function oneTimeCommission(facts: OneTimeFacts): Commission {
  const { id, currency, rate, value } = facts;
  return withBase('S49.2', 'deal value', value, facts, ({ base, share }) => {
    const head = { id, on: null, label: 'One time', base, currency };
    return { lines: [commissionLine(head, [percentFactor(rate), ...shareFactors(share)])] };
  });
}

/**
 * Recurring commission: annual value x rate x months / 12, one line per contract year, ended by the term or by the
 * customer leaving, whichever comes first (S49.3). Neither known: unknown.
 */
export function recurringCommission(facts: RecurringFacts): Commission {
  const { id, currency, rate, annual, termMonths, retainedMonths } = facts;
  const months = [termMonths, retainedMonths].filter((length) => length !== null);
  const extra = [{ name: 'months', value: months.length === 0 ? null : Math.min(...months) }];
  return withBase(
    'S49.3',
    'annual value',
    annual,
    facts,
    ({ base, share }) => {
      const lines = contractYears(Math.min(...months)).map((length, index) =>
        commissionLine({ id, on: null, label: `Year ${index + 1}`, base, currency }, [
          percentFactor(rate),
          ...shareFactors(share),
          ...(length === 12 ? [] : [monthsFactor(length)]),
        ]),
      );
      const open = retainedMonths === null ? ['If the customer stays for the whole term.'] : [];
      return { lines, notes: open };
    },
    extra,
  );
}

/** 30 months as contract years: 12, 12 and 6. */
function contractYears(months: number): number[] {
  const years: number[] = [];
  for (let left = months; left > 0; left -= 12) years.push(Math.min(12, left));
  return years;
}

function withBase(
  rule: string,
  baseName: string,
  base: number | null,
  { currency, rate, share }: DealFacts,
  compute: (known: Known) => { lines: Commission['lines']; notes?: string[] },
  extra: Commission['inputs'] = [],
): Commission {
  const inputs = [
    { name: baseName, value: base },
    { name: 'rate', value: exactPercent(rate, 4) },
    { name: 'credit share', value: share === null ? null : exactPercent(share, 4) },
    ...extra,
  ];
  const about = { currency, rule, preset: null, inputs };
  if (share?.num === 0n) return commissionOf(about, [], ['No credit, so no commission.']);
  const missing = inputs.filter(({ value }) => value === null).map(({ name }) => name);
  if (base === null || share === null || missing.length > 0)
    return unknownCommission(about, `The commission waits for: ${listed(missing)}.`);
  const { lines, notes } = compute({ base, share });
  return commissionOf(about, lines, notes);
}
