/** One blank of a fill-in document. */
export type DocumentField = { readonly id: string; readonly label: string };
export type DocumentSection = {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly DocumentField[];
};
/** A document somebody fills in, section by section. Field ids are unique in it. */
export type DocumentTemplate = {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly DocumentSection[];
};

const section = (
  id: string,
  title: string,
  ...fields: readonly (readonly [id: string, label: string])[]
): DocumentSection => ({
  id,
  title,
  fields: fields.map(([field, label]) => ({ id: `${id}.${field}`, label })),
});

/** The sales playbook, seven sections (S84). */
export const salesPlaybook: DocumentTemplate = {
  id: 'sales-playbook',
  title: 'Sales playbook',
  sections: [
    section(
      'value',
      'Value proposition',
      ['one-liner', 'One-liner'],
      ['benefit-1', 'Benefit 1'],
      ['benefit-2', 'Benefit 2'],
      ['benefit-3', 'Benefit 3'],
      ['persona', 'Persona'],
    ),
    section(
      'icp',
      'Ideal customer profile',
      ['company', 'Company'],
      ['personas', 'Personas'],
      ['triggers', 'Triggers'],
    ),
    section(
      'discovery',
      'Discovery',
      ['pain', 'Pain'],
      ['qualification', 'Qualification'],
      ['budget', 'Budget and timeline'],
    ),
    section(
      'demo',
      'Demo',
      ['setup', 'Setup'],
      ['features', 'Features by priority'],
      ['wow', 'Wow moments'],
    ),
    section(
      'objections',
      'Objections',
      ['price', 'Price'],
      ['competition', 'Competition'],
      ['technical', 'Technical'],
    ),
    section(
      'closing',
      'Closing',
      ['trial', 'Trial or proof of concept'],
      ['pricing', 'Pricing'],
      ['timeline', 'Implementation timeline'],
    ),
    section(
      'resources',
      'Resources',
      ['collateral', 'Collateral'],
      ['contacts', 'Contacts'],
      ['registration', 'Deal registration'],
    ),
  ],
};

/** A battle card against one competitor (S84). */
export const battleCard: DocumentTemplate = {
  id: 'battle-card',
  title: 'Battle card',
  sections: [
    section('positioning', 'Their positioning', ['text', 'How they present themselves']),
    section(
      'differentiators',
      'Our differentiators',
      ['1', 'Differentiator 1'],
      ['2', 'Differentiator 2'],
      ['3', 'Differentiator 3'],
    ),
    section(
      'head-to-head',
      'Head to head',
      ['feature-a', 'Feature A: ours and theirs'],
      ['feature-b', 'Feature B: ours and theirs'],
      ['pricing', 'Pricing: ours and theirs'],
    ),
    section('weaknesses', 'Their weaknesses', ['weakness', 'Weakness'], ['evidence', 'Evidence']),
    section('we-win', 'When we win', ['1', 'Scenario 1'], ['2', 'Scenario 2']),
    section('they-win', 'When they win', ['scenario', 'Scenario'], ['counter', 'Our counter']),
    section('questions', 'Questions to plant', ['text', 'Questions']),
    section('win-story', 'Win story', ['text', 'Story']),
  ],
};
