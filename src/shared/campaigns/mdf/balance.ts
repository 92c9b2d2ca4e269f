import { because, type Explained, explained, type Reason } from '../../kernel/explained.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { formatMinor, formatMinorShort, sumMinor } from '../../kernel/money.ts';
import {
  compareQuarters,
  endOfQuarter,
  type FiscalQuarter,
  type FiscalStartMonth,
  quarterOf,
} from '../../kernel/quarter.ts';
import type { MdfAllowance } from './allowance.ts';
import { type MdfRequest, mdfMoney } from './request.ts';
import type { MdfRules } from './rules.ts';

/** Money of a fund in one period, minor units: approved and not yet paid, paid, and both together. */
export type MdfUse = {
  readonly approved: number;
  readonly paid: number;
  readonly committed: number;
};

/** A partner's balance on a day; `value` is what is available now. */
export type MdfBalance = Explained<number> & {
  readonly quarter: FiscalQuarter;
  readonly inQuarter: MdfUse;
  readonly inYear: MdfUse;
  /** Which limit decides. */
  readonly bound: 'quarter' | 'year';
};

/**
 * What a partner may still commit (S38.3): the least of the limits the preset has, each less what is committed in its
 * period, never below 0. Committed = approved plus paid, less what was forfeited or expired; a request counts in the
 * quarter in which its activity starts.
 */
export function mdfBalance(
  rules: MdfRules,
  allowance: MdfAllowance,
  requests: readonly MdfRequest[],
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): MdfBalance {
  const quarter = quarterOf(today, startMonth);
  const ofYear = requests.filter(({ start }) => quarterOf(start, startMonth).year === quarter.year);
  const inYear = used(ofYear);
  const inQuarter = used(
    ofYear.filter(({ start }) => compareQuarters(quarterOf(start, startMonth), quarter) === 0),
  );
  const available = mdfAvailable(rules, allowance, inQuarter.committed, inYear.committed);
  return { ...available, quarter, inQuarter, inYear };
}

function used(requests: readonly MdfRequest[]): MdfUse {
  const money = requests.map(mdfMoney);
  const approved = sumMinor(money.map((one) => one.approved));
  const paid = sumMinor(money.map((one) => one.paid));
  return { approved, paid, committed: approved + paid };
}

type Limit = {
  readonly bound: 'quarter' | 'year';
  readonly limit: number;
  readonly committed: number;
};

/** The same from sums already taken: what is committed this quarter and this fiscal year, minor units (S38.3). */
export function mdfAvailable(
  { preset }: MdfRules,
  allowance: MdfAllowance,
  committedQuarter: number,
  committedYear: number,
): Explained<number> & { readonly bound: 'quarter' | 'year' } {
  const { perQuarter, perYear, currency } = allowance;
  const quarter: Limit = {
    bound: 'quarter',
    limit: perQuarter ?? Number.POSITIVE_INFINITY,
    committed: committedQuarter,
  };
  const year: Limit = {
    bound: 'year',
    limit: perYear ?? Number.POSITIVE_INFINITY,
    committed: committedYear,
  };
  const left = ({ limit, committed }: Limit): number => limit - committed;
  const binding = left(quarter) <= left(year) ? quarter : year;
  return {
    ...explained<number>({
      value: Math.max(0, left(binding)),
      because: limitReasons(binding, currency),
      inputs: [
        ...(perQuarter === null ? [] : [{ name: 'quarterly limit', value: perQuarter }]),
        ...(perYear === null ? [] : [{ name: 'annual limit', value: perYear }]),
        { name: 'committed this quarter', value: committedQuarter },
        { name: 'committed this year', value: committedYear },
      ],
      rule: 'S38.3',
      preset,
    }),
    bound: binding.bound,
  };
}

function limitReasons({ bound, limit, committed }: Limit, currency: string): Reason[] {
  const over = committed - limit;
  return [
    {
      text: `The limit of the ${bound} is ${formatMinorShort(limit, currency)}.`,
      part: limit,
    },
    { text: `${formatMinor(committed, currency)} is committed in it.`, part: 0 - committed },
    ...(over > 0
      ? [
          {
            text: `That is ${formatMinor(over, currency)} over the limit; nothing is available.`,
            part: over,
          },
        ]
      : []),
  ];
}

/** What is lost unless it is committed in time. */
export type MdfExpiring = Explained<number> & { readonly on: LocalDate };

/** The last day of the period in which money must be used (S38.5): the fiscal year's or the quarter's end. */
export function mdfPeriodEnd(
  { expiry }: MdfRules,
  day: LocalDate,
  startMonth: FiscalStartMonth = 1,
): LocalDate {
  const quarter = quarterOf(day, startMonth);
  return endOfQuarter(expiry === 'quarter-end' ? quarter : { ...quarter, q: 4 }, startMonth);
}

/** Unspent money of the running period and the day it expires (S38.5); there is no carry-over. */
export function mdfExpiring(
  rules: MdfRules,
  allowance: MdfAllowance,
  balance: MdfBalance,
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): MdfExpiring {
  const on = mdfPeriodEnd(rules, today, startMonth);
  const yearly = rules.expiry === 'fiscal-year-end';
  const limit = yearly ? allowance.perYear : allowance.perQuarter;
  const committed = yearly ? balance.inYear.committed : balance.inQuarter.committed;
  const { currency } = allowance;
  const unspent = limit === null ? null : Math.max(0, limit - committed);
  const period = yearly ? 'fiscal year' : 'quarter';
  return {
    ...explained<number>({
      value: unspent,
      because: [
        unspent === null
          ? because(`The rules set no amount for the ${period}.`)
          : {
              text: `${formatMinor(unspent, currency)} of the ${period} is uncommitted and expires after ${on}.`,
              part: unspent,
            },
      ],
      inputs: [
        { name: `limit of the ${period}`, value: limit },
        { name: 'committed', value: committed },
      ],
      rule: 'S38.5',
      preset: rules.preset,
    }),
    on,
  };
}
