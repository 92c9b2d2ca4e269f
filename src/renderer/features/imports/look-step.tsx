import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { entities, entityNames, isEntityName } from '../../../shared/book/entities.ts';
import type { FileLook } from '../../../shared/book/file-look.ts';
import type { LineNote } from '../../../shared/book/inspection.ts';
import { trpc } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { Page, PageHeader } from '../../components/page-header.tsx';
import classes from './imports.module.css';
import type { NewSearch } from './new-search.ts';
import { ReadAs } from './read-as.tsx';
import { draftOf, type RecipeDraft } from './recipe-draft.ts';
import { delimiterWord, encodingWord, entityWord } from './words.ts';

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
      <div className={`${classes.columnsOfTwo} ${classes.level}`}>
        <Card title="What it is">
          <WhatItIs {...props} />
        </Card>
        <Card title="What we saw">
          <Seen look={look} />
          <ReadAs search={props.search} go={go} />
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
  const guess = look.guesses.find(({ entity }) => entity === draft.entity);
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
      <p className="qd-dim">
        {known !== undefined
          ? `Read as the last ${entityWord(draft.entity)} from ${known.source} were: columns and key are remembered.`
          : guess?.recipe == null
            ? (guess?.why ?? 'No column was recognized: say on the next step what each one is.')
            : `${count(guess.matched, 'column')} of ${look.inspection.header.length} were recognized. Check them on the next step.`}
      </p>
    </div>
  );
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

const newlines: Readonly<Record<string, string>> = {
  '\n': 'LF (Unix)',
  '\r\n': 'CRLF (Windows)',
  '\r': 'CR (old Mac)',
  mixed: 'mixed',
};

function Seen({ look: { inspection } }: { look: FileLook }) {
  const { encoding, bom, delimiter, quote, newline, dropped, rejected, warnings } = inspection;
  return (
    <>
      <dl className={classes.facts}>
        <dt>Encoding</dt>
        <dd>
          {encodingWord(encoding)}
          {bom && ', with a byte-order mark'}
        </dd>
        <dt>Delimiter</dt>
        <dd>{delimiterWord(delimiter)}</dd>
        <dt>Quotes</dt>
        <dd>{quote === null ? 'none' : 'double quotes'}</dd>
        <dt>Line ends</dt>
        <dd>{newline === null ? 'one line' : newlines[newline]}</dd>
        <dt>Rows</dt>
        <dd>{formatNumber(inspection.rowCount)}</dd>
        <dt>Lines left out</dt>
        <dd>{dropped.length === 0 ? 'none' : <Notes notes={dropped} />}</dd>
        {rejected.length > 0 && (
          <>
            <dt>Can’t be read</dt>
            <dd className="qd-warn">
              <Notes notes={rejected} />
            </dd>
          </>
        )}
      </dl>
      {warnings.length > 0 && (
        <ul className={classes.warnings}>
          {warnings.slice(0, 8).map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
          {warnings.length > 8 && (
            <li>And {count(warnings.length - 8, 'more like these', 'more like these')}.</li>
          )}
        </ul>
      )}
    </>
  );
}

function Notes({ notes }: { notes: readonly LineNote[] }) {
  return (
    <details>
      <summary>{formatNumber(notes.length)}</summary>
      <ul className={classes.notes}>
        {notes.slice(0, 50).map(({ line, reason }) => (
          <li key={line}>
            Line {formatNumber(line)}: {reason}
          </li>
        ))}
        {notes.length > 50 && <li>And {formatNumber(notes.length - 50)} more.</li>}
      </ul>
    </details>
  );
}

/** A file may have 2,000 columns; nobody reads more than these here. */
const mostColumns = 40;

function FirstRows({ look: { inspection } }: { look: FileLook }) {
  const rows = (inspection.rows ?? []).slice(0, 8);
  const header = inspection.header.slice(0, mostColumns);
  const more = inspection.header.length - header.length;
  if (rows.length === 0) return <p className={classes.padded}>The file has no rows.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached by keyboard
    <section className={classes.sheet} aria-label="First rows of the file" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {more > 0 && <th scope="col">{count(more, 'more column')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the file's rows, which never move
            <tr key={row}>
              {header.map((column, index) => (
                <td key={column}>{(cells[index] ?? '').slice(0, 200)}</td>
              ))}
              {more > 0 && <td />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
