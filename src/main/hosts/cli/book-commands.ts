import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Failure, type FailureCode } from '../../../shared/kernel/failure.ts';
import { groupedCount, plural } from '../../../shared/kernel/words.ts';
import { backupBook } from '../../book/backup.ts';
import { type CheckReport, checkBook } from '../../book/integrity.ts';
import { restoreBook } from '../../book/restore.ts';
import { loadSample } from '../../sample/index.ts';
import type { Cli } from './cli.ts';
import { exitCodes } from './failures.ts';
import { pairs, paragraphs, right, table } from './text.ts';

/** sample, backup, restore, check. */
export function addBookCommands(program: Command, cli: Cli): void {
  program
    .command('sample')
    .description('fill an empty book with the sample reseller program')
    .action(() =>
      cli.writing(({ work }) => {
        const loaded = loadSample(work);
        const { partners, deals } = loaded;
        cli.tell(
          loaded,
          () => `Filled with ${plural(partners, 'partner')} and ${plural(deals, 'deal')}.`,
        );
      }),
    );

  program
    .command('backup')
    .description('make a verified copy of the book')
    .option('--out <file>', 'where; beside the book otherwise')
    .action(({ out }: { out?: string }) => backUp(cli, out));

  program
    .command('restore <file>')
    .description('put a backup in the book’s place; what is there is kept beside it')
    .action((file: string) => {
      const { now } = cli.io.clock(cli.askedToday);
      const restored = { file: resolve(file), ...restoreBook(cli.bookPath, file, { now }) };
      cli.tell(restored, () =>
        paragraphs(
          `Restored ${cli.bookPath} from ${restored.file}.`,
          restored.aside === null ? null : `What was there is kept: ${restored.aside}`,
        ),
      );
    });

  program
    .command('check')
    .description('integrity, and search and derived tables against a rebuild')
    .action(() =>
      cli.reading(({ book, today }) => {
        const report = checkBook(book, today);
        if (!report.ok) cli.exitCode = exitCodes.failed;
        cli.tell(report, () => checkText(report));
      }),
    );
}

const inTheWay: readonly FailureCode[] = ['BookLocked', 'BookReadOnly'];

/** Also beside whoever has the book open, and of a book on read-only media; nothing is rotated then. */
async function backUp(cli: Cli, out: string | undefined): Promise<void> {
  const options = {
    reason: 'manual',
    ...(out === undefined ? {} : { file: resolve(out) }),
  } as const;
  const made = await cli
    .writing(({ book }) => backupBook(book, options))
    .catch((error: unknown) => {
      if (!(error instanceof Failure) || !inTheWay.includes(error.code)) throw error;
      return cli.reading(({ book }) => backupBook(book, options));
    });
  cli.tell(made, () => `Saved ${made.file}\nSHA-256 ${made.sha256}`);
}

function checkText(report: CheckReport): string {
  const { ok, integrity, foreignKeys, search, derived, hash, tables } = report;
  const counted = (n: number, wrong: string) => (n === 0 ? 'ok' : `${plural(n, 'row')} ${wrong}`);
  return paragraphs(
    ok ? 'The book is sound.' : 'The book is not sound: restore a backup, and keep this file.',
    pairs([
      ['Integrity', integrity],
      ['References', counted(foreignKeys, 'refer to nothing')],
      ['Search', counted(search, 'differ from a rebuild')],
      ['Derived', counted(derived, 'differ from a rebuild')],
      ['Hash', hash],
    ]),
    table(
      ['Table', right('Rows')],
      Object.entries(tables).map(([name, { rows }]) => [name, groupedCount(rows)]),
    ),
  );
}
