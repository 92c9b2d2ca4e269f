import type { Range } from '../kernel/range.ts';

export type CampaignGoal = 'awareness' | 'leads' | 'revenue' | 'enablement';
export type EffortLevel = 'low' | 'low-medium' | 'medium' | 'medium-high' | 'high';
/** The three catalogs: by investment and leads, by program level, by effort and time to result. */
export type FormatCatalog = 'investment' | 'program' | 'effort';

/** What a format is expected to bring; `figure` is null where the field gives words alone. */
export type ExpectedResult = {
  readonly unit: 'leads' | 'registrations' | 'click-through percent' | 'reach multiple' | null;
  readonly figure: Range | null;
  readonly text: string;
};

/** One row of a format catalog (S24). Money in major units; weeks are whole weeks. */
export type CampaignFormat = {
  readonly id: string;
  /** Rows of one type are shown together, each under its catalog. */
  readonly type: string;
  readonly name: string;
  readonly catalog: FormatCatalog;
  readonly effort: EffortLevel;
  readonly investment: Range | null;
  readonly weeks: Range | null;
  /** Weeks until results show; never a filter (Appendix E, S24). */
  readonly weeksToResult: Range | null;
  readonly bestFor: string;
  readonly goals: readonly CampaignGoal[];
  readonly expected: ExpectedResult | null;
};

type Row = Pick<CampaignFormat, 'type' | 'name' | 'effort' | 'bestFor' | 'goals'> &
  Partial<CampaignFormat>;

const catalog = (name: FormatCatalog, rows: readonly Row[]): CampaignFormat[] =>
  rows.map((row) => ({
    investment: null,
    weeks: null,
    weeksToResult: null,
    expected: null,
    ...row,
    id: `${name}-${row.type}`,
    catalog: name,
  }));

const range = (min: number, max: number): Range => ({ min, max });
const words = (text: string): ExpectedResult => ({ unit: null, figure: null, text });

const byInvestment = catalog('investment', [
  {
    type: 'blog-post',
    name: 'Joint blog post',
    effort: 'low',
    investment: range(0, 500),
    weeks: range(1, 2),
    bestFor: 'First co-marketing practice',
    goals: ['awareness', 'leads'],
    expected: { unit: 'leads', figure: range(50, 200), text: '50-200 leads' },
  },
  {
    type: 'email-swap',
    name: 'Guest newsletter swap',
    effort: 'low',
    investment: range(0, 0),
    weeks: range(1, 1),
    bestFor: 'Audience exchange',
    goals: ['awareness', 'leads'],
    expected: { unit: 'leads', figure: range(100, 500), text: '100-500 leads' },
  },
  {
    type: 'webinar',
    name: 'Joint webinar',
    effort: 'medium',
    investment: range(500, 2_000),
    weeks: range(3, 4),
    bestFor: 'Leads with email capture',
    goals: ['leads'],
    expected: {
      unit: 'registrations',
      figure: range(200, 1_000),
      text: '200-1,000 registrations',
    },
  },
  {
    type: 'research-report',
    name: 'Co-authored research report',
    effort: 'high',
    investment: range(2_000, 10_000),
    weeks: range(6, 8),
    bestFor: 'Thought leadership, top of funnel',
    goals: ['awareness', 'leads'],
    expected: { unit: 'leads', figure: range(500, 2_000), text: '500-2,000 leads' },
  },
  {
    type: 'product-launch',
    name: 'Joint product launch',
    effort: 'high',
    investment: range(5_000, 20_000),
    weeks: range(8, 12),
    bestFor: 'Major integration news',
    goals: ['awareness', 'leads', 'revenue'],
    expected: { unit: 'leads', figure: range(1_000, 5_000), text: '1,000-5,000 leads' },
  },
]);

const byProgram = catalog('program', [
  {
    type: 'webinar',
    name: 'Joint webinar',
    effort: 'medium',
    bestFor: 'Thought leadership, leads',
    goals: ['awareness', 'leads'],
    expected: { unit: 'registrations', figure: range(200, 1_000), text: '200-1,000 registrants' },
  },
  {
    type: 'co-branded-content',
    name: 'Co-branded content',
    effort: 'low-medium',
    bestFor: 'SEO, nurture',
    goals: ['awareness', 'leads'],
    expected: words('An evergreen asset'),
  },
  {
    type: 'email-swap',
    name: 'Email swap',
    effort: 'low',
    bestFor: 'List growth',
    goals: ['leads'],
    expected: {
      unit: 'click-through percent',
      figure: range(2, 5),
      text: '2-5% click-through',
    },
  },
  {
    type: 'social-amplification',
    name: 'Social amplification',
    effort: 'low',
    bestFor: 'Awareness',
    goals: ['awareness'],
    expected: { unit: 'reach multiple', figure: range(2, 2), text: '2x reach' },
  },
  {
    type: 'case-study',
    name: 'Joint case study',
    effort: 'medium',
    bestFor: 'Sales enablement',
    goals: ['enablement'],
    expected: words('Trust'),
  },
  {
    type: 'event',
    name: 'Co-sponsored event',
    effort: 'high',
    bestFor: 'Pipeline, relationships',
    goals: ['leads', 'revenue'],
    expected: words('Direct meetings'),
  },
  {
    type: 'bundle',
    name: 'Bundle or offer',
    effort: 'medium-high',
    bestFor: 'Acquisition, upsell',
    goals: ['revenue'],
    expected: words('Effect on revenue'),
  },
]);

const byEffort = catalog('effort', [
  {
    type: 'blog-post',
    name: 'Co-branded blog post',
    effort: 'low',
    weeksToResult: range(2, 4),
    bestFor: 'Awareness, SEO',
    goals: ['awareness'],
  },
  {
    type: 'webinar',
    name: 'Joint webinar',
    effort: 'medium',
    weeksToResult: range(3, 6),
    bestFor: 'Leads',
    goals: ['leads'],
  },
  {
    type: 'ebook',
    name: 'Co-authored eBook or guide',
    effort: 'medium-high',
    weeksToResult: range(4, 8),
    bestFor: 'Leads, thought leadership',
    goals: ['awareness', 'leads'],
  },
  {
    type: 'event',
    name: 'Joint event booth',
    effort: 'high',
    weeksToResult: range(6, 12),
    bestFor: 'Enterprise pipeline',
    goals: ['leads', 'revenue'],
  },
  {
    type: 'product-launch',
    name: 'Product launch co-announcement',
    effort: 'medium',
    weeksToResult: range(1, 2),
    bestFor: 'Integration awareness',
    goals: ['awareness'],
  },
  {
    type: 'case-study',
    name: 'Joint case study',
    effort: 'medium',
    weeksToResult: range(4, 6),
    bestFor: 'Mid-funnel credibility',
    goals: ['enablement'],
  },
  {
    type: 'podcast-swap',
    name: 'Podcast guest swap',
    effort: 'low',
    weeksToResult: range(2, 3),
    bestFor: 'Audience exchange',
    goals: ['awareness'],
  },
]);

/** All rows of the three catalogs; those of one `type` belong together (S24). */
export const campaignFormats: readonly CampaignFormat[] = [
  ...byInvestment,
  ...byProgram,
  ...byEffort,
];

/** Who usually pays what for a format (S24): amounts in major units, or shares, or by audience. */
export type InvestmentSplit =
  | {
      readonly kind: 'amounts';
      readonly id: string;
      readonly format: string;
      readonly us: Range;
      readonly usFor: string;
      readonly partner: Range;
      readonly partnerFor: string;
    }
  | {
      readonly kind: 'shares';
      readonly id: string;
      readonly format: string;
      readonly usPercent: number;
      readonly partnerPercent: number;
    }
  | { readonly kind: 'by-audience'; readonly id: string; readonly format: string };

/** The usual investment splits (S24). */
export const investmentSplits: readonly InvestmentSplit[] = [
  {
    kind: 'amounts',
    id: 'webinar',
    format: 'Joint webinar',
    us: range(2_000, 5_000),
    usFor: 'platform, promotion',
    partner: range(2_000, 5_000),
    partnerFor: 'promotion',
  },
  {
    kind: 'amounts',
    id: 'ebook',
    format: 'Co-branded eBook',
    us: range(5_000, 10_000),
    usFor: 'content, design',
    partner: range(3_000, 5_000),
    partnerFor: 'promotion',
  },
  {
    kind: 'shares',
    id: 'sponsorship',
    format: 'Event sponsorship',
    usPercent: 50,
    partnerPercent: 50,
  },
  { kind: 'by-audience', id: 'paid-amplification', format: 'Paid amplification' },
];
