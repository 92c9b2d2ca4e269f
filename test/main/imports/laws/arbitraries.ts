import fc from 'fast-check';
import type { Field, Home, Row } from './model.ts';

export const keys = ['a', 'b', 'c', 'e f'];
const words = ['', 'Ann', 'Bo', 'a "quoted", one'];

export const home: fc.Arbitrary<Home> = fc.record({
  source: fc.constantFrom('crm', 'erp'),
  entity: fc.constantFrom('deals', 'partners'),
});

const cells = fc.record({
  name: fc.constantFrom('Ann', 'Bo', '', 'Ann'),
  owner: fc.constantFrom(...words),
  note: fc.constantFrom('', 'x', 'two\nlines'),
});

export const row: fc.Arbitrary<Row> = fc.record({
  key: fc.constantFrom(...keys, ...keys, ''),
  values: cells,
});

/** Rows of different keys. */
export const distinctRows = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...keys, 'd', 'g'), values: cells }),
  { selector: ({ key }) => key, maxLength: 6 },
);

export const rows = fc.array(row, { maxLength: 5 });
export const key = fc.constantFrom(...keys);
export const field: fc.Arbitrary<Field> = fc.constantFrom('name', 'owner', 'note');
export const hand = fc.constantFrom(null, 'Zoe', 'Ann');
