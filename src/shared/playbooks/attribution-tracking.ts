/** How well a tracking method tells who sent a customer, from the best down. */
export const trackingAccuracies = ['excellent', 'very good', 'good'] as const;
export type TrackingAccuracy = (typeof trackingAccuracies)[number];

export type TrackingMethod = {
  readonly id: string;
  readonly name: string;
  readonly accuracy: TrackingAccuracy;
  readonly note: string;
  readonly days: { readonly min: number; readonly max: number } | null;
};

/** Tracking methods and their accuracy (S47.6). */
export const trackingMethods = [
  {
    id: 'cookie',
    name: 'Cookie-based',
    accuracy: 'good',
    note: 'Standard, 30-90 days.',
    days: { min: 30, max: 90 },
  },
  {
    id: 'coupon',
    name: 'Coupon codes',
    accuracy: 'very good',
    note: 'Unique per affiliate.',
    days: null,
  },
  {
    id: 'utm',
    name: 'UTM tags',
    accuracy: 'good',
    note: 'Needs proper attribution.',
    days: null,
  },
  {
    id: 'referral-link',
    name: 'Referral links',
    accuracy: 'good',
    note: 'Standard URL.',
    days: null,
  },
  { id: 'sub-id', name: 'Sub-IDs', accuracy: 'very good', note: 'Granular.', days: null },
  {
    id: 'server-side',
    name: 'Server-side',
    accuracy: 'excellent',
    note: 'First party, privacy-compliant.',
    days: null,
  },
] as const satisfies readonly TrackingMethod[];

/** Campaign types a link names as its medium (S47.1); any other text is taken too. */
export const campaignMediums = ['webinar', 'ebook', 'event'] as const;
