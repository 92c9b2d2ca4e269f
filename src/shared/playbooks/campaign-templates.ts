/** A section of a joint document. `{a}`, `{b}`, `{topic}` and the like are filled in (S37). */
export type TemplateSection = { readonly heading: string; readonly body: string };

export type ContentTemplate = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sections: readonly TemplateSection[];
};

type Row = readonly [heading: string, body: string];

const template = (
  id: string,
  name: string,
  title: string,
  rows: readonly Row[],
): ContentTemplate => ({
  id,
  name,
  title,
  sections: rows.map(([heading, body]) => ({ heading, body })),
});

/** The skeletons of joint content (S37). */
export const contentTemplates: readonly ContentTemplate[] = [
  template('blog-post', 'Joint blog post', 'How {a} + {b} solve {topic}', [
    ['Authors', '{authors}, from {a} and {b}'],
    ['1. The problem', '1-2 paragraphs, by the partner closer to the pain of {topic}.'],
    ['2. Why both tools', '1 paragraph, written jointly by {a} and {b}.'],
    ['3. Step by step', '3-5 steps, each with a screenshot.'],
    ['4. The result', 'Metrics and a quote from a case: {proof}'],
    ['5. Call to action', 'Links to {a} and to {b}.'],
  ]),
  template('webinar-outline', 'Webinar outline', '{a} + {b}: {topic}', [
    ['Audience', 'The ideal customer that {a} and {b} share.'],
    ['Speaker roles', 'Moderator from {a}; speaker from {a}; speaker from {b}: {authors}'],
    ['Outline', 'Introduction, challenge, solution, live demo, customer results, Q&A.'],
    ['Proof points', '{proof}'],
    [
      'Promotion plan',
      'Under both brands: {a} and {b} each send 3 emails to their own lists, post on social and show an in-app banner.',
    ],
  ]),
  template('follow-up', 'Follow-up sequence', 'After {topic}: follow-up by {a} and {b}', [
    [
      'Attendees, same day',
      'Thank you for joining {a} and {b} on {topic}. One question to reply to.',
    ],
    ['No-shows, day 1', 'The recording of {topic}, and one proof point: {proof}'],
    ['Week 1', 'A short case from {a} and {b}, and an invitation to talk.'],
    [
      'Hand-off',
      'Who contacts whom, by class: shared leads by {a} and {b}, owned leads by their owner alone. State the opt-in with every lead.',
    ],
  ]),
  template('case-study', 'Joint case study', 'How a customer of {a} and {b} solved {topic}', [
    ['The customer', 'Industry, size and the people involved.'],
    ['The challenge', 'What {topic} cost before.'],
    ['The solution', 'What {a} does, what {b} does, and how they work together.'],
    ['The results', '{proof}'],
    ['Approvals', 'Named approval by the customer, {a} and {b}; written by {authors}.'],
  ]),
  template('launch-announcement', 'Launch announcement', '{a} and {b} announce {topic}', [
    ['Announcement', '{a} and {b} now work together on {topic}.'],
    ['Why it matters', 'What customers of both can do from today: {proof}'],
    ['Quotes', 'One from {a}, one from {b}: {authors}'],
    ['Get started', 'Links to {a} and to {b}.'],
  ]),
  template('landing-page', 'Dual-branded landing page', '{topic}, by {a} and {b}', [
    ['Logos', 'The logos of {a} and {b}, same size, ours on the left.'],
    ['Promise', 'One sentence on {topic}.'],
    ['Proof points', '{proof}'],
    ['Form', 'Fields, consent to share with {a} and {b}, and a UTM tag per company.'],
    ['Disclaimer', 'A collaboration between {a} and {b}.'],
  ]),
  template('email-copy', 'Email copy', 'Join {a} and {b}: {topic}', [
    ['Subject', '{a} + {b}: {topic}'],
    ['Body', 'Why {topic} matters now, what you will take away, and who speaks: {authors}'],
    ['Proof points', '{proof}'],
    ['Call to action', 'One link, tagged by sender.'],
  ]),
];

/** The fields a template may ask for, with their labels (S37). */
export const templateFields = {
  a: 'Our company name',
  b: 'Partner company name',
  topic: 'Topic',
  authors: 'Authors',
  proof: 'Proof points',
} as const;
export type TemplateField = keyof typeof templateFields;
