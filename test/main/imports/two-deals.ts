import type { RecipeInput } from '../../../src/shared/book/recipe.ts';

/** A month of two deals, and how it is read. */
export const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name', owner: 'owner', partner: 'partner' },
};
export const header = 'id,name,owner,partner\n';
export const month1 = `${header}1,Alpha,Ann,P1\n2,Beta,Bo,P2\n`;
