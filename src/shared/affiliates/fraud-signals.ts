import { compareRatios, percentRatio, ratio, ratioOf } from '../kernel/ratio.ts';
import type { AffiliateFraudRules } from './fraud-rules.ts';

/** How an affiliate and a customer are alike by their mail addresses. */
export type MailMatch = 'none' | 'same-address' | 'same-domain';

/** Clicks of one affiliate in one calendar month; whole counts, 0 or more. */
export type ClickCounts = { readonly clicks: number; readonly conversions: number };

/**
 * The conversion rate of a month against its two limits (S65.6, S65.7): under 0.5% or above 20%, from 200 clicks on.
 * Exactly 0.5% and exactly 20% are not flagged.
 */
export function conversionFlag(
  rules: AffiliateFraudRules,
  { clicks, conversions }: ClickCounts,
): 'none' | 'low' | 'high' {
  if (clicks < rules.clickFloor || clicks === 0) return 'none';
  const rate = ratio(conversions, clicks);
  if (compareRatios(rate, percentRatio(rules.lowConversionPercent)) < 0) return 'low';
  return compareRatios(rate, percentRatio(rules.highConversionPercent)) > 0 ? 'high' : 'none';
}

/** More than 1,000 clicks without a conversion (S65.8); exactly 1,000 is not flagged. */
export function zeroConversionFlag(
  rules: AffiliateFraudRules,
  { clicks, conversions }: ClickCounts,
): boolean {
  return conversions === 0 && clicks > rules.zeroConversionClicks;
}

/**
 * Self-referral by mail address (S65.9): the identical address always matches; the same domain matches unless it is a
 * public one. Upper and lower case are the same. Text that is no address matches nothing.
 */
export function mailMatch(
  rules: AffiliateFraudRules,
  affiliate: string,
  customer: string,
): MailMatch {
  const [one, other] = [mailOf(affiliate), mailOf(customer)];
  if (one === null || other === null) return 'none';
  if (one.address === other.address) return 'same-address';
  const own = one.domain === other.domain && !rules.publicDomains.includes(one.domain);
  return own ? 'same-domain' : 'none';
}

/** Whether an address lies at a disposable domain (S65.10). */
export function isDisposable(rules: AffiliateFraudRules, address: string): boolean {
  const mail = mailOf(address);
  return mail !== null && rules.disposableDomains.includes(mail.domain);
}

function mailOf(text: string): { address: string; domain: string } | null {
  const address = text.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return at > 0 && domain !== '' ? { address, domain } : null;
}

/**
 * A spike (S65.11): the clicks of a day are above the mean plus three standard deviations of the 28 days before, and
 * at least 50. Decided: the deviation is that of those days themselves (population). Null with fewer days on record.
 */
export function spikeFlag(
  { spike }: AffiliateFraudRules,
  clicks: number,
  daysBefore: readonly number[],
): boolean | null {
  if (daysBefore.length < spike.baseDays) return null;
  if (clicks < spike.minimumClicks) return false;
  const base = daysBefore.slice(-spike.baseDays).map(BigInt);
  const days = BigInt(base.length);
  const sum = base.reduce((added, day) => added + day, 0n);
  const squares = base.reduce((added, day) => added + day * day, 0n);
  // x > mean + k * sd, squared and times n^2: no root, no rounding.
  const above = days * BigInt(clicks) - sum;
  const k = ratioOf(spike.deviations);
  const spread = k.num * k.num * (days * squares - sum * sum);
  return above > 0n && above * above * k.den * k.den > spread;
}

/** Where a share lies against a percentage, exactly: -1 under, 0 at, 1 over; null of nothing. */
export function sharePlace(part: number, whole: number, percent: number): -1 | 0 | 1 | null {
  return whole === 0 ? null : compareRatios(ratio(part, whole), percentRatio(percent));
}
