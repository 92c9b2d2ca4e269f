import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FileLook } from '../../../shared/book/file-look.ts';
import type { LineNote } from '../../../shared/book/inspection.ts';
import { count, formatNumber } from '../../app/format.ts';
import classes from './imports.module.css';
import { type NewSearch, readNewSearch } from './new-search.ts';
import { DelimiterSelect, encodingChoices } from './read-as.tsx';
import { encodingWord } from './words.ts';

type WhatWeSawProps = {
  look: FileLook;
  search: NewSearch;
  go: (next: Partial<NewSearch>) => void;
};

const newlines: Readonly<Record<string, string>> = {
  '\n': 'LF (Unix)',
  '\r\n': 'CRLF (Windows)',
  '\r': 'CR (old Mac)',
  mixed: 'mixed',
};

/** How the file was read; whatever is wrong is changed in its place, and the file is read again. */
export function WhatWeSaw({ look: { inspection }, search, go }: WhatWeSawProps) {
  const { encoding, bom, quote, newline, dropped, rejected, warnings } = inspection;
  return (
    <>
      <dl className={classes.facts}>
        <dt>{inspection.sheet === undefined ? 'Encoding' : 'Kind'}</dt>
        <dd>
          {inspection.sheet === undefined ? (
            <NativeSelect
              size="xs"
              aria-label="Encoding"
              value={search.encoding ?? ''}
              data={[
                {
                  value: '',
                  label: `${encodingWord(encoding)}${bom ? ', with a mark' : ''} (found)`,
                },
                ...encodingChoices,
              ]}
              onChange={(event) => go({ encoding: event.currentTarget.value || null })}
            />
          ) : (
            'Excel workbook'
          )}
        </dd>
        {inspection.sheet === undefined && (
          <>
            <dt>Delimiter</dt>
            <dd>
              <DelimiterSelect found={inspection.delimiter} search={search} go={go} />
            </dd>
          </>
        )}
        {inspection.sheet !== undefined && (
          <>
            <dt>Sheet</dt>
            <dd>
              <NativeSelect
                size="xs"
                aria-label="Sheet"
                value={inspection.sheet.name}
                data={inspection.sheet.filled}
                onChange={(event) => go({ sheet: event.currentTarget.value })}
              />
            </dd>
          </>
        )}
        <dt>Lines above</dt>
        <dd>
          <LinesAbove search={search} go={go} />
        </dd>
        <dt>First line</dt>
        <dd>
          <NativeSelect
            size="xs"
            aria-label="First line"
            value={search.header === null ? '' : search.header ? 'yes' : 'no'}
            data={[
              {
                value: '',
                label: `${inspection.headerCells.length > 0 ? 'Names the columns' : 'A row, no column names'} (found)`,
              },
              { value: 'yes', label: 'Names the columns' },
              { value: 'no', label: 'A row, no column names' },
            ]}
            onChange={(event) => {
              const said = event.currentTarget.value;
              go({ header: said === '' ? null : said === 'yes' });
            }}
          />
        </dd>
        {inspection.sheet === undefined && (
          <>
            <dt>Backslash</dt>
            <dd>
              <NativeSelect
                size="xs"
                aria-label="Backslash"
                value={search.escape ?? ''}
                data={[
                  { value: '', label: 'A sign like any other (found)' },
                  { value: 'backslash', label: 'Takes the sign after it as text' },
                  { value: 'none', label: 'A sign like any other' },
                ]}
                onChange={(event) => {
                  const said = event.currentTarget.value;
                  go({ escape: said === 'backslash' || said === 'none' ? said : null });
                }}
              />
            </dd>
            <dt>Quotes</dt>
            <dd>{quote === null ? 'none' : quote === '"' ? 'double quotes' : 'single quotes'}</dd>
            <dt>Line ends</dt>
            <dd>{newline === null ? 'one line' : newlines[newline]}</dd>
          </>
        )}
        <dt>Rows</dt>
        <dd className="qd-num">{formatNumber(inspection.rowCount)}</dd>
        <dt>Lines left out</dt>
        <dd>{dropped.length === 0 ? 'none' : <Notes notes={dropped} what="line" />}</dd>
        {rejected.length > 0 && (
          <>
            <dt>Can’t be read</dt>
            <dd className="qd-warn">
              <Notes notes={rejected} what="row" />
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

/** Taken over once the field is left: each change reads the file again. */
function LinesAbove({ search, go }: Pick<WhatWeSawProps, 'search' | 'go'>) {
  const said = search.skipLines === null ? '' : String(search.skipLines);
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const lines = typed === null ? null : readNewSearch({ skip: typed }).skipLines;
    if (typed !== null && lines !== search.skipLines) go({ skipLines: lines });
    setTyped(null);
  };
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      aria-label="Lines above the table"
      placeholder="As found"
      maxLength={4}
      value={typed ?? said}
      onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

type NotesProps = { notes: readonly LineNote[]; what: 'line' | 'row' };

const fewNotes = 3;
const mostNotes = 200;

/** Lines with what became of them: a few at once, the others folded away. */
function Notes({ notes, what }: NotesProps) {
  const rest = notes.slice(fewNotes, mostNotes);
  const beyond = notes.length - mostNotes;
  return (
    <>
      <span className="qd-num">{formatNumber(notes.length)}</span>
      <ul className={classes.noteList}>
        {notes.slice(0, fewNotes).map((note) => (
          <Note key={note.line} note={note} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{count(notes.length - fewNotes, `more ${what}`)}</summary>
          <ul className={classes.noteList}>
            {rest.map((note) => (
              <Note key={note.line} note={note} />
            ))}
            {beyond > 0 && <li>And {formatNumber(beyond)} more.</li>}
          </ul>
        </details>
      )}
    </>
  );
}

function Note({ note: { line, reason } }: { note: LineNote }) {
  return (
    <li>
      Line {formatNumber(line)}: {reason}
    </li>
  );
}
