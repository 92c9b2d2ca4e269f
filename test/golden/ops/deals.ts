import { feeRange } from '../../../src/shared/commissions/referral-fee.ts';
import { conflictPresets } from '../../../src/shared/deals/conflict-rules.ts';
import { rulePartners } from '../../../src/shared/deals/partner-conflict.ts';
import { mapStep } from '../../../src/shared/deals/pricing.ts';
import { standardPricingRules } from '../../../src/shared/deals/pricing-rules.ts';
import { hasRoom } from '../../../src/shared/deals/protected-accounts.ts';
import { standardProtectedRules } from '../../../src/shared/deals/protected-rules.ts';
import { checkRegistration, isLate } from '../../../src/shared/deals/registration-check.ts';
import {
  isProtected,
  protectionEnd,
  silenceState,
} from '../../../src/shared/deals/registration-protection.ts';
import { registrationPresets } from '../../../src/shared/deals/registration-rules.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { ratioOf } from '../../../src/shared/kernel/ratio.ts';
import { major, minor, must, type Ops, yesNo } from '../arguments.ts';

const { R2 } = registrationPresets;
const approvedAt = '2026-01-01T09:00';
const claim = (partner: string, day: string, inForce: boolean) => ({
  partner,
  registeredAt: `${day}T09:00`,
  inForce,
  late: false,
  tierRank: null,
});

export const dealsOps: Ops = {
  protected: (input) => ({ protected: isProtected(must(input, 'days'), must(input, 'limit')) }),
  reg_late: (input) => ({ late: isLate(must(input, 'days'), must(input, 'limit')) }),
  r2_protected: (input) => {
    const end = protectionEnd(R2, {
      submittedAt: approvedAt,
      approvedAt,
      standing: 'on-time',
      tier: null,
      extensions: input.extended === true ? 1 : 0,
    });
    return { protected: end !== null && addDays('2026-01-01', must(input, 'days')) <= end };
  },
  r2_silence: (input) => ({
    state: R2.upkeep === null ? null : silenceState(R2.upkeep, must(input, 'days')),
  }),
  r2_autocheck: (input) => {
    const { value } = checkRegistration(R2, {
      standing: { ladder: 'T1', tier: 'Silver' },
      certificateCurrent: yesNo(input, 'certificate_current'),
      otherPartner: yesNo(input, 'other_partner'),
      directPipeline: yesNo(input, 'direct_pipeline'),
    });
    return { outcome: value === 'direct-flag' ? 'direct flag' : value };
  },
  conflict_two_partners: (input) => {
    const later = addDays('2026-01-01', must(input, 'days_apart'));
    const older = claim('A', '2026-01-01', input.older_active === true);
    const newer = { ...claim('B', later, true), registeredAt: `${later}T17:00` };
    return { rule: rulePartners(conflictPresets.R2, [older, newer]).value };
  },
  fee_range: (input) => {
    const amount = minor(must(input, 'value')) ?? 0;
    const fee = feeRange(amount, ratioOf(must(input, 'low')), ratioOf(must(input, 'high')));
    return { low: major(fee.low), high: major(fee.high) };
  },
  protected_room: (input) => ({ can_add: hasRoom(standardProtectedRules, must(input, 'count')) }),
  map_step: (input) => ({
    step: mapStep(standardPricingRules, must(input, 'n'))?.replace('-', ' ') ?? 'none',
  }),
};
