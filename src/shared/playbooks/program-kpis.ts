import type { Range } from '../kernel/range.ts';

/** What vendors say a program brings, percent more than before: a claim to show as such, never a benchmark (S104). */
export const vendorClaims: readonly { readonly about: string; readonly upliftPercent: Range }[] = [
  { about: 'Lead generation', upliftPercent: { min: 15, max: 30 } },
  { about: 'Referral rate', upliftPercent: { min: 20, max: 35 } },
];

/** A worked win rate: sourced against direct, percent (S104). */
export const winRateExample = { directPercent: 20, partnerPercent: 30, multiple: 1.5 } as const;
