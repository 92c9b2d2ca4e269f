import { backupsRouter, bookRouter } from './book.ts';
import { deckRouter } from './deck.ts';
import { recipesRouter } from './import-recipes.ts';
import { watchRouter } from './import-watch.ts';
import { importsRouter } from './imports.ts';
import { jobsRouter } from './jobs.ts';
import { partnersRouter } from './partners.ts';
import { qbrsRouter } from './qbrs.ts';
import { sampleRouter } from './sample.ts';
import { searchRouter } from './search.ts';
import { settingsRouter } from './settings.ts';
import { settingsBookRouter } from './settings-book.ts';
import { router } from './trpc.ts';

/** Every procedure, by feature. The renderer imports this type and nothing else of main. */
export const appRouter = router({
  book: bookRouter,
  backups: backupsRouter,
  deck: deckRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  partners: partnersRouter,
  qbrs: qbrsRouter,
  recipes: recipesRouter,
  sample: sampleRouter,
  search: searchRouter,
  settings: settingsRouter,
  settingsBook: settingsBookRouter,
  watch: watchRouter,
});

export type AppRouter = typeof appRouter;

/** What answers while the book cannot be opened. */
export type { RecoveryRouter } from './recovery.ts';
