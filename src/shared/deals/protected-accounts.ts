import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import {
  endOfQuarter,
  type FiscalQuarter,
  type FiscalStartMonth,
  quarterLabel,
  startOfQuarter,
} from '../kernel/quarter.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plural } from '../kernel/words.ts';
import { customerKey } from './customer-key.ts';
import type { AccountEventKind, ProtectedRules } from './protected-rules.ts';

export type AccountEvent = { readonly kind: AccountEventKind; readonly on: LocalDate };

/** A named account on one partner's list. */
export type ProtectedAccount = {
  readonly partner: string;
  readonly name: string;
  readonly domain: string | null;
  readonly addedOn: LocalDate;
  readonly events: readonly AccountEvent[];
};

/** Whether one more account may be protected: 49 of 50 leaves room, 50 does not (S42.1). */
export function hasRoom({ mostPerPartner }: ProtectedRules, count: number): boolean {
  return count < mostPerPartner;
}

/** Whether a partner may hold a list at all (S42.1): `tier` null is no tier. */
export function mayHoldList(
  { tiers }: ProtectedRules,
  ladder: string,
  tier: string | null,
): boolean {
  return tier !== null && (tiers[ladder] ?? []).includes(tier);
}

/**
 * The lists with one account more, or the plain reason why not (S42.1, S42.2): the partner's list is full, or the account
 * (by domain, else name) already stands on a list.
 */
export function protectAccount(
  rules: ProtectedRules,
  lists: readonly ProtectedAccount[],
  account: ProtectedAccount,
): Result<readonly ProtectedAccount[], string> {
  const key = customerKey(account);
  if (key === null) return err('name: a protected account needs a name or a domain.');
  const holder = lists.find((other) => {
    const held = customerKey(other);
    return held !== null && held.by === key.by && held.key === key.key;
  });
  if (holder !== undefined)
    return err(
      holder.partner === account.partner
        ? `${account.name} is already on the list of ${account.partner}.`
        : `${account.name} is on the list of ${holder.partner}; an account is on one list only.`,
    );
  const count = lists.filter(({ partner }) => partner === account.partner).length;
  return hasRoom(rules, count)
    ? ok([...lists, account])
    : err(`The list of ${account.partner} is full: ${count} of ${rules.mostPerPartner} accounts.`);
}

export type AccountReview = Explained<'moving' | 'stale'> & {
  readonly account: ProtectedAccount;
  readonly lastMovementOn: LocalDate | null;
};

/** Whether an account moved within a quarter; one that did not is stale and loses its protection at the review (S42.3). */
export function reviewAccount(
  rules: ProtectedRules,
  account: ProtectedAccount,
  quarter: FiscalQuarter,
  startMonth: FiscalStartMonth = 1,
): AccountReview {
  const [from, to] = [startOfQuarter(quarter, startMonth), endOfQuarter(quarter, startMonth)];
  const moves = account.events
    .filter(({ kind, on }) => rules.movements.includes(kind) && on >= from && on <= to)
    .map(({ on }) => on)
    .toSorted();
  const lastMovementOn = moves.at(-1) ?? null;
  const name = quarterLabel(quarter);
  return {
    ...explained<'moving' | 'stale'>({
      value: lastMovementOn === null ? 'stale' : 'moving',
      because: [
        because(
          lastMovementOn === null
            ? `No pipeline movement in ${name}: protection is lost.`
            : `${plural(moves.length, 'movement')} in ${name}, the last on ${formatDate(lastMovementOn)}.`,
        ),
      ],
      inputs: [
        { name: 'account', value: account.name },
        { name: 'quarter', value: name },
      ],
      rule: 'S42.3',
      preset: rules.preset,
    }),
    account,
    lastMovementOn,
  };
}

export type ListReview = {
  readonly kept: readonly AccountReview[];
  readonly stale: readonly AccountReview[];
  readonly counts: readonly {
    readonly partner: string;
    readonly count: number;
    readonly most: number;
  }[];
};

/** The quarterly clean-up (S42.4): who keeps protection, who loses it, and how full each list then is. Accounts added after the quarter are kept out of it. */
export function reviewLists(
  rules: ProtectedRules,
  accounts: readonly ProtectedAccount[],
  quarter: FiscalQuarter,
  startMonth: FiscalStartMonth = 1,
): ListReview {
  const end = endOfQuarter(quarter, startMonth);
  const reviews = accounts
    .filter(({ addedOn }) => addedOn <= end)
    .map((account) => reviewAccount(rules, account, quarter, startMonth));
  const stale = reviews.filter(({ value }) => value === 'stale');
  const lost = new Set(stale.map(({ account }) => account));
  const counts = new Map<string, number>();
  for (const account of accounts)
    counts.set(account.partner, (counts.get(account.partner) ?? 0) + (lost.has(account) ? 0 : 1));
  return {
    kept: reviews.filter(({ value }) => value === 'moving'),
    stale,
    counts: [...counts].map(([partner, count]) => ({ partner, count, most: rules.mostPerPartner })),
  };
}

/** One row of the list direct sales keeps away from in outbound. */
export type ExclusionRow = {
  readonly account: string;
  readonly domain: string | null;
  readonly partner: string;
  readonly from: LocalDate;
  readonly through: LocalDate;
};

/** Accounts excluded from direct outbound for a quarter (S42.5), from the day they were added, by account name. */
export function exclusionRows(
  accounts: readonly ProtectedAccount[],
  quarter: FiscalQuarter,
  startMonth: FiscalStartMonth = 1,
): ExclusionRow[] {
  const [start, through] = [startOfQuarter(quarter, startMonth), endOfQuarter(quarter, startMonth)];
  return accounts
    .filter(({ addedOn }) => addedOn <= through)
    .map(({ name, domain, partner, addedOn }) => ({
      account: name,
      domain,
      partner,
      from: addedOn > start ? addedOn : start,
      through,
    }))
    .toSorted((a, b) => (a.account < b.account ? -1 : Number(a.account > b.account)));
}
