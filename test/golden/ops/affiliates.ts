import { breakEven } from '../../../src/shared/affiliates/break-even.ts';
import { buildOrBuy, standardBuildOrBuy } from '../../../src/shared/affiliates/build-or-buy.ts';
import { programEconomics } from '../../../src/shared/affiliates/economics.ts';
import { standardAffiliateFraud } from '../../../src/shared/affiliates/fraud-rules.ts';
import {
  conversionFlag,
  mailMatch,
  zeroConversionFlag,
} from '../../../src/shared/affiliates/fraud-signals.ts';
import { affiliateStatus, benchStatus } from '../../../src/shared/affiliates/health.ts';
import { launchDue } from '../../../src/shared/affiliates/launch.ts';
import { landingPageOffered } from '../../../src/shared/affiliates/onboarding.ts';
import {
  recommendPlatform,
  standardPlatformTree,
} from '../../../src/shared/affiliates/platform.ts';
import { affiliateReport, reportValue } from '../../../src/shared/affiliates/report.ts';
import {
  type VolumePresetId,
  volumePresets,
  volumeTier,
} from '../../../src/shared/affiliates/volume-tiers.ts';
import { ratioOf, toDecimals } from '../../../src/shared/kernel/ratio.ts';
import {
  type AffiliateBenchMetric,
  type AffiliateHealthMetric,
  affiliateBenchMetrics,
  affiliateHealthMetrics,
} from '../../../src/shared/playbooks/affiliate-benchmarks.ts';
import {
  type GoldenOp,
  type Input,
  major,
  minor,
  must,
  num,
  numbers,
  type Ops,
  text,
  yesNo,
} from '../arguments.ts';

const share = (input: Input, key: string) => {
  const value = num(input, key);
  return value === null ? null : ratioOf(value);
};

const tier =
  (preset: VolumePresetId): GoldenOp =>
  (input) => {
    const { counts } = volumePresets[preset];
    const found = volumeTier(volumePresets[preset], must(input, counts), num(input, 'base'));
    return { tier: found.tier, rate: found.value };
  };

function breaksEven(input: Input): Readonly<Record<string, unknown>> {
  const found = breakEven({
    currency: 'USD',
    cost: Number(minor(must(input, 'cac'))),
    net: Number(minor(must(input, 'net'))),
    churn: share(input, 'churn'),
    months: 36,
  });
  const { withChurn, withoutChurn, lifetime, curve } = found;
  return {
    months_no_churn: withoutChurn === null ? null : toDecimals(withoutChurn, 2),
    month_with_churn: withChurn.kind === 'month' ? withChurn.month : null,
    lifetime: lifetime === null ? null : toDecimals(lifetime, 2),
    ...Object.fromEntries(
      curve.map(({ month, cumulative }) => [`cum_month${month}`, major(cumulative)]),
    ),
  };
}

function economics(input: Input): Readonly<Record<string, unknown>> {
  const found = programEconomics({
    currency: 'USD',
    target: minor(num(input, 'target')),
    value: minor(num(input, 'value')),
    rate: share(input, 'rate'),
    churn: share(input, 'churn'),
    months: num(input, 'months') ?? 12,
  });
  return {
    customers: found.customers.value,
    commission_each: major(found.commissionEach.value),
    payout: major(found.payout.value),
    cac_12m: major(found.acquisitionCost.value),
  };
}

function report(input: Input): Readonly<Record<string, unknown>> {
  const made = affiliateReport({
    month: '2026-01',
    currency: 'USD',
    total: num(input, 'total'),
    active: num(input, 'active'),
    producing: num(input, 'producing'),
    joined: num(input, 'new_affiliates'),
    gross: minor(num(input, 'gross')),
    commissions: minor(num(input, 'commissions')),
    newCustomers: num(input, 'new_customers'),
    clicks: num(input, 'clicks'),
    conversions: num(input, 'conversions'),
    flagged: num(input, 'flagged'),
    reversed: minor(num(input, 'reversed')),
    removed: num(input, 'removed'),
    affiliates: [],
    actions: { recruitment: '', optimization: '', policy: '' },
  });
  return {
    net: major(reportValue(made, 'net')),
    effective_cac: major(reportValue(made, 'effectiveCac')),
    conversion_pct: reportValue(made, 'conversionPercent'),
    epc: reportValue(made, 'epc'),
    active_pct: reportValue(made, 'activePercent'),
    producing_pct: reportValue(made, 'producingPercent'),
  };
}

/** Longer names of the same metrics. */
const healthNames: Readonly<Record<string, AffiliateHealthMetric>> = {
  active: 'active_rate',
  click_to_conversion: 'conversion',
  revenue: 'avg_revenue',
  refund_rate: 'refund',
  time_to_first_sale: 'first_sale',
  top10_concentration: 'top10',
};
const benchNames: Readonly<Record<string, AffiliateBenchMetric>> = {
  active_rate: 'active',
  active_affiliates: 'active',
  refund_rate: 'refund',
};

function metricOf<T extends string>(
  input: Input,
  known: readonly T[],
  longer: Readonly<Record<string, T>>,
): T {
  const name = text(input, 'metric');
  const found = known.find((one) => one === name) ?? longer[name];
  if (found === undefined) throw new RangeError(`No metric is called "${name}".`);
  return found;
}

const clickCounts = (input: Input): { clicks: number; conversions: number } => ({
  clicks: must(input, 'clicks'),
  conversions: must(input, 'conversions'),
});

export const affiliatesOps: Ops = {
  aff_tier_V1: tier('V1'),
  aff_tier_V2: tier('V2'),
  aff_tier_V3: tier('V3'),
  aff_tier_V4: tier('V4'),
  aff_breakeven: breaksEven,
  aff_economics: economics,
  platform: (i) => ({
    platform: recommendPlatform(standardPlatformTree, {
      currency: 'USD',
      mrr: minor(num(i, 'mrr')),
      stripe: yesNo(i, 'stripe'),
      emailAutomation: yesNo(i, 'email_automation'),
      severalTypes: yesNo(i, 'multi_type'),
      complexAttribution: yesNo(i, 'complex_attribution'),
    }).value,
  }),
  build_buy: (i) => ({
    verdict: buildOrBuy(standardBuildOrBuy, {
      uniqueAttribution: yesNo(i, 'unique_attribution'),
      customCommission: yesNo(i, 'custom_commission'),
      deepIntegration: yesNo(i, 'deep_integration'),
      transactionsPerMonth: num(i, 'transactions_month'),
      firstProgram: yesNo(i, 'first_programme'),
      wantsNetwork: yesNo(i, 'existing_network'),
      weeksToLaunch: num(i, 'weeks'),
      affiliates: num(i, 'affiliates'),
    }).value,
  }),
  launch_due: (i) => ({
    due: numbers(i, 'last_days').map((day) => launchDue(text(i, 'start'), day)),
  }),
  landing_offer: (i) => ({ offer: landingPageOffered(num(i, 'audience')) }),
  fraud_rate: (i) => ({ flag: conversionFlag(standardAffiliateFraud, clickCounts(i)) !== 'none' }),
  fraud_zero: (i) => ({ flag: zeroConversionFlag(standardAffiliateFraud, clickCounts(i)) }),
  self_referral: (i) => ({
    flag: mailMatch(standardAffiliateFraud, text(i, 'affiliate'), text(i, 'customer')) !== 'none',
  }),
  aff_bench: (i) => ({
    status: benchStatus(metricOf(i, affiliateBenchMetrics, benchNames), num(i, 'value')),
  }),
  aff_health: (i) => ({
    status: affiliateStatus(
      metricOf(i, affiliateHealthMetrics, healthNames),
      num(i, 'value'),
      yesNo(i, 'declining'),
    ),
  }),
  aff_report: report,
};
