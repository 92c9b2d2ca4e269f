import { z } from 'zod';
import { freeMailDomains } from '../kernel/free-mail.ts';
import { placeIn, rangeSchema } from '../kernel/range.ts';

const percent = z.number().min(0).max(100);
const count = z.number().int().min(0);
const domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A mail domain in lower case, such as "example.com".');

/** Fraud controls of an affiliate program as data (S65, G10). Percentages are 0-100, money in major units. */
export const affiliateFraudSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    /** Clicks of an affiliate in a month under which no rate is judged. */
    clickFloor: count,
    lowConversionPercent: percent,
    highConversionPercent: percent,
    /** More clicks than this without a conversion are flagged. */
    zeroConversionClicks: count,
    spike: z.strictObject({
      baseDays: z.number().int().min(2).max(366),
      deviations: z.number().min(0).max(100),
      minimumClicks: count,
    }),
    /** Page views under this share of the clicks are flagged. */
    lowestPageViewPercent: percent,
    /** One IP address with more than this share of the clicks is flagged. */
    highestIpPercent: percent,
    highestRefundPercent: percent,
    /** Conversions of a month under which no refund rate is judged. */
    refundFloor: count,
    reviewDays: z.number().int().min(0).max(365),
    refundReversalDays: z.number().int().min(0).max(365),
    refundReversalRange: rangeSchema,
    minimumPayout: z.number().min(0),
    minimumPayoutRange: rangeSchema,
    /** Mail domains anyone may use: no sign of one company. */
    publicDomains: z.array(domain),
    disposableDomains: z.array(domain),
  })
  .superRefine((rules, context) => {
    const { lowConversionPercent, highConversionPercent } = rules;
    if (lowConversionPercent > highConversionPercent)
      context.addIssue({
        code: 'custom',
        path: ['lowConversionPercent'],
        message: 'The low conversion rate lies under the high one.',
      });
  });
export type AffiliateFraudRules = z.infer<typeof affiliateFraudSchema>;

/** Policy values chosen outside their range: warnings, never blocks (G7). */
export function policyWarnings(rules: AffiliateFraudRules): string[] {
  const { minimumPayout, minimumPayoutRange, refundReversalDays, refundReversalRange } = rules;
  return [
    ...(placeIn(minimumPayoutRange, minimumPayout) === 'inside'
      ? []
      : [
          `A minimum payout of ${minimumPayout} is outside ${minimumPayoutRange.min} to ${minimumPayoutRange.max}`,
        ]),
    ...(placeIn(refundReversalRange, refundReversalDays) === 'inside'
      ? []
      : [
          `Refund reversal within ${refundReversalDays} days is outside ${refundReversalRange.min} to ${refundReversalRange.max}`,
        ]),
  ];
}

/** The controls of S65. Decided: the page-view, IP and refund thresholds, which the field names without figures. */
export const standardAffiliateFraud: AffiliateFraudRules = {
  preset: 'Standard',
  version: 1,
  clickFloor: 200,
  lowConversionPercent: 0.5,
  highConversionPercent: 20,
  zeroConversionClicks: 1000,
  spike: { baseDays: 28, deviations: 3, minimumClicks: 50 },
  lowestPageViewPercent: 50,
  highestIpPercent: 50,
  highestRefundPercent: 15,
  refundFloor: 10,
  reviewDays: 30,
  refundReversalDays: 60,
  refundReversalRange: { min: 30, max: 60 },
  minimumPayout: 50,
  minimumPayoutRange: { min: 50, max: 100 },
  publicDomains: [...freeMailDomains, 'yandex.com'],
  disposableDomains: [
    'mailinator.com',
    'guerrillamail.com',
    '10minutemail.com',
    'temp-mail.org',
    'yopmail.com',
    'trashmail.com',
    'sharklasers.com',
    'getnada.com',
    'dispostable.com',
    'maildrop.cc',
  ],
};
