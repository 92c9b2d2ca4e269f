import type { RecordName } from '../../../db/schema/registry.ts';
import type { Scalar } from '../../../src/main/book/types.ts';
import type { Work } from './work.ts';

/** An edit, as a person makes it. */
export function setFields(
  { book }: Work,
  id: number | undefined,
  values: Record<string, Scalar>,
  record: RecordName = 'deals',
): void {
  book.change({ label: 'Edit', origin: 'ui' }, (writer) => writer.set(record, id ?? 0, values));
}
