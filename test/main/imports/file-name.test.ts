import { expect, test } from 'vitest';
import { dateInName, nameSays } from '../../../src/main/imports/recipes/file-name.ts';
import { entityNames } from '../../../src/shared/book/entities.ts';

const today = '2026-11-20';

test.each([
  ['opportunities_2026-11.csv', 'deals'],
  ['Partner_Revenue_Q3.csv', 'quarters'],
  ['contacts-export.csv', 'contacts'],
  ['Partner Certifications.csv', 'certifications'],
  ['hubspot-crm-exports-all-companies-2026-11-20.csv', 'partners'],
  ['NPS answers.csv', 'surveys'],
  ['mdf_requests.csv', 'campaigns'],
  ['Umsatz_Quartal.csv', 'quarters'],
  ['Kontakte.csv', 'contacts'],
  ['C:\\exports\\deals\\touches.csv', 'touches'],
])('%s holds %s', (file, entity) => {
  const [loudest] = [...entityNames].sort((a, b) => nameSays(b, file) - nameSays(a, file));
  expect(loudest).toBe(entity);
  expect(nameSays(loudest ?? 'deals', file)).toBe(1);
});

test('an earlier word says less, no word says nothing', () => {
  expect(nameSays('partners', 'partner_revenue.csv')).toBe(0.5);
  expect(nameSays('deals', 'export.csv')).toBe(0);
});

test.each([
  ['deals_2026-11-05.csv', '2026-11-05'],
  ['deals 2026_11_05.csv', '2026-11-05'],
  ['20261105-deals.csv', '2026-11-05'],
  ['Partner 05.11.2026.csv', '2026-11-05'],
  ['opportunities_2026-10.csv', '2026-10-31'],
  ['opportunities_202609.csv', '2026-09-30'],
  ['Partner_Revenue_2026-Q3.csv', '2026-09-30'],
  ['revenue Q2 2026.csv', '2026-06-30'],
  ['running month 2026-11.csv', today],
  ['next month 2026-12.csv', null],
  ['Partner_Revenue_Q3.csv', null],
  ['FY2026-Q3.csv', null],
  ['05-11-2026.csv', null],
  ['2026-02-30.csv', null],
  ['2026-01-01 to 2026-03-31.csv', null],
  ['2026-01 and 2026-02.csv', null],
  ['report 12345678.csv', null],
  ['deals.csv', null],
])('%s is of %s', (file, day) => {
  expect(dateInName(file, today)).toBe(day);
});
