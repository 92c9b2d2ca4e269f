/** A field of the joint brief, and what belongs in it (S23). */
export type BriefField = { readonly id: string; readonly label: string; readonly hint: string };

/** The joint brief, field by field, in the order it is agreed (S23). */
export const briefFields = [
  { id: 'name', label: 'Campaign name', hint: 'One name used by both sides' },
  { id: 'partners', label: 'Partners', hint: 'Company A and company B' },
  {
    id: 'objective',
    label: 'Objective',
    hint: 'Awareness, leads or revenue, with a number such as 500 MQLs each',
  },
  { id: 'audience', label: 'Target audience', hint: 'The ideal customer both sides share' },
  { id: 'message', label: 'Key message', hint: 'One sentence both sides repeat' },
  { id: 'type', label: 'Campaign type', hint: 'Webinar, eBook, event, integration launch, other' },
  { id: 'timeline', label: 'Timeline', hint: 'Launch date and the tasks before and after it' },
  {
    id: 'ourWork',
    label: 'Our responsibilities',
    hint: 'Typical: content, landing page, lead capture, paid promotion, speaker',
  },
  {
    id: 'partnerWork',
    label: 'Partner responsibilities',
    hint: 'Typical: distribution, email promotion, social amplification, speaker',
  },
  {
    id: 'leadSharing',
    label: 'Lead sharing',
    hint: 'All registrants shared; scoring criteria before sales handoff; no cold outreach to existing customers of the partner',
  },
  { id: 'primaryKpi', label: 'Primary KPI', hint: 'The one figure the campaign is judged by' },
  { id: 'secondaryKpis', label: 'Secondary KPIs', hint: 'Three to five joint KPIs in all' },
  { id: 'attribution', label: 'Attribution method', hint: 'How credit is split, agreed up front' },
  { id: 'registrations', label: 'Registrations target', hint: 'A count' },
  {
    id: 'attendance',
    label: 'Attendance target',
    hint: 'A share of registrations; 40-50% is the benchmark for webinars',
  },
  { id: 'mqls', label: 'MQLs per side', hint: 'A count for each side' },
  { id: 'pipeline', label: 'Pipeline influenced', hint: 'An amount in currency' },
] as const satisfies readonly BriefField[];

/** Attendance a webinar may expect, percent of registrations (S23, S35). */
export const webinarAttendancePercent = { min: 40, max: 50 } as const;

/** How often joint activities are owed, by tier, in the worked rhythm (S23). */
export const entitlementRhythm = [
  {
    id: 'webinar',
    activity: 'Joint webinar, leads shared 50/50',
    tiers: ['Gold', 'Platinum'],
    per: 'quarter',
    count: 1,
  },
  {
    id: 'content-swap',
    activity: 'Content swap',
    tiers: ['Silver', 'Gold', 'Platinum'],
    per: 'month',
    count: 1,
  },
  {
    id: 'launch-announcement',
    activity: 'Joint launch announcement on social',
    tiers: ['Registered', 'Silver', 'Gold', 'Platinum'],
    per: 'once',
    count: 1,
  },
  {
    id: 'case-study',
    activity: 'Joint case study',
    tiers: ['Registered', 'Silver', 'Gold', 'Platinum'],
    per: 'once',
    count: 1,
  },
  {
    id: 'landing-page',
    activity: 'Dual-branded landing page',
    tiers: ['Registered', 'Silver', 'Gold', 'Platinum'],
    per: 'once',
    count: 1,
  },
] as const;

/** How many joint campaigns a quarter the field names, side by side (S23, S77, S98). */
export const campaignsPerQuarter = [
  { id: 'joint-gtm', name: 'Joint go-to-market plan', range: { min: 2, max: 4 } },
  { id: 'agreement', name: 'Agreement example', range: { min: 2, max: null } },
] as const;

/** What the readiness check asks before a campaign counts as approved (S23). */
export const readinessItems = {
  objective: 'Numeric objective',
  audience: 'Audience match',
  owners: 'Owners on each side',
  effort: 'Effort balance',
  leads: 'Lead agreement',
  followUp: 'Follow-up plan',
  review: 'Review date after the campaign',
  repurposing: 'Repurposing plan',
} as const;

/** Patterns of campaigns that fail, each with what it costs (S23). */
export const badPatterns = {
  vagueGoal: 'Vague goal and audience: nothing to be judged by.',
  unequalEffort:
    'Unequal effort: in the known example one tweet against 90% of leads from our promotion.',
  noLeadAgreement: 'No lead agreement: both teams call the same lead.',
  audienceMismatch:
    'Audience mismatch: Series A startups invited together with a list of Fortune 500 companies.',
  noFollowThrough: 'No follow-through: 400 attendees never contacted, and no attribution.',
  unclearOwnership: 'Unclear ownership: tasks without a name on them.',
  lastMinute: 'Last-minute planning: quality and promotion suffer.',
  siloedMetrics: 'Siloed metrics: the return cannot be shown.',
  oneOff: 'One-off campaign: no momentum builds up.',
  overDesigned: 'Over-designed content with long approvals.',
  nothingAfter: 'Nothing after the event, where follow-up counts for more than the event.',
  asymmetricEffort: 'Asymmetric effort: one side does nearly all the work.',
} as const;

/** A campaign that worked, with its figures, for the library (S23). */
export const goodCampaign = {
  goal: { metric: 'MQLs', target: 500, audience: 'HR decision-makers', through: 'webinar series' },
  ourWork: ['Content', 'Landing page', 'Speaker'],
  partnerWork: ['Email to the list', 'Social amplification'],
  partnerList: 50_000,
  followUpHours: 24,
  leadRules: [
    'All registrants are shared',
    'Attendees are treated as hot, with follow-up on the same day',
    'No-shows go to a joint nurture',
  ],
  result: { registrants: 623, attendancePercent: 41, sqls: 23 },
  note: 'The goal counts MQLs and the result counts registrants: compare like with like.',
  after: 'The next one was set for Q2.',
  repurposed: [
    'Recording to the video channel and the blog',
    'Slides to a carousel',
    'Quotes to social',
    'Q&A to a FAQ post',
  ],
} as const;
