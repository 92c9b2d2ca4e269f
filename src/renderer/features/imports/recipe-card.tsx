import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { entities } from '../../../shared/book/entities.ts';
import { recipeSchema } from '../../../shared/book/recipe.ts';
import { api, type Outputs, trpc } from '../../app/client.ts';
import { takeFile } from '../../app/take-file.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import { ColumnTable } from './column-table.tsx';
import classes from './imports.module.css';
import { draftOf, problemsOf, type RecipeDraft, recipeOf } from './recipe-draft.ts';
import { lookOfRecipe } from './recipe-look.ts';
import { RecipeReadingFields } from './recipe-reading.tsx';
import sourceClasses from './source.module.css';
import { entityWord } from './words.ts';

type SourceRecipe = Outputs['recipes']['source']['recipes'][number];

const vanishedChoices: readonly { value: RecipeDraft['vanished']; label: string }[] = [
  { value: 'mark', label: 'Mark them as missing' },
  { value: 'keep', label: 'Leave them: each file brings rows of its own' },
  { value: 'archive', label: 'Archive them' },
];

/** How a source's file is read: seen, and changed for the next one. */
export function RecipeCard(props: SourceRecipe) {
  const { entity, recipe } = props;
  const look = useMemo(() => lookOfRecipe(props), [props]);
  const { header } = look.inspection;
  const saved = useMemo(() => draftOf(recipe, header), [recipe, header]);
  const [edited, setEdited] = useState<RecipeDraft | null>(null);
  const draft = edited ?? saved;
  const keep = useMutation(trpc.recipes.keep.mutationOptions());
  const problems = edited === null ? [] : problemsOf(edited);
  const save = async () => {
    const next = recipeSchema.parse(wholeRecipe(draft, recipe.otherColumns));
    const { change } = await keep.mutateAsync({ recipe: next });
    setEdited(null);
    tellUndoable('The recipe is kept: the next file is read by it.', change);
  };
  return (
    <Card
      title={`How ${entityWord(entity)} are read`}
      note={`key ${draft.key.join(' + ')}`}
      side={<Actions {...props} />}
      flush
      className={classes.padTitle}
    >
      <ColumnTable look={look} draft={draft} setDraft={setEdited} shown={draft.columns} />
      <RecipeReadingFields draft={draft} setDraft={setEdited} />
      <div className={sourceClasses.foot}>
        <NativeSelect
          size="xs"
          label="Rows that are not in a file any more"
          value={draft.vanished}
          data={[...vanishedChoices]}
          onChange={(event) => {
            const said = vanishedChoices.find(({ value }) => value === event.currentTarget.value);
            if (said !== undefined) setEdited({ ...draft, vanished: said.value });
          }}
        />
        <div className={sourceClasses.footEnd} role="status">
          {problems[0] ?? (edited === null ? <Hint /> : 'Not kept yet.')}
          {edited !== null && (
            <>
              <Button variant="default" onClick={() => setEdited(null)}>
                Put back
              </Button>
              <Button
                disabled={problems.length > 0}
                loading={keep.isPending}
                onClick={() => void save().catch(() => undefined)}
              >
                Keep the recipe
              </Button>
            </>
          )}
        </div>
      </div>
      <FailureNotice error={keep.error} onClose={keep.reset} />
    </Card>
  );
}

function Hint() {
  return <span className="qd-dim">What is changed here holds from the next file on.</span>;
}

/** Columns nobody has seen yet go on being left out, where the recipe leaves them out. */
function wholeRecipe(draft: RecipeDraft, before: SourceRecipe['recipe']['otherColumns']) {
  if (before !== 'ignore') return recipeOf(draft);
  const unseen = { column: '', use: 'out', rule: null, policy: 'theirs' } as const;
  return recipeOf({ ...draft, columns: [...draft.columns, unseen] });
}

function Actions({ entity, recipe: { source } }: SourceRecipe) {
  const save = useMutation({
    mutationFn: async () => takeFile(await api.recipes.file.mutate({ source, entity })),
  });
  const forget = useMutation(trpc.recipes.forget.mutationOptions());
  const onForget = async () => {
    const { change } = await forget.mutateAsync({ source, entity });
    tellUndoable(`Forgotten how ${entityWord(entity)} of ${source} are read.`, change);
  };
  return (
    <span className={sourceClasses.actions}>
      <Button
        size="compact-sm"
        variant="default"
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Save as a file
      </Button>
      <ConfirmButton
        size="compact-sm"
        question="Forget this recipe?"
        explanation={`The next file with ${entities[entity].label.toLowerCase()} of ${source} gets a fresh suggestion. What was imported stays, and you can take this back.`}
        verb="Forget it"
        loading={forget.isPending}
        onConfirm={() => void onForget().catch(() => undefined)}
      >
        Forget
      </ConfirmButton>
      <FailureNotice error={save.error ?? forget.error} />
    </span>
  );
}
