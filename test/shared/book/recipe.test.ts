import { expect, test } from 'vitest';
import { customField, readingOf, withReading } from '../../../src/shared/book/recipe.ts';

test('[S03.11] a column without a field is kept under its source’s name, the first one it had', () => {
  expect(customField({ source: 'crm' }, 'Region')).toBe('custom.crm.Region');
  expect(customField({ source: 'Salesforce', customPrefix: 'crm' }, 'Region')).toBe(
    'custom.crm.Region',
  );
});

test('[S03] how files are read is what a recipe says of it, and nothing that it leaves open', () => {
  const recipe = { source: 'crm', encoding: 'macintosh', header: false, sheet: undefined };
  expect(readingOf(recipe)).toEqual({ encoding: 'macintosh', header: false });
  expect(Object.keys(readingOf(recipe))).toEqual(['encoding', 'header']);
  expect(readingOf(recipe, ['header', 'escape'])).toEqual({ encoding: 'macintosh' });
});

test('[S03] a recipe takes on another reading whole: what is not said is found out again', () => {
  const recipe = { source: 'crm', encoding: 'macintosh', header: false, escape: 'none' as const };
  expect(withReading(recipe, { header: true, skipLines: 2 })).toEqual({
    source: 'crm',
    header: true,
    skipLines: 2,
  });
  expect(withReading(recipe, {})).toEqual({ source: 'crm' });
});
