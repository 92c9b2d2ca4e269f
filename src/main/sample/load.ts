import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { conflict } from '../../shared/kernel/failure.ts';
import { applyPlan, planImport, type WorkContext } from '../imports/index.ts';
import { csvText, type SampleFile } from './csv.ts';
import { sampleFiles } from './generate.ts';
import { sampleMeetings } from './meetings.ts';
import { sampleRecipes } from './recipes.ts';

export interface SampleLoaded {
  partners: number;
  deals: number;
}

/** Fills an empty book with the sample program: seven CSV imports, then the QBRs through their commands. */
export function loadSample(context: WorkContext): SampleLoaded {
  const { read } = context.book;
  const today = context.today();
  if (countOf(context, 'partner') > 0)
    throw conflict(
      'The sample program only goes into an empty book.',
      'Open a new book, then load the sample there.',
    );
  const folder = mkdtempSync(join(dirname(context.book.path), '.quarterdeck-sample-'));
  try {
    const files = sampleFiles(today);
    for (const [done, file] of files.entries()) {
      context.progress({ label: 'Filling the sample book', done, total: files.length + 1 });
      context.checkCancelled();
      importFile(context, folder, file, today);
    }
    // The hour only dates ticks on checklists; the day is the one the whole sample is told from.
    sampleMeetings({ book: context.book, origin: 'sample', today, nowLocal: `${today}T09:00` });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const deals = read.get<{ n: number }>('SELECT count(DISTINCT external_id) AS n FROM deal');
  return { partners: countOf(context, 'partner'), deals: deals?.n ?? 0 };
}

function importFile(context: WorkContext, folder: string, file: SampleFile, asOf: string): void {
  const path = join(folder, file.name);
  writeFileSync(path, csvText(file), { mode: 0o600 });
  // Each step's own progress would jump back to zero seven times; the person sees files counted instead.
  const quiet: WorkContext = { ...context, progress: () => undefined };
  const recipe = sampleRecipes[file.entity];
  const { planPath } = planImport({ path, entity: file.entity, recipe, asOf }, quiet);
  applyPlan({ planPath }, quiet);
}

function countOf({ book }: WorkContext, table: 'partner'): number {
  return book.read.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}
