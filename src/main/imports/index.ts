export { type ApplyInput, applyPlan } from './apply/apply.ts';
export {
  answerConflicts,
  type ConflictAnswer,
  type OpenConflict,
  openConflicts,
} from './apply/conflicts.ts';
export { type ImportEntry, listImports } from './apply/history.ts';
export { rejectsCsv } from './apply/rejects-csv.ts';
export {
  previewUndoImports,
  type RedoImportInput,
  sumOfUndos,
  type UndoImportInput,
  type UndoResult,
} from './apply/undo.ts';
export { type MatchInput, matchJob } from './diff/match-job.ts';
export { applyJob, type InspectInput, inspectJob, planJob, redoJob, undoJob } from './jobs.ts';
export { decideConflicts } from './plan/decide.ts';
export { type PlanInput, type Planned, planImport } from './plan/plan.ts';
export { planCsv } from './plan/plan-csv.ts';
export { planPage } from './plan/plan-lines.ts';
export { PlanShelf, planPlace } from './plan/plan-shelf.ts';
export { plansFolder, removePlan } from './plan/plan-store.ts';
export { planSummary } from './plan/plan-summary.ts';
export {
  type LineOrder,
  readyOrder,
  type ViewInput,
  viewJob,
} from './plan/plan-view.ts';
export { forgetViews } from './plan/plan-view-folder.ts';
export { inspectFile } from './read/inspect.ts';
export {
  forgetRecipe,
  keepRecipe,
  keptRecipe,
  readRecipeText,
  recipeFile,
  renameSource,
} from './recipes/recipes.ts';
export { listRecipes, type RecipeEntry, sourceDetail } from './recipes/source-detail.ts';
export { importDetail, importRejects, importsOverview } from './recipes/sources.ts';
export type { Verdict } from './watch/watch.ts';
export { type WatchedInput, watchedJob } from './watch/watch-job.ts';
export { listFolder, typedFolder } from './watch/watch-listing.ts';
export { freshPlan, watchedFile, watchOverview } from './watch/watch-overview.ts';
export { Watcher } from './watch/watcher.ts';
export type { WorkContext } from './work-context.ts';
