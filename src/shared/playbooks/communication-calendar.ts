/** How often something is sent or held; `release` and `as needed` have no clock. */
export type CommunicationEvery =
  | 'weekly'
  | 'bi-weekly'
  | 'monthly'
  | 'quarterly'
  | 'annual'
  | 'release'
  | 'as needed';

/** Who is addressed: everybody, each tier by itself, partners at risk, or the Champion band (S101). */
export type Audience = 'all' | 'by tier' | 'at-risk' | 'high performers';

export type Communication = {
  readonly id: string;
  readonly label: string;
  readonly every: CommunicationEvery;
  readonly audience: Audience;
  readonly channel: string;
};

/** What a program sends and holds (S101): the newsletter is monthly unless the program chooses bi-weekly. */
export const communications: readonly Communication[] = [
  {
    id: 'product-updates',
    label: 'Product updates',
    every: 'release',
    audience: 'all',
    channel: 'Email and portal',
  },
  {
    id: 'training-webinar',
    label: 'Training webinar',
    every: 'monthly',
    audience: 'all',
    channel: 'Live and recorded',
  },
  { id: 'newsletter', label: 'Newsletter', every: 'monthly', audience: 'all', channel: 'Email' },
  {
    id: 'partner-call',
    label: 'Partner call',
    every: 'quarterly',
    audience: 'all',
    channel: 'Video',
  },
  { id: 'summit', label: 'Summit', every: 'annual', audience: 'all', channel: 'In person' },
  {
    id: 'tier-opportunities',
    label: 'Opportunities of the tier',
    every: 'monthly',
    audience: 'by tier',
    channel: 'Email',
  },
  {
    id: 're-engagement',
    label: 'Re-engagement and support',
    every: 'weekly',
    audience: 'at-risk',
    channel: 'Email or phone',
  },
  {
    id: 'priority-opportunities',
    label: 'Priority opportunities',
    every: 'weekly',
    audience: 'high performers',
    channel: 'Email',
  },
];

export type Channel = {
  readonly name: string;
  readonly bestFor: string;
  readonly frequency: string;
};

/** What each channel is best for, and how often it is used (S101). */
export const channels: readonly Channel[] = [
  { name: 'Email', bestFor: 'Updates and follow-ups', frequency: 'As needed' },
  { name: 'Slack or Teams', bestFor: 'Quick questions', frequency: 'Daily' },
  { name: 'Video call', bestFor: 'QBRs and complex topics', frequency: 'Weekly to monthly' },
  { name: 'Phone', bestFor: 'Urgent matters and the relationship', frequency: 'As needed' },
  { name: 'In person', bestFor: 'Strategy and events', frequency: 'Quarterly to annual' },
  { name: 'Portal', bestFor: 'Self-service', frequency: 'Ongoing' },
  { name: 'Newsletter', bestFor: 'Program news', frequency: 'Bi-weekly' },
];
