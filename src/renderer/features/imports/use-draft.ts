import { useCallback, useEffect } from 'react';
import type { FileLook } from '../../../shared/book/file-look.ts';
import type { RecipeInput } from '../../../shared/book/recipe.ts';
import { createStore, useStore } from '../../app/store.ts';
import { draftOf, type RecipeDraft } from './recipe-draft.ts';

/** Recipes being made, by file: what was chosen survives going forth and back. */
const drafts = createStore<ReadonlyMap<string, RecipeDraft>>(new Map());

/** Where a file's recipe starts: the plan it comes from, what was used for such a file before, else the likeliest guess. */
export function firstRecipe(look: FileLook, fromPlan: RecipeInput | null): RecipeInput {
  const known =
    look.known.find(({ entity }) => entity === look.guesses[0]?.entity) ?? look.known[0];
  const { header } = look.inspection;
  // Read otherwise, the file has other columns than its plan knew.
  const planned = fromPlan?.key.every((column) => header.includes(column)) === true;
  const recipe =
    (planned ? fromPlan : null) ??
    known?.recipe ??
    look.guesses.find((one) => one.recipe !== null)?.recipe;
  const entity = look.guesses[0]?.entity ?? 'deals';
  return recipe ?? { entity, source: 'crm', key: [], columns: {} };
}

export function useDraft(
  fileId: string,
  look: FileLook | undefined,
  fromPlan: RecipeInput | null,
): { draft: RecipeDraft | null; setDraft: (draft: RecipeDraft) => void } {
  const kept = useStore(drafts).get(fileId) ?? null;
  const setDraft = useCallback(
    (draft: RecipeDraft) => drafts.set(new Map(drafts.get()).set(fileId, draft)),
    [fileId],
  );
  const header = look?.inspection.header;
  useEffect(() => {
    if (look === undefined || header === undefined) return;
    const before = drafts.get().get(fileId);
    const same = before?.columns.map(({ column }) => column).join('\n') === header.join('\n');
    if (!same) setDraft(draftOf(firstRecipe(look, fromPlan), header));
  }, [look, header, fromPlan, fileId, setDraft]);
  const fits = header !== undefined && kept?.columns.length === header.length;
  return { draft: fits ? kept : null, setDraft };
}
