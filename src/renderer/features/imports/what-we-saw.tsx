import type { LineNote } from '../../../shared/book/inspection.ts';
import { count, formatNumber } from '../../app/format.ts';
import { FileReading, type FileReadingProps } from './file-reading.tsx';
import classes from './imports.module.css';

const newlines: Readonly<Record<string, string>> = {
  '\n': 'LF (Unix)',
  '\r\n': 'CRLF (Windows)',
  '\r': 'CR (old Mac)',
  mixed: 'mixed',
};

/** How the file was read, and what came of it. */
export function WhatWeSaw({ look, search, go }: FileReadingProps) {
  const { inspection } = look;
  const { quote, newline, dropped, rejected, warnings } = inspection;
  return (
    <>
      <dl className={classes.facts}>
        <FileReading look={look} search={search} go={go} />
        {inspection.sheet === undefined && (
          <>
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
