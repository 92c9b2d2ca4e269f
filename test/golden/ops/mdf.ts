import { allowanceOf } from '../../../src/shared/campaigns/mdf/allowance.ts';
import {
  approverByAmount,
  approverByTier,
  approverNames,
  signersOf,
} from '../../../src/shared/campaigns/mdf/approvers.ts';
import { mdfAvailable } from '../../../src/shared/campaigns/mdf/balance.ts';
import { proofForfeited } from '../../../src/shared/campaigns/mdf/claim.ts';
import { mdfEligibility } from '../../../src/shared/campaigns/mdf/eligibility.ts';
import { mdfPayable } from '../../../src/shared/campaigns/mdf/payable.ts';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import type { ApproverSet } from '../../../src/shared/campaigns/mdf/rules.ts';
import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { type Input, major, minor, must, num, type Ops, text } from '../arguments.ts';

const { M1, M2 } = mdfPresets;
const cents = (input: Input, key: string): number => minorFromMajor(must(input, key), 'USD');
const names = (set: ApproverSet | null): string[] =>
  set === null ? [] : signersOf[set].map((one) => approverNames[one]);

export const mdfOps: Ops = {
  mdf_M1_available: (i) => {
    const allowance = allowanceOf(M1, text(i, 'tier'), 'USD');
    const [quarter, year] = [cents(i, 'committed_quarter'), cents(i, 'committed_year')];
    const value = allowance === null ? 0 : mdfAvailable(M1, allowance, quarter, year).value;
    return { available: major(value) };
  },
  mdf_M2_payable: (i) => {
    const allowance = allowanceOf(M2, text(i, 'tier'), 'USD');
    const cost = cents(i, 'cost');
    const { matchPercent, perQuarter } = allowance ?? { matchPercent: 0, perQuarter: 0 };
    const facts = { cost, matchPercent, available: perQuarter, currency: 'USD' };
    return { payable: major(mdfPayable(M2, facts).value) };
  },
  mdf_eligible: (i) => ({
    eligible: mdfEligibility(M1, {
      tier: text(i, 'tier'),
      track: null,
      arr: minor(num(i, 'arr')),
      currency: 'USD',
      waiver: null,
    }).value,
  }),
  mdf_approver_amount: (i) => ({
    approver: names(approverByAmount(M1, cents(i, 'amount'), 'USD')).join(' + '),
  }),
  mdf_approver_tier: (i) => ({ approvers: names(approverByTier(M1, text(i, 'tier'))) }),
  mdf_forfeited: (i) => ({ forfeited: proofForfeited(M1, must(i, 'days')) }),
};
