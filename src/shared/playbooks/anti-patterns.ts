export type AntiPatternGroup =
  | 'General'
  | 'Operating'
  | 'Selection'
  | 'Program'
  | 'Enablement'
  | 'Relationships'
  | 'Gotchas';

/** A known mistake, what to do about it, and the system where it is done (S106). */
export type AntiPattern = {
  readonly id: string;
  readonly group: AntiPatternGroup;
  readonly mistake: string;
  readonly fix: string;
  readonly system: string;
};

const inGroup =
  (group: AntiPatternGroup) =>
  (id: string, mistake: string, fix: string, system: string): AntiPattern => ({
    id,
    group,
    mistake,
    fix,
    system,
  });

const general = inGroup('General');
const operating = inGroup('Operating');
const selection = inGroup('Selection');
const program = inGroup('Program');
const enablement = inGroup('Enablement');
const relationships = inGroup('Relationships');
const gotcha = inGroup('Gotchas');

/** Groups of anti-patterns that are checked where the work is done, and the system that does (S106). */
export const antiPatternsElsewhere = [
  { group: 'Co-marketing', system: 'S23' },
  { group: 'Events', system: 'S27' },
  { group: 'Marketplace', system: 'S92' },
  { group: 'Tiers', system: 'S17' },
  { group: 'Affiliate', system: 'S58' },
  { group: 'Revenue', system: 'S57' },
] as const;

/** Every anti-pattern of running a program (S106), but for those of `antiPatternsElsewhere`. */
export const antiPatterns: readonly AntiPattern[] = [
  general(
    'idle-partners',
    'Quantity over quality: 100 idle partners are worth less than 10 engaged',
    'Activate or part with those who are idle',
    'S10',
  ),
  general('one-sided', 'One-sided value', 'Write down what each side gains before signing', 'S77'),
  general('no-attribution', 'No attribution', 'Choose the attribution rule of the program', 'S44'),
  general(
    'partner-success',
    'Ignoring the partner’s success',
    'Measure what the partner earns, and review it in the QBR',
    'S20',
  ),
  general('too-many-tiers', 'Over-complicated tiers', 'Reduce to three or four tiers', 'S17'),
  general('set-and-forget', 'Set and forget', 'Put reviews on the calendar', 'S18'),
  general(
    'mdf-unaccounted',
    'MDF without accountability',
    'Ask for results with every claim',
    'S39',
  ),
  general(
    'competing',
    'Competing with partners',
    'Put deal registration and conflict rules in force',
    'S41',
  ),
  general(
    'no-iteration',
    'No iteration: the program stays as it is while the market changes',
    'Review the program design once a year',
    'S96',
  ),

  operating(
    'no-icp-check',
    'No check of the customer overlap',
    'Record the ICP overlap before signing',
    'S69',
  ),
  operating('no-shared-kpis', 'No shared KPIs', 'Agree three to five joint KPIs', 'S98'),
  operating(
    'all-types',
    'All partner types at once',
    'Prove one type before adding the next',
    'S93',
  ),
  operating('same-terms', 'The same terms for all', 'Set terms by type and tier', 'S48'),
  operating('no-registration', 'No deal registration', 'Choose a registration preset', 'S40'),
  operating(
    'no-fraud-controls',
    'No fraud controls',
    'Turn fraud checks on before the first affiliate',
    'S65',
  ),

  selection('logo-hunting', 'Logo hunting', 'Score candidates before approaching them', 'S69'),
  selection(
    'count-metric',
    'Counting partners: 100 say nothing when they are inactive',
    'Count active partners',
    'S104',
  ),
  selection('rushed-agreement', 'A rushed agreement', 'Complete the agreement checks first', 'S77'),
  selection(
    'partner-economics',
    'Ignoring the partner’s economics',
    'Reckon the partner’s profit on a usual deal',
    'S50',
  ),
  selection(
    'single-thread-start',
    'A single contact from the start',
    'Name a technical and a marketing contact too',
    'S02',
  ),
  selection('no-criteria', 'No criteria', 'Choose a scorecard as the gate', 'S69'),

  program('build-first', 'Building before validating', 'Run a pilot with 10-20 partners', 'S95'),
  program('one-size', 'One size fits all', 'Give each partner type its own track', 'S94'),
  program('no-people', 'Nobody dedicated', 'Name the person who runs the program', 'S97'),
  program(
    'machinery-early',
    'Too much machinery early: elaborate tiers at 10 partners',
    'Keep to one simple ladder until there are more partners',
    'S17',
  ),
  program(
    'machinery-late',
    'Too little machinery late: handwork at 500 partners',
    'Automate onboarding, registration and reporting',
    'S95',
  ),
  program(
    'no-sponsor',
    'No executive sponsor',
    'Give every strategic partner an executive sponsor',
    'S02',
  ),
  program(
    'copying',
    'Copying another program',
    'Derive the design from your own product and customers',
    'S100',
  ),
  program(
    'revenue-only',
    'Looking at revenue alone',
    'Follow health, activation and NPS as well',
    'S104',
  ),

  enablement('dump', 'An information dump', 'Build a path of levels', 'S85'),
  enablement('outdated', 'Outdated content', 'Set review dates', 'S83'),
  enablement('no-path', 'No learning path', 'Assign levels by role', 'S85'),
  enablement('no-certification', 'No certification', 'Choose a certificate catalog', 'S86'),
  enablement('one-time', 'One-time training', 'Hold monthly training', 'S101'),
  enablement('generic', 'Generic material', 'Make material for each partner type', 'S83'),
  enablement('ghost-portal', 'A portal nobody visits', 'Follow weekly use, and ask why', 'S88'),
  enablement('no-demo', 'No demo environment', 'Give partners a demo environment', 'S87'),
  enablement('feedback-enablement', 'Ignoring feedback on enablement', 'Ask in every QBR', 'S103'),

  relationships(
    'single-thread',
    'One contact on the partner’s side',
    'Map and widen the contacts',
    'S02',
  ),
  relationships('reactive', 'Only reacting', 'Work the watch-list weekly', 'S10'),
  relationships('no-data', 'No data', 'Import revenue, deals and activity', 'S03'),
  relationships(
    'inconsistent',
    'Inconsistent contact',
    'Set cadences and follow the overdue list',
    'S02',
  ),
  relationships(
    'over-promising',
    'Over-promising',
    'Close open commitments before making new ones',
    'S22',
  ),
  relationships(
    'feedback-relationships',
    'Ignoring what partners say',
    'Answer NPS comments',
    'S103',
  ),
  relationships('one-approach', 'The same approach for every partner', 'Segment the book', 'S07'),
  relationships(
    'no-executives',
    'No executives involved',
    'Plan executive meetings with strategic partners',
    'S02',
  ),
  relationships(
    'transactional',
    'A purely transactional relationship',
    'Plan jointly once a year',
    'S98',
  ),

  gotcha(
    'integration-as-partnership',
    'An integration called a partnership',
    'Keep integrations apart, or sign a partnership',
    'S05',
  ),
  gotcha(
    'lead-ownership',
    'Leads shared without written ownership',
    'Write the lead agreement before the campaign',
    'S31',
  ),
  gotcha(
    'late-fraud-controls',
    'Fraud controls added after launch',
    'Check the clicks and sales since the launch',
    'S65',
  ),
  gotcha(
    'slow-access',
    'Portal access that needs a person or takes over 48 hours',
    'Automate access',
    'S82',
  ),
  gotcha(
    'qbr-without-data',
    'A QBR without data sent 48 hours ahead',
    'Send the data pack on time',
    'S19',
  ),
];
