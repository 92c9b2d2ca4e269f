/** Kinds of AI partnerships (S78.1). */
export const aiCategories = {
  model: {
    name: 'Model provider',
    ourRole: 'Application layer',
    partnerRole: 'Supplies the model',
    revenueModel: 'API usage fees, share of model costs',
    example: 'Negotiate a volume price with a model vendor (OpenAI, Anthropic)',
  },
  data: {
    name: 'Data partner',
    ourRole: 'Application layer',
    partnerRole: 'Training or enrichment data',
    revenueModel: 'License, or per query',
    example: 'An industry data set behind our product',
  },
  infrastructure: {
    name: 'Infrastructure',
    ourRole: 'Application layer',
    partnerRole: 'Compute or hosting',
    revenueModel: 'Cloud credits, co-sell referrals',
    example: 'Joint go-to-market with AWS, GCP or Azure',
  },
  vertical: {
    name: 'Vertical solution',
    ourRole: 'Platform',
    partnerRole: 'Builds a vertical product on us',
    revenueModel: 'Share on vertical customers',
    example: 'Healthcare-billing AI on our platform',
  },
  distribution: {
    name: 'Distribution',
    ourRole: 'Application layer',
    partnerRole: 'Embeds our AI',
    revenueModel: 'Per seat or per API call',
    example: 'A CRM vendor embeds our writing assistant',
  },
} as const;
export type AiCategory = keyof typeof aiCategories;

/** How AI partnerships are priced (S78.2). */
export const aiPricingModels = {
  'per-call': {
    name: 'Per-API-call share',
    structure: 'Percent of the API revenue from referred users',
    when: 'High volume, low ACV',
    risk: 'Unpredictable revenue',
  },
  flat: {
    name: 'Flat referral fee',
    structure: 'Fixed sum per customer',
    when: 'Simple referral',
    risk: 'Underpays valuable referrals',
  },
  recurring: {
    name: 'Recurring share',
    structure: 'Percent of the customer’s MRR for life',
    when: 'Deep integration',
    risk: 'Squeezes thin AI margins',
  },
  outcome: {
    name: 'Outcome split',
    structure: 'Share of a measured outcome',
    when: 'Joint solution with quantifiable ROI',
    risk: 'Complex attribution and measurement',
  },
  embed: {
    name: 'Embed license',
    structure: 'The partner pays per seat or call',
    when: 'OEM or white-label',
    risk: 'The partner controls the customer',
  },
} as const;
export type AiPricingModel = keyof typeof aiPricingModels;

/** What an AI partnership settles before it starts (S78.5). */
export const aiComplianceItems = {
  costs: 'Variable cost of goods is in the price',
  dataOwnership: 'Data ownership is settled',
  dataUsage: 'Data usage is settled',
  privacy: 'Privacy is settled',
  modelNotice: 'Model changes are announced at least 30 days ahead',
  benchmarks: 'Accuracy benchmarks per use case',
  soc2: 'SOC 2 is part of onboarding',
  gdpr: 'GDPR is part of onboarding',
  euAiAct: 'The EU AI Act is part of onboarding',
} as const;
export type AiComplianceItem = keyof typeof aiComplianceItems;

/** Least days between the notice of a model change and the change (S78.4). */
export const modelChangeNoticeDays = 30;

/** The margin example (S78.3), percent. */
export const aiMarginExample = {
  sharePercent: 30,
  modelCostPercent: 40,
  grossMarginPercent: 30,
} as const;
