import { z } from 'zod';
import { notFound } from '../../shared/kernel/failure.ts';
import { type LineOrder, type PlanShelf, readyOrder } from '../imports/index.ts';
import type { AppContext } from './context.ts';

/** Which lines of a plan are looked at, and how. */
export const seen = {
  plan: z.string().min(1).max(64),
  bucket: z.enum(['new', 'changed', 'unchanged', 'conflict', 'rejected', 'repeated', 'vanished']),
  search: z.string().max(200).default(''),
  /** Only changes of this column of the file. */
  column: z.string().max(300).nullable().default(null),
  sort: z
    .strictObject({
      by: z.string().regex(/^(line|key|who|field|mine|theirs|reason|c\d{1,4})$/),
      desc: z.boolean(),
    })
    .nullable()
    .default(null),
};

type Seen = z.infer<z.ZodObject<typeof seen>>;
type Shelved = ReturnType<PlanShelf['take']>;

/** The order those lines have. Finding it reads the file or every line, so it is a job where nobody asked for it before. */
export async function orderFor(
  { book, jobs }: AppContext,
  shelf: PlanShelf,
  { plan, bucket, search, column, sort }: Seen,
): Promise<{ shelved: Shelved; order: LineOrder }> {
  const wish = { search, column, sort };
  const shelved = shelf.take(book.path, plan);
  const ready = readyOrder(shelved, bucket, wish);
  if (ready !== null) return { shelved, order: ready };
  await jobs.result(jobs.start('import.view', { planPath: shelved.path, bucket, wish }));
  const order = readyOrder(shelf.take(book.path, plan), bucket, wish);
  // Another window looked at another plan meanwhile.
  if (order === null) throw notFound('The rows were put away again.', 'Look at them once more.');
  return { shelved, order };
}

const words: Readonly<Record<Seen['bucket'], string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  conflict: 'yours and theirs differ',
  rejected: 'not read',
  repeated: 'said twice',
  vanished: 'not in the file',
};

export function rowsName(file: string, bucket: Seen['bucket']): string {
  return `${file.replace(/\.[^.]*$/, '')} - ${words[bucket]}.csv`;
}
