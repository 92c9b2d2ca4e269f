import { expect, test } from 'vitest';
import { customField } from '../../../src/shared/book/recipe.ts';

test('[S03.11] a column without a field is kept under its source’s name, the first one it had', () => {
  expect(customField({ source: 'crm' }, 'Region')).toBe('custom.crm.Region');
  expect(customField({ source: 'Salesforce', customPrefix: 'crm' }, 'Region')).toBe(
    'custom.crm.Region',
  );
});
