import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { entities, entityNames, isEntityName } from '../../../shared/book/entities.ts';
import type { FileLook } from '../../../shared/book/file-look.ts';
import { trpc } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { FileQuestions } from './file-questions.tsx';
import { FirstRows } from './first-rows.tsx';
import classes from './imports.module.css';
import type { NewSearch } from './new-search.ts';
import { draftOf, type RecipeDraft } from './recipe-draft.ts';
import { WhatWeSaw } from './what-we-saw.tsx';
import { entityWord } from './words.ts';

export type WizardProps = {
  name: string;
  fileId: string;
  look: FileLook;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
  search: NewSearch;
  go: (next: Partial<NewSearch>) => void;
  steps: ReactNode;
};

/** What we saw, and what it is. */
export function LookStep(props: WizardProps) {
  const { name, look, steps, draft, go } = props;
  const { inspection } = look;
  const { rowCount, header } = inspection;
  const usable = rowCount > 0 && draft.source.trim() !== '';
  return (
    <Page>
      <PageHeader
        title={name}
        summary={`${count(rowCount, 'row')} · ${count(header.length, 'column')}`}
        actions={
          <Button autoFocus disabled={!usable} onClick={() => go({ step: 'columns' })}>
            Go on to the columns
          </Button>
        }
      />
      {steps}
      <FileQuestions ask={inspection.ask} go={go} />
      <div className={`${classes.columnsOfTwo} ${classes.level}`}>
        <Card title="What it is">
          <WhatItIs {...props} />
        </Card>
        <Card title="What we saw">
          <WhatWeSaw look={look} search={props.search} go={go} />
        </Card>
      </div>
      <Card title="First rows" flush className={classes.padTitle}>
        <FirstRows look={look} />
      </Card>
    </Page>
  );
}

function WhatItIs({ look, draft, setDraft }: WizardProps) {
  const overview = useQuery(trpc.imports.overview.queryOptions());
  const sources = [...new Set(overview.data?.sources.map(({ source }) => source) ?? [])];
  const choose = (value: string) => {
    if (!isEntityName(value) || value === draft.entity) return;
    setDraft(draftForEntity(look, value, draft.source));
  };
  const known = look.known.find(
    ({ source, entity }) => source === draft.source && entity === draft.entity,
  );
  return (
    <div className={classes.form}>
      <NativeSelect
        label="These rows are"
        value={draft.entity}
        data={entityNames.map((value) => ({ value, label: entities[value].label }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <Autocomplete
        label="They come from"
        description="The program that exported them. The same source next time means the same records."
        value={draft.source}
        data={sources}
        maxLength={100}
        error={draft.source.trim() === '' ? 'Name the source' : undefined}
        onChange={(source) => setDraft(withSource(look, draft, source))}
      />
      <p className="qd-dim">{known === undefined ? recognized(look, draft) : remembered(known)}</p>
    </div>
  );
}

function remembered({ source, entity, drift }: FileLook['known'][number]): string {
  const last = `Read as the last ${entityWord(entity)} from ${source} were`;
  return drift === null
    ? `${last}: columns and key are remembered.`
    : `${last}. Some columns have changed since: see the next step.`;
}

function recognized({ guesses, family, inspection }: FileLook, { entity }: RecipeDraft): string {
  const guess = guesses.find((one) => one.entity === entity);
  if (guess === undefined || guess.recipe === null)
    return guess?.why ?? 'No column was recognized: say on the next step what each one is.';
  const whose = family === null ? '' : `These look like columns of ${family}. `;
  const found = count(guess.matched, 'column');
  return `${whose}${found} of ${formatNumber(inspection.header.length)} were recognized. Check them on the next step.`;
}

function draftForEntity(
  look: FileLook,
  entity: RecipeDraft['entity'],
  source: string,
): RecipeDraft {
  const { header } = look.inspection;
  const known = look.known.find((one) => one.entity === entity && one.source === source);
  const recipe = known?.recipe ?? look.guesses.find((one) => one.entity === entity)?.recipe;
  const bare = { entity, source, key: [], columns: {} };
  return draftOf({ ...(recipe ?? bare), source }, header);
}

/** A source with a recipe of its own brings it along. */
function withSource(look: FileLook, draft: RecipeDraft, source: string): RecipeDraft {
  const known = look.known.find((one) => one.entity === draft.entity && one.source === source);
  return known === undefined ? { ...draft, source } : draftOf(known.recipe, look.inspection.header);
}
