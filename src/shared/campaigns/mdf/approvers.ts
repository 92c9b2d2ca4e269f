import { because, type Explained, explained } from '../../kernel/explained.ts';
import { formatMinor, formatMinorShort, minorFromMajor } from '../../kernel/money.ts';
import { type ApproverSet, approverSets, fundOf, type MdfRules } from './rules.ts';

export type Approver = 'partner-manager' | 'director' | 'vp';

/** The people of an approver set; all of them sign (S39.3). */
export const signersOf: Readonly<Record<ApproverSet, readonly Approver[]>> = {
  'partner-manager': ['partner-manager'],
  director: ['director'],
  'partner-manager-and-director': ['partner-manager', 'director'],
  vp: ['vp'],
};

/** How approvers are called. */
export const approverNames: Readonly<Record<Approver, string>> = {
  'partner-manager': 'Partner Manager',
  director: 'Director',
  vp: 'VP',
};

/** Approver by amount (S39.2): under the threshold the lighter set, from it on the stricter. Null while the rule is off. */
export function approverByAmount(
  rules: MdfRules,
  amount: number,
  currency: string,
): ApproverSet | null {
  return amountRule(rules, amount, currency)?.set ?? null;
}

function amountRule(
  { approval }: MdfRules,
  amount: number,
  currency: string,
): { readonly set: ApproverSet; readonly text: string } | null {
  const { byAmount } = approval;
  if (byAmount === null) return null;
  const threshold = minorFromMajor(byAmount.threshold, currency);
  const under = amount < threshold;
  const set = under ? byAmount.below : byAmount.from;
  const side = `${under ? 'under' : 'at or above'} ${formatMinorShort(threshold, currency)}`;
  return {
    set,
    text: `By amount: ${formatMinor(amount, currency)}, ${side}, needs ${setName(set)}.`,
  };
}

/** Approver by tier (S39.2); null where the rule is off or the tier has no fund. */
export function approverByTier(rules: MdfRules, tier: string): ApproverSet | null {
  return rules.approval.byTier ? (fundOf(rules, tier)?.approver ?? null) : null;
}

/** The stricter of two sets: partner manager < director < both < VP (S39.3). */
export function stricterOf(a: ApproverSet, b: ApproverSet): ApproverSet {
  return approverSets.indexOf(a) >= approverSets.indexOf(b) ? a : b;
}

/** Who must sign a request (S39.3): of the rules that are on, the stricter set, and it alone. Null when none applies. */
export function requiredApprovers(
  rules: MdfRules,
  amount: number,
  currency: string,
  tier: string | null,
): Explained<ApproverSet> {
  const byAmount = amountRule(rules, amount, currency);
  const byTier = tier === null ? null : approverByTier(rules, tier);
  const found = [
    ...(byAmount === null ? [] : [byAmount]),
    ...(byTier === null
      ? []
      : [{ set: byTier, text: `By tier: ${tier} needs ${setName(byTier)}.` }]),
  ];
  const value = found.reduce<ApproverSet | null>(
    (strictest, { set }) => (strictest === null ? set : stricterOf(strictest, set)),
    null,
  );
  return explained<ApproverSet>({
    value,
    because:
      found.length === 0
        ? [because('No approval rule applies.')]
        : found.map(({ text }) => because(text)),
    inputs: [
      { name: 'amount', value: amount },
      { name: 'tier', value: tier },
    ],
    rule: 'S39.3',
    preset: rules.preset,
  });
}

const setName = (set: ApproverSet): string =>
  signersOf[set].map((one) => approverNames[one]).join(' and ');
