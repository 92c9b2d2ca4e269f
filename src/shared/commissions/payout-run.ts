import { because, type Explained, explained } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, minorFromMajor, sumMinor } from '../kernel/money.ts';
import type { PayoutRules } from './payout-rules.ts';
import { keptOn, type PayoutLine, payoutState } from './payout-state.ts';

/** What a balance does on a run: it is paid, or rolls over to the next one and why (S53.5). */
export type PayoutVerdict =
  | { readonly pays: true }
  | { readonly pays: false; readonly why: 'nothing' | 'below minimum' | 'negative' | 'tax form' };

/** Whether a balance is paid (S53.5): exactly the minimum pays; nothing and less than nothing do not. Minor units. */
export function payoutVerdict(balance: number, minimum: number): PayoutVerdict {
  if (balance < 0) return { pays: false, why: 'negative' };
  if (balance === 0) return { pays: false, why: 'nothing' };
  return balance >= minimum ? { pays: true } : { pays: false, why: 'below minimum' };
}

export type PayoutFacts = {
  readonly partner: string;
  readonly currency: string;
  /** Balance rolled over from the last run, minor units; negative after clawbacks. */
  readonly carriedIn: number;
  readonly lines: readonly PayoutLine[];
  /** Clawbacks of paid lines since the last run, minor units, each above 0 (S54); unpaid lines carry their own. */
  readonly clawbacks: readonly { readonly id: string; readonly amount: number }[];
  /** Null is unknown: it is noted but does not stop a payment. */
  readonly taxFormOnFile: boolean | null;
};

/** One partner's row of a payment run: `value` is the balance, its parts what it is made of (S53.6). Minor units. */
export type PayoutRow = Explained<number> & {
  readonly partner: string;
  readonly currency: string;
  readonly verdict: PayoutVerdict;
  readonly paid: number;
  /** Goes on to the next run. */
  readonly carriedOut: number;
  readonly lines: readonly PayoutLine[];
};

const notes = {
  nothing: 'There is nothing to pay.',
  'below minimum': 'The balance is below the minimum and rolls over.',
  negative: 'The balance is negative and is carried to the next run.',
  'tax form': 'The tax form is missing, so the balance is held.',
} as const;

/**
 * One partner's payment run (S53.6): lines payable and due by the run's day, each at what a clawback left of it (S54.10),
 * plus the balance carried in, less clawbacks. Paid from the minimum up; otherwise the balance rolls over, a negative one too (B51).
 */
export function payoutRow(rules: PayoutRules, facts: PayoutFacts, runOn: LocalDate): PayoutRow {
  const { currency, carriedIn, partner, taxFormOnFile } = facts;
  const money = (minor: number): string => formatMinorShort(minor, currency);
  const lines = facts.lines.filter((line) => isDue(rules, line, runOn));
  const parts = [
    ...(carriedIn === 0 ? [] : [{ text: `Carried in ${money(carriedIn)}`, part: carriedIn }]),
    ...lines.map((line) => lineReason(line, runOn, money)),
    ...facts.clawbacks.map(({ id, amount }) => ({
      text: `Clawback of ${id} ${money(0 - amount)}`,
      part: 0 - amount,
    })),
  ];
  const balance = sumMinor(parts.map(({ part }) => part));
  const open = payoutVerdict(balance, minorFromMajor(rules.minimum, currency));
  const verdict: PayoutVerdict =
    open.pays && taxFormOnFile === false ? { pays: false, why: 'tax form' } : open;
  const paid = verdict.pays ? balance : 0;
  const note = verdict.pays ? [] : [because(notes[verdict.why])];
  const about = explained({
    value: balance,
    because: [...parts, ...note],
    inputs: [
      { name: 'lines due', value: lines.length },
      { name: 'carried in', value: carriedIn },
      { name: 'tax form on file', value: taxFormOnFile },
    ],
    rule: 'S53.6',
    preset: rules.preset,
  });
  return { ...about, partner, currency, verdict, paid, carriedOut: balance - paid, lines };
}

/** A line due at what is kept of it (S54.10). */
function lineReason(
  line: PayoutLine,
  runOn: LocalDate,
  money: (minor: number) => string,
): { readonly text: string; readonly part: number } {
  const part = keptOn(line, runOn);
  const off = line.amount - part;
  const reduced = off === 0 ? '' : ` (${money(line.amount)} less a clawback of ${money(off)})`;
  return { text: `${line.id} ${money(part)}${reduced}`, part };
}

function isDue(rules: PayoutRules, line: PayoutLine, runOn: LocalDate): boolean {
  const state = payoutState(rules, line, runOn);
  return state.status === 'payable' && state.due <= runOn;
}

/** A payment run over partners: `value` is what it pays out, its parts the partners paid (S53.6). Minor units. */
export type PaymentRun = Explained<number> & {
  readonly runOn: LocalDate;
  readonly currency: string;
  readonly rows: readonly PayoutRow[];
};

/** The payment run of a day in one currency; partners of other currencies belong to a run of their own (S53.6). */
export function paymentRun(
  rules: PayoutRules,
  currency: string,
  partners: readonly PayoutFacts[],
  runOn: LocalDate,
): PaymentRun {
  const rows = partners
    .filter((one) => one.currency === currency)
    .map((one) => payoutRow(rules, one, runOn));
  const paid = rows.filter(({ verdict }) => verdict.pays);
  const about = explained({
    value: sumMinor(paid.map((row) => row.paid)),
    because: paid.map((row) => ({
      text: `${row.partner} ${formatMinorShort(row.paid, currency)}`,
      part: row.paid,
    })),
    inputs: [
      { name: 'partners', value: rows.length },
      { name: 'partners paid', value: paid.length },
    ],
    rule: 'S53.6',
    preset: rules.preset,
  });
  return { ...about, runOn, currency, rows };
}

/** Quarterly true-up (S53.7): earned for the quarter less paid for it, minor units; negative is carried. */
export function quarterlyTrueUp(
  rules: PayoutRules,
  facts: {
    readonly currency: string;
    readonly earned: number | null;
    readonly paid: number | null;
  },
): Explained<number> {
  const { earned, paid, currency } = facts;
  const money = (minor: number | null): string =>
    minor === null ? 'unknown' : formatMinorShort(minor, currency);
  return explained({
    value: earned === null || paid === null ? null : earned - paid,
    because: [
      { text: `Earned for the quarter ${money(earned)}`, part: earned },
      { text: `Paid for the quarter ${money(paid)}`, part: paid === null ? null : 0 - paid },
    ],
    inputs: [
      { name: 'earned', value: earned },
      { name: 'paid', value: paid },
    ],
    rule: 'S53.7',
    preset: rules.preset,
  });
}

/** Days past due a bucket of the ageing starts at, oldest first; the last is what is not due yet or due today. */
export const ageingBuckets = [
  { id: 'over 90 days', from: 91 },
  { id: '61-90 days', from: 61 },
  { id: '31-60 days', from: 31 },
  { id: '1-30 days', from: 1 },
  { id: 'not overdue', from: 0 },
] as const;

export type AgeingRow = {
  readonly bucket: (typeof ageingBuckets)[number]['id'];
  readonly amount: number;
  readonly lines: number;
};

/** Payable lines by how long they are past due (S53.8), minor units; every payable line is in one bucket. */
export function ageing(
  rules: PayoutRules,
  lines: readonly PayoutLine[],
  today: LocalDate,
): AgeingRow[] {
  const owed = lines.flatMap((line) => {
    const state = payoutState(rules, line, today);
    return state.status === 'payable' ? [{ ...line, days: state.overdueDays }] : [];
  });
  let below = Number.POSITIVE_INFINITY;
  return ageingBuckets.map(({ id, from }) => {
    const before = below;
    below = from;
    const inBucket = owed.filter(({ days }) => days >= from && days < before);
    const amount = sumMinor(inBucket.map((line) => keptOn(line, today)));
    return { bucket: id, amount, lines: inBucket.length };
  });
}
