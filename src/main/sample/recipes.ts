import type { EntityName } from '../../shared/book/entities.ts';
import type { RecipeInput } from '../../shared/book/recipe.ts';

/** The source every sample row names. */
export const sampleSource = 'sample';

const recipe = (
  entity: EntityName,
  key: readonly string[],
  columns: RecipeInput['columns'],
): RecipeInput => ({ entity, source: sampleSource, key: [...key], columns });

/** How the sample's seven files become records: ordinary recipes, as a person would keep them. */
export const sampleRecipes: Readonly<Partial<Record<EntityName, RecipeInput>>> = {
  partners: recipe('partners', ['partner_id'], {
    partner_id: 'externalId',
    partner_name: 'name',
    web_domain: 'domain',
    partner_type: 'type',
    tier: 'tierHeld',
    owner: 'owner',
    country: 'country',
    region: 'region',
    city: 'city',
    agreement_signed: 'agreementSignedOn',
    strategic_fit: 'strategicFit',
    strategic_value: 'strategicValue',
  }),
  deals: recipe('deals', ['deal_id'], {
    deal_id: 'externalId',
    partner_id: 'partner',
    deal_name: 'name',
    account: 'account',
    account_domain: 'accountDomain',
    stage: {
      field: 'stage',
      values: {
        Won: 'won',
        Lost: 'lost',
        Negotiation: 'open',
        Proposal: 'open',
        Qualified: 'open',
      },
    },
    probability: 'probability',
    amount: 'amount',
    currency: 'currency',
    kind: 'kind',
    registered_on: 'registeredOn',
    expected_close: 'expectedCloseOn',
    closed_on: 'closedOn',
    owner: 'owner',
    product: 'product',
  }),
  quarters: recipe('quarters', ['partner_id', 'quarter', 'product', 'kind'], {
    partner_id: 'partner',
    quarter: 'quarter',
    product: 'product',
    kind: 'kind',
    revenue: 'revenue',
    currency: 'currency',
    deals_won: 'dealsWon',
    target: 'target',
  }),
  contacts: recipe('contacts', ['contact_id'], {
    contact_id: 'externalId',
    partner_id: 'partner',
    name: 'name',
    email: 'email',
    role: 'role',
    side: 'side',
    started_on: 'startedOn',
    left_on: 'leftOn',
  }),
  touches: recipe('touches', ['touch_id'], {
    touch_id: 'externalId',
    partner_id: 'partner',
    contact: 'contact',
    date: 'on',
    kind: 'kind',
    note: 'note',
  }),
  certifications: recipe('certifications', ['certification_id'], {
    certification_id: 'externalId',
    partner_id: 'partner',
    person: 'person',
    kind: 'kind',
    issued_on: 'issuedOn',
    valid_months: 'validMonths',
  }),
  surveys: recipe('surveys', ['survey_id'], {
    survey_id: 'externalId',
    partner_id: 'partner',
    person: 'person',
    date: 'on',
    score: 'score',
  }),
};
