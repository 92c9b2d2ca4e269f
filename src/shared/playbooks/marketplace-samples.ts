import type { Listing } from '../enablement/marketplace/listing.ts';

/** A listing that does everything right, for the library (S91). The product is a neutral stand-in. */
export const goodListing: Listing = {
  product: 'Example Sync',
  brand: 'Example Sync',
  platform: 'your CRM',
  useCase: 'automate your CRM data',
  keywords: ['CRM', 'automate', 'data'],
  name: 'Example Sync for your CRM - automate your CRM data',
  tagline: 'Your CRM data, in sync in real time',
  description: {
    hook: 'Stop copying data between your CRM and the tools around it.',
    problem: 'Copying by hand costs hours every week and leaves records that disagree.',
    solution: 'One connection keeps 50 tools and more in step with your CRM.',
    features: [
      { feature: 'Real-time sync', benefit: 'nobody works with yesterday\u2019s data' },
      { feature: 'Two-way, no code', benefit: 'set up in 5 minutes without an engineer' },
      { feature: 'Audit trail', benefit: 'every change can be traced' },
    ],
    useCases: ['Sales: complete records', 'Operations: no manual exports'],
    gettingStarted: ['Install', 'Connect, which takes 2 minutes', 'Configure'],
    support: ['Documentation', 'Contact'],
  },
  customerQuote: 'It saves us 10 hours per week.',
  customers: 2_000,
  callToAction: 'Connect in 2 minutes',
  screenshots: 5,
  videoSeconds: 75,
  rating: 4.8,
  reviewCount: 127,
  primaryCategory: 'CRM tools',
  secondaryCategory: 'Data tools',
  pricing: 'free trial',
};

/** A listing nobody installs, for the library (S91). */
export const badListing: Listing = {
  ...goodListing,
  name: 'Example Sync',
  tagline: 'The best solution for your business',
  description: {
    hook: 'A robust, best-in-class offering.',
    problem: '',
    solution: '',
    features: [
      { feature: 'Sync', benefit: '' },
      { feature: 'Dashboard', benefit: '' },
      { feature: 'API', benefit: '' },
    ],
    useCases: [],
    gettingStarted: [],
    support: [],
  },
  customerQuote: '',
  customers: null,
  callToAction: '',
  screenshots: 0,
  videoSeconds: 0,
  rating: null,
  reviewCount: 0,
  secondaryCategory: '',
  pricing: null,
};

/** The six faults the bad sample is shown for, and what it lacks besides (S91, Appendix E). */
export const badListingFaults = [
  'generic name',
  'vague tagline',
  'features without benefit',
  'no social proof',
  'no getting-started path',
  'corporate language',
] as const;
