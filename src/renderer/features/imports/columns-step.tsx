import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ImportResult } from '../../../shared/book/plan.ts';
import {
  readingOf,
  readingSettings,
  recipeSchema,
  withReading,
} from '../../../shared/book/recipe.ts';
import { api } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { EmptyState } from '../../components/states.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { ColumnQuestions } from './column-questions.tsx';
import { type ColumnSearch, ColumnTools, columnsFound, everyColumn } from './column-search.tsx';
import { ColumnTable } from './column-table.tsx';
import { DriftNote } from './drift-note.tsx';
import { FileQuestions } from './file-questions.tsx';
import classes from './imports.module.css';
import type { WizardProps } from './look-step.tsx';
import { wayToRead } from './new-search.ts';
import { planIdOf } from './plan-id.ts';
import { problemsOf, type RecipeDraft, recipeOf } from './recipe-draft.ts';
import { entityWord } from './words.ts';

/** What each column is, what tells the rows apart, and then the plan. */
export function ColumnsStep(props: WizardProps) {
  const { name, look, draft, setDraft, steps } = props;
  const [asOf, setAsOf] = useState(look.asOf ?? '');
  const [columns, setColumns] = useState<ColumnSearch>(everyColumn);
  const shown = useMemo(() => columnsFound(draft, columns), [draft, columns]);
  const planning = usePlanning(props, asOf);
  const problems = problemsOf(draft);
  const { header } = look.inspection;
  const mapped = draft.columns.filter(({ use }) => use === 'field').length;
  return (
    <Page>
      <PageHeader
        title={name}
        summary={`${entityWord(draft.entity)} from ${draft.source} · ${formatNumber(mapped)} of ${count(header.length, 'column')} ${mapped === 1 ? 'has' : 'have'} a field`}
        actions={
          <Button
            autoFocus
            disabled={problems.length > 0}
            loading={planning.running}
            onClick={planning.start}
          >
            See what will change
          </Button>
        }
      />
      {steps}
      {planning.running && (
        <Card>
          <WorkProgress
            job={planning.job}
            label="Comparing with the book"
            onCancel={planning.cancel}
          />
        </Card>
      )}
      <FailureNotice error={planning.error} onClose={planning.clear} />
      {problems.length > 0 && (
        <ul className={classes.problems} aria-live="polite">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <FileQuestions ask={look.inspection.ask} go={props.go} />
      <DriftNote look={look} draft={draft} setDraft={setDraft} />
      <ColumnQuestions look={look} draft={draft} setDraft={setDraft} />
      <ColumnTools draft={draft} search={columns} onSearch={setColumns} shown={shown.length} />
      <Card flush>
        {shown.length === 0 ? (
          <EmptyState title="No column is called that" />
        ) : (
          <ColumnTable look={look} draft={draft} setDraft={setDraft} shown={shown} />
        )}
      </Card>
      <Options draft={draft} setDraft={setDraft} asOf={asOf} setAsOf={setAsOf} />
    </Page>
  );
}

function usePlanning({ fileId, look, draft, search }: WizardProps, asOf: string) {
  const navigate = useNavigate();
  const work = useWork<ImportResult>();
  const start = async () => {
    const { plan: replaces } = search;
    const result = await work.run(async () => {
      // The file is compared as it was looked at.
      const said = wayToRead(search);
      const saidNow = readingSettings.filter((name) => name in said);
      const reading = readingOf(look.remembered, saidNow);
      const recipe = recipeSchema.parse(withReading(recipeOf(draft), reading));
      return await api.imports.plan.mutate({
        fileId,
        entity: draft.entity,
        recipe,
        asOf: asOf === '' ? null : asOf,
        ...said,
        ...(replaces === null ? {} : { replaces }),
      });
    });
    const planId = planIdOf(result?.plan ?? null);
    if (planId !== null)
      await navigate({ to: '/import/plan/$planId', params: { planId }, search: {} });
  };
  return { ...work, start: () => void start() };
}

type OptionsProps = {
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
  asOf: string;
  setAsOf: (date: string) => void;
};

const vanishedChoices = (entity: RecipeDraft['entity']) => [
  {
    value: 'mark',
    label: `Mark them as missing${entity === 'deals' ? ': open ones leave the pipeline' : ''}`,
  },
  { value: 'keep', label: 'Leave them as they are' },
  { value: 'archive', label: 'Archive them' },
];

function Options({ draft, setDraft, asOf, setAsOf }: OptionsProps) {
  return (
    <Card title="More about this source">
      <div className={classes.options}>
        <NativeSelect
          label="Rows that are not in this file any more"
          value={draft.vanished}
          data={vanishedChoices(draft.entity)}
          onChange={(event) => {
            const said = event.currentTarget.value;
            setDraft({ ...draft, vanished: said === 'keep' || said === 'archive' ? said : 'mark' });
          }}
        />
        <TextInput
          type="date"
          label="The export is of (optional)"
          value={asOf}
          onChange={(event) => setAsOf(event.currentTarget.value)}
        />
        {draft.entity === 'deals' && (
          <Checkbox
            label="Rows of this source count as registered deals"
            description="The day a deal was opened is then its registration."
            checked={draft.countsAsRegistration}
            onChange={(event) =>
              setDraft({ ...draft, countsAsRegistration: event.currentTarget.checked })
            }
          />
        )}
      </div>
    </Card>
  );
}
