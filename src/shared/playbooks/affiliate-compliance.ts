/** Papers and duties of one affiliate (S68.1). */
export const affiliateDuties = {
  disclosure: { name: 'FTC disclosure in content', per: 'affiliate' },
  contract: { name: 'Terms of service, clear and accepted', per: 'affiliate' },
  paymentTerms: { name: 'Payment terms: net 30 and the minimum', per: 'program' },
  taxForm: { name: 'W-9 or W-8BEN on file', per: 'affiliate' },
  dataProcessing: { name: 'GDPR data-processing agreement', per: 'affiliate' },
  trademark: { name: 'Trademark guidelines', per: 'program' },
} as const satisfies Record<string, { name: string; per: 'affiliate' | 'program' }>;
export type AffiliateDuty = keyof typeof affiliateDuties;

/** Days of the payment term of the legal list (S68.1). */
export const affiliatePaymentNetDays = 30;

/** What an affiliate portal needs (S68.3). */
export const affiliatePortalFeatures = [
  { feature: 'Dashboard', need: 'critical' },
  { feature: 'Real-time statistics', need: 'critical' },
  { feature: 'Payment history', need: 'critical' },
  { feature: 'Marketing materials', need: 'high' },
  { feature: 'Link generator', need: 'high' },
  { feature: 'Performance reports', need: 'high' },
  { feature: 'Payout settings', need: 'high' },
  { feature: 'Sub-ID tracking', need: 'medium' },
  { feature: 'API', need: 'medium' },
] as const satisfies readonly { feature: string; need: 'critical' | 'high' | 'medium' }[];
export type AffiliatePortalFeature = (typeof affiliatePortalFeatures)[number]['feature'];
