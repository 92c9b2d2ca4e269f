export type MarketTier = 1 | 2 | 3;

/** What a market of a tier gets (S89). */
export type LocalizationTier = {
  readonly tier: MarketTier;
  readonly treatment: string;
  readonly translates: 'all' | 'key' | 'none';
  readonly localExamples: boolean;
  readonly localSupport: boolean;
};

/** Localization by market tier (S89). */
export const localizationTiers: readonly LocalizationTier[] = [
  {
    tier: 1,
    treatment: 'Full translation and local examples',
    translates: 'all',
    localExamples: true,
    localSupport: false,
  },
  {
    tier: 2,
    treatment: 'Key materials translated',
    translates: 'key',
    localExamples: false,
    localSupport: false,
  },
  {
    tier: 3,
    treatment: 'English with local support',
    translates: 'none',
    localExamples: false,
    localSupport: true,
  },
];
