import { backupBook } from '../book/backup.ts';
import { checkBook } from '../book/integrity.ts';
import { restoreBook } from '../book/restore.ts';
import {
  applyJob,
  inspectJob,
  matchJob,
  planJob,
  redoJob,
  undoJob,
  viewJob,
  watchedJob,
} from '../imports/index.ts';
import { takeSnapshots } from '../recompute/index.ts';
import { loadSample } from '../sample/index.ts';
import type { JobInputs, JobName } from './names.ts';
import type { JobTools } from './tools.ts';

export type Work<Name extends JobName = JobName> = (
  input: JobInputs[Name],
  tools: JobTools,
) => unknown;

/** Long work by name. Each calls its feature with what it needs around it. */
export type Registry = { readonly [Name in JobName]: Work<Name> };

export const registry: Registry = {
  'import.inspect': inspectJob,
  'import.plan': planJob,
  'import.match': matchJob,
  'import.view': viewJob,
  'import.watched': watchedJob,
  'import.apply': applyJob,
  'import.undo': undoJob,
  'import.redo': redoJob,
  'sample.load': (_input, tools) => loadSample(tools),
  'book.backup': (input, { book }) => backupBook(book, input),
  'book.restore': ({ file }, { alone, book, now }) =>
    alone(() => restoreBook(book.path, file, { now })),
  'book.check': (_input, { book, today }) => checkBook(book, today()),
  'book.recompute': (_input, { book, today }) => {
    const meta = { label: 'Bringing the figures up to date', origin: 'system' } as const;
    book.change(meta, (writer) => writer.touchAll());
    // After it: what is kept is what the figures now say.
    const keep = { label: 'Keeping the scores of a past period', origin: 'system' } as const;
    return { kept: book.change(keep, (writer) => takeSnapshots(writer, today())).value };
  },
};

/** The work of a name with that name's input: the two travel together, which a message's type cannot say. */
export function runWork(works: Registry, name: JobName, input: unknown, tools: JobTools): unknown {
  const work: Work<never> = works[name];
  return work(input as never, tools);
}
