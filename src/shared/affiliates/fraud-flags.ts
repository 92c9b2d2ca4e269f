import { formatPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import { groupedCount, plural } from '../kernel/words.ts';
import type { AffiliateFraudRules } from './fraud-rules.ts';
import {
  conversionFlag,
  isDisposable,
  mailMatch,
  sharePlace,
  spikeFlag,
  zeroConversionFlag,
} from './fraud-signals.ts';

/** One converted sale of the month; the commission is in minor units of the report's currency. */
export type AffiliateSale = {
  readonly id: string;
  readonly customerEmail: string | null;
  readonly ip: string | null;
  /** The affiliate a coupon was issued to; null = no coupon, or one of no affiliate. */
  readonly couponOwner: string | null;
  readonly commission: number;
};

/** What is on record of one affiliate in one calendar month; null is unknown and never raises a flag (G8). */
export type AffiliateMonth = {
  readonly affiliate: string;
  readonly email: string;
  readonly emailVerified: boolean | null;
  readonly ips: readonly string[];
  readonly clicks: number | null;
  readonly pageViews: number | null;
  /** Clicks of the busiest single IP address. */
  readonly busiestIpClicks: number | null;
  readonly conversions: number | null;
  readonly refunds: number | null;
  /** Clicks day by day, oldest first, the last days before the month included; each day is judged by those before. */
  readonly dailyClicks: readonly number[];
  /** Ads on brand keywords that lead through the affiliate's link, and whether that was approved. */
  readonly brandAds: number | null;
  readonly brandBiddingApproved: boolean;
  readonly sales: readonly AffiliateSale[];
};

export type FraudRule =
  | 'unverified-email'
  | 'disposable-domain'
  | 'low-conversion'
  | 'high-conversion'
  | 'zero-conversion'
  | 'spike'
  | 'clicks-without-views'
  | 'busy-ip'
  | 'refunds'
  | 'brand-bidding'
  | 'same-address'
  | 'same-domain'
  | 'same-ip'
  | 'coupon-origin';

/** A flag for review. `sales` are the ids it touches; null = the whole month of the affiliate. */
export type FraudFlag = {
  readonly rule: FraudRule;
  readonly evidence: string;
  readonly sales: readonly string[] | null;
};

/** Every flag of one affiliate's month with its evidence (S65.6-S65.14). A flag asks for a review; it cancels nothing. */
export function fraudFlags(rules: AffiliateFraudRules, month: AffiliateMonth): FraudFlag[] {
  return [
    ...identityFlags(rules, month),
    ...clickFlags(rules, month),
    ...trafficFlags(rules, month),
    ...month.sales.flatMap((sale) => saleFlags(rules, month, sale)),
  ];
}

const wholeMonth = (rule: FraudRule, evidence: string): FraudFlag => ({
  rule,
  evidence,
  sales: null,
});

function identityFlags(rules: AffiliateFraudRules, month: AffiliateMonth): FraudFlag[] {
  const { email, emailVerified, brandAds, brandBiddingApproved } = month;
  const flags: FraudFlag[] = [];
  if (emailVerified === false)
    flags.push(wholeMonth('unverified-email', `${email} is not verified`));
  if (isDisposable(rules, email))
    flags.push(wholeMonth('disposable-domain', `${email} lies at a disposable mail domain`));
  if (brandAds !== null && brandAds > 0 && !brandBiddingApproved)
    flags.push(
      wholeMonth('brand-bidding', `${plural(brandAds, 'ad')} on brand keywords without approval`),
    );
  return flags;
}

function clickFlags(rules: AffiliateFraudRules, month: AffiliateMonth): FraudFlag[] {
  const { clicks, conversions } = month;
  if (clicks === null || conversions === null) return [];
  const counts = { clicks, conversions };
  const flags: FraudFlag[] = [];
  const rate = conversionFlag(rules, counts);
  if (rate !== 'none') {
    const share = `${plural(conversions, 'conversion')} of ${plural(clicks, 'click')} are ${formatPercent(ratio(conversions, clicks))}`;
    flags.push(
      rate === 'low'
        ? wholeMonth('low-conversion', `${share}, under ${rules.lowConversionPercent}%`)
        : wholeMonth('high-conversion', `${share}, above ${rules.highConversionPercent}%`),
    );
  }
  if (zeroConversionFlag(rules, counts))
    flags.push(
      wholeMonth(
        'zero-conversion',
        `${plural(clicks, 'click')} without a conversion, more than ${groupedCount(rules.zeroConversionClicks)}`,
      ),
    );
  return flags;
}

function trafficFlags(rules: AffiliateFraudRules, month: AffiliateMonth): FraudFlag[] {
  const { clicks, pageViews, busiestIpClicks, conversions, refunds, dailyClicks } = month;
  const flags: FraudFlag[] = [];
  const spikes = dailyClicks.filter((day, at) => spikeFlag(rules, day, dailyClicks.slice(0, at)));
  if (spikes.length > 0)
    flags.push(
      wholeMonth(
        'spike',
        `${plural(spikes.length, 'day')} far above the ${rules.spike.baseDays} days before, at most ${plural(Math.max(...spikes), 'click')}`,
      ),
    );
  if (clicks !== null && clicks >= rules.clickFloor) {
    if (pageViews !== null && sharePlace(pageViews, clicks, rules.lowestPageViewPercent) === -1)
      flags.push(
        wholeMonth(
          'clicks-without-views',
          `${plural(clicks, 'click')} led to only ${plural(pageViews, 'page view')}`,
        ),
      );
    if (
      busiestIpClicks !== null &&
      sharePlace(busiestIpClicks, clicks, rules.highestIpPercent) === 1
    )
      flags.push(
        wholeMonth(
          'busy-ip',
          `One IP address made ${groupedCount(busiestIpClicks)} of ${plural(clicks, 'click')}`,
        ),
      );
  }
  if (conversions !== null && conversions >= rules.refundFloor && refunds !== null)
    if (sharePlace(refunds, conversions, rules.highestRefundPercent) === 1)
      flags.push(
        wholeMonth(
          'refunds',
          `${plural(refunds, 'refund')} of ${plural(conversions, 'conversion')}, more than ${rules.highestRefundPercent}%`,
        ),
      );
  return flags;
}

function saleFlags(
  rules: AffiliateFraudRules,
  { affiliate, email, ips }: AffiliateMonth,
  { id, customerEmail, ip, couponOwner }: AffiliateSale,
): FraudFlag[] {
  const flags: FraudFlag[] = [];
  const flag = (rule: FraudRule, evidence: string): void => {
    flags.push({ rule, evidence, sales: [id] });
  };
  if (customerEmail !== null) {
    const match = mailMatch(rules, email, customerEmail);
    if (match === 'same-address') flag(match, `${customerEmail} is the affiliate's own address`);
    if (match === 'same-domain') flag(match, `${customerEmail} has the mail domain of ${email}`);
    if (isDisposable(rules, customerEmail))
      flag('disposable-domain', `${customerEmail} lies at a disposable mail domain`);
  }
  if (ip !== null && ips.includes(ip)) flag('same-ip', `${ip} is an address of the affiliate`);
  if (couponOwner !== null && couponOwner !== affiliate)
    flag('coupon-origin', `The coupon was issued to ${couponOwner}`);
  return flags;
}
