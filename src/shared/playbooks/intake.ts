export type IntakeAnswer = 'text' | 'money' | 'percent' | 'days' | 'count' | 'choice';

/** One thing asked before a program is designed, and which systems its answer fills in (S100). */
export type IntakeItem = {
  readonly id: string;
  readonly asks: string;
  readonly answer: IntakeAnswer;
  readonly fills: readonly string[];
};

const item = (
  id: string,
  answer: IntakeAnswer,
  asks: string,
  ...fills: readonly string[]
): IntakeItem => ({ id, asks, answer, fills });

/** The nine things to know of the company first (S100). */
export const intakeContext: readonly IntakeItem[] = [
  item('product', 'text', 'The product in a paragraph: what it can do, and its main use case'),
  item(
    'motion',
    'choice',
    'How it is sold: product-led, sales-led, community-led or hybrid; average deal size; sales cycle',
    'S93',
    'S99',
  ),
  item('customers', 'text', 'The customers: verticals, company size, persona'),
  item(
    'program',
    'text',
    'The partner program today: structure, number of partners, attributed revenue',
    'S96',
    'S99',
  ),
  item('beside', 'text', 'Tools customers use beside ours'),
  item('referrals', 'text', 'Referral or affiliate activity, even informal'),
  item(
    'revenue-model',
    'choice',
    'Revenue model: subscription, usage, hybrid or one-time; it decides the form of commission',
    'S48',
  ),
  item('resources', 'count', 'People: partner managers, integration engineers, marketing', 'S97'),
  item('competitors', 'text', 'Competitors’ programs and what they offer'),
];

/** Figures of the context that are asked for as numbers, so that other systems can reckon with them (S100). */
export const intakeFigures: readonly IntakeItem[] = [
  item('deal-size', 'money', 'Average deal size', 'S93', 'S99'),
  item('sales-cycle', 'days', 'Sales cycle, from first contact to close', 'S99'),
  item('partners', 'count', 'Number of partners today', 'S96', 'S99'),
];

/** The short form: three things (S100). */
export const intakeShort: readonly IntakeItem[] = [
  item(
    'type',
    'choice',
    'Partner type: technology, affiliate, reseller or strategic alliance',
    'S93',
  ),
  item('state', 'text', 'Where things stand today', 'S95'),
  item('goal', 'money', 'The revenue or pipeline goal', 'S99'),
];

/** The twelve questions, each with what its answer is good for (S100). */
export const intakeQuestions: readonly (IntakeItem & { readonly tells: string })[] = [
  {
    ...item('word-of-mouth', 'percent', 'What share of the pipeline comes by word of mouth?'),
    tells: 'How strong the natural partner signal is',
  },
  {
    ...item('daily-tools', 'text', 'Which tools do customers use every day?', 'S75'),
    tells: 'Candidates for integration',
  },
  {
    ...item('referring', 'text', 'Which customers refer others already?', 'S95'),
    tells: 'Whom to recruit first',
  },
  {
    ...item('rivals', 'text', 'Which programs and commissions do competitors have?', 'S55'),
    tells: 'What partners compare with',
  },
  {
    ...item('api', 'choice', 'Are API documentation and a sandbox ready?', 'S93', 'S76'),
    tells: 'Whether integration partners can start',
  },
  {
    ...item('ltv', 'money', 'What is a customer’s average lifetime value?', 'S56'),
    tells: 'Which commission is affordable',
  },
  {
    ...item('handling', 'text', 'How does sales handle referred leads today?', 'S31'),
    tells: 'What has to be agreed before the first lead',
  },
  {
    ...item('margin', 'percent', 'What is the gross margin?', 'S56', 'S78'),
    tells: 'What commission leaves after model costs',
  },
  {
    ...item('lead', 'choice', 'Is there a dedicated manager, or is it founder-led?', 'S97'),
    tells: 'How much can be run at once',
  },
  {
    ...item('agencies', 'text', 'Which agencies and consultants could be formalized?', 'S79'),
    tells: 'The first service partners',
  },
  {
    ...item(
      'assets',
      'text',
      'Which co-marketing assets exist: case studies, webinars, posts?',
      'S24',
    ),
    tells: 'What the first campaign can use',
  },
  {
    ...item(
      'attribution',
      'choice',
      'How is attribution done: CRM field, UTM, by hand, not at all?',
      'S44',
      'S47',
    ),
    tells: 'What must be in place before payouts',
  },
];
