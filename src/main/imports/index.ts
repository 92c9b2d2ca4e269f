export { type ApplyInput, applyPlan } from './apply.ts';
export {
  type AnsweredConflict,
  answerConflict,
  type ConflictAnswer,
  type OpenConflict,
  openConflicts,
} from './conflicts.ts';
export { decideConflicts } from './decide.ts';
export { type ImportEntry, listImports } from './history.ts';
export { type InspectOptions, inspectFile } from './inspect.ts';
export { applyJob, type InspectInput, inspectJob, planJob, undoJob } from './jobs.ts';
export { type PlanInput, type Planned, planImport } from './plan.ts';
export { planPage } from './plan-lines.ts';
export { planRows } from './plan-rows.ts';
export { PlanShelf, planPlace } from './plan-shelf.ts';
export { readPlan, removePlan } from './plan-store.ts';
export { planSummary } from './plan-summary.ts';
export { checkRecipe, savedRecipe } from './recipe-choice.ts';
export { rejectsCsv } from './rejects-csv.ts';
export { importDetail, importRejects, importsOverview } from './sources.ts';
export { suggestRecipe } from './suggest.ts';
export { type UndoImportInput, type UndoResult, undoImport } from './undo.ts';
export type { WorkContext } from './work-context.ts';
