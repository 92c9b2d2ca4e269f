import { mdfYear } from '../campaigns/mdf/allowance.ts';
import type { MdfPartner } from '../campaigns/mdf/eligibility.ts';
import type { MdfRules } from '../campaigns/mdf/rules.ts';
import { formatMinorShort } from '../kernel/money.ts';
import type { Judgement } from './simulate.ts';

/**
 * Judges the most a partner may draw from market development funds in a fiscal year, for a simulation of changed MDF
 * rules (S38.9, G10). The place is the amount; unknown eligibility is an unknown place.
 */
export const mdfJudgement: Judgement<MdfRules, MdfPartner> = {
  rule: 'S38.9',
  place: (rules, partner) => {
    const { value } = mdfYear(rules, partner);
    return value === null
      ? { name: 'Unknown', order: null }
      : { name: `${formatMinorShort(value, partner.currency)} a year`, order: value };
  },
  reasons: (rules, partner) =>
    mdfYear(rules, partner).because.map(({ text }, at) => ({ key: `Reason ${at + 1}`, text })),
};
