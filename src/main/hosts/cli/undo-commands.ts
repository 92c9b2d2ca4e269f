import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { fieldOf } from '../../../shared/book/entities.ts';
import { Failure } from '../../../shared/kernel/failure.ts';
import { plural } from '../../../shared/kernel/words.ts';
import {
  answerConflicts,
  type ConflictAnswer,
  importRejects,
  listImports,
  type OpenConflict,
  openConflicts,
  previewUndoImports,
  redoJob,
  rejectsCsv,
  sumOfUndos,
  type UndoResult,
  undoJob,
} from '../../imports/index.ts';
import { conflictAnswer } from './amounts.ts';
import type { Cli, Session } from './cli.ts';
import { conflictsText, undoText } from './undo-text.ts';

interface UndoOptions {
  all?: boolean;
  plan?: boolean;
}

/** undo, redo, conflicts, resolve, rejects. */
export function addUndoCommands(program: Command, cli: Cli): void {
  program
    .command('undo <import>')
    .description('take an import back, value by value')
    .option('--all', 'and every later one, the newest first')
    .option('--plan', 'only say what would go back and what would stay')
    .action((id: string, options: UndoOptions) => undo(cli, id, options));

  program
    .command('redo <import>')
    .description('do an import again that was undone')
    .action((id: string) =>
      cli.writing(({ work }) => {
        const result = redoJob({ importId: id }, work);
        cli.tell(result, () => undoText(result, 'done again'));
      }),
    );

  program
    .command('conflicts')
    .description('where the book and a source differ, and nobody has decided')
    .option('--import <import>', 'only those of one import')
    .action((options: { import?: string }) =>
      cli.reading(({ read }) => {
        const found = openConflicts(read, options.import).map(inMajorUnits);
        cli.tell(found, () => conflictsText(found));
      }),
    );

  program
    .command('rejects <import>')
    .description('the rows an import left out, to be mended and imported')
    .option('--out <file>', 'where to write them')
    .action((id: string, options: RejectsOptions) => rejects(cli, id, options));

  program
    .command('resolve <conflict> <answer>')
    .description('answer a conflict: mine, theirs, or the value itself')
    .option('--value', 'the answer is a value, even where it reads mine or theirs')
    .action((id: string, text: string, options: { value?: boolean }) =>
      cli.writing(({ act }) => {
        const answered = answerConflicts(act, [id], answerOf(text, options.value === true));
        cli.tell(answered, () =>
          answered.changed.length === 0
            ? 'Answered; the book’s value stays.'
            : `Answered; ${answered.changed.join(', ')} changed. To take it back: undo-change ${answered.change}`,
        );
      }),
    );
}

interface RejectsOptions {
  out?: string;
}

/** The file itself, to be mended; with `--out` it is written there. */
function rejects(cli: Cli, id: string, { out }: RejectsOptions): Promise<void> {
  return cli.reading(({ read }) => {
    const { header, rejects: rows } = importRejects(read, id);
    const csv = rejectsCsv(header, rows);
    if (out === undefined) return cli.tell({ csv, rows: rows.length }, () => csv);
    const file = resolve(out);
    writeFileSync(file, csv);
    cli.tell({ file, rows: rows.length }, () => `${plural(rows.length, 'row')} in ${file}`);
  });
}

function answerOf(text: string, isValue: boolean): ConflictAnswer {
  if (!isValue && (text === 'mine' || text === 'theirs')) return text;
  return { value: text };
}

function undo(cli: Cli, id: string, { all = false, plan = false }: UndoOptions): Promise<void> {
  const work = (session: Session) => {
    const ids = all ? standingFrom(session, id) : [id];
    const result = plan ? previewUndoImports(ids, session.work) : undoEach(session, ids);
    cli.tell(result, () => undoText(result, 'taken back', plan));
  };
  return plan ? cli.reading(work) : cli.writing(work);
}

/** An import and all that stand after it, the newest first. */
function standingFrom({ read }: Session, id: string): string[] {
  const all = listImports(read);
  const at = all.findIndex((entry) => entry.import === id);
  if (at < 0) return [id];
  const standing = all.slice(0, at + 1).filter(({ undone }) => !undone);
  return standing.length === 0 ? [id] : standing.map((entry) => entry.import);
}

/** One that can't be taken back does not keep the others; alone, it says why. */
function undoEach({ work }: Session, ids: readonly string[]): UndoResult {
  return sumOfUndos(
    ids.map((importId) => {
      try {
        return undoJob({ importId }, work);
      } catch (error) {
        if (!(error instanceof Failure) || ids.length === 1) throw error;
        return { reversed: 0, kept: [], failed: [importId], change: null };
      }
    }),
  );
}

/** Amounts as every other answer has them. */
function inMajorUnits(one: OpenConflict): OpenConflict {
  if (fieldOf(one.entity, one.field)?.type.kind !== 'money') return one;
  return conflictAnswer(one, one.currency);
}
