import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { FileLook } from '../../../shared/book/file-look.ts';
import { ColumnRow } from './column-row.tsx';
import classes from './columns.module.css';
import type { ColumnChoice, RecipeDraft } from './recipe-draft.ts';

type ColumnTableProps = {
  look: FileLook;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
  /** The columns to show, in the file's order. */
  shown: readonly ColumnChoice[];
};

const rowHeight = 42;
/** So many stand on the page as they are; more scroll in a window of their own. */
const fewColumns = 40;

/** The file's columns, a row each. Arrow keys go between rows and within one; typing chooses. */
export function ColumnTable({ look, draft, setDraft, shown }: ColumnTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const many = shown.length > fewColumns;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: many ? 8 : fewColumns,
    enabled: many,
  });
  const places = many
    ? virtual.getVirtualItems().map(({ index }) => index)
    : shown.map((_, index) => index);
  const indexes = new Map(look.inspection.header.map((column, index) => [column, index]));
  const focusAt = (row: number, part: string) => {
    if (many) virtual.scrollToIndex(row);
    // The row may only be drawn with the next frame.
    requestAnimationFrame(() => focusPart(scroller.current, row, part));
  };
  return (
    <div
      ref={scroller}
      role="table"
      aria-label="Columns of the file"
      aria-rowcount={shown.length + 1}
      className={many ? classes.scroller : undefined}
      onKeyDown={(event) => onArrow(event, shown.length, focusAt)}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" tabIndex={-1} aria-rowindex={1} className={classes.row}>
          {['Column', 'First values', 'Is the field', 'Read as', 'Who wins', 'Key'].map((word) => (
            <div key={word} role="columnheader" tabIndex={-1}>
              {word}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={classes.body}
        style={many ? { height: virtual.getTotalSize() } : undefined}
      >
        {places.map((place) => {
          const choice = shown[place];
          if (choice === undefined) return null;
          return (
            <ColumnRow
              key={choice.column}
              place={place}
              top={many ? place * rowHeight : null}
              choice={choice}
              draft={draft}
              setDraft={setDraft}
              sample={firstValues(look.inspection.rows ?? [], indexes.get(choice.column) ?? -1)}
              values={look.values[choice.column]}
            />
          );
        })}
      </div>
    </div>
  );
}

function firstValues(rows: readonly (readonly string[])[], index: number): string[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const text = (row[index] ?? '').trim();
    if (text !== '') seen.add(text.slice(0, 200));
    if (seen.size === 3) break;
  }
  return [...seen];
}

const controls = 'select, input, button';

function focusPart(table: HTMLElement | null, row: number, part: string): void {
  const line = table?.querySelector(`[data-place="${row}"]`);
  const own = line?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.querySelector(controls);
  const control = own ?? line?.querySelector(controls);
  if (control instanceof HTMLElement) control.focus();
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const sides: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Alt and an arrow still opens a list, as everywhere; inside a text the arrows stay with the text. */
function onArrow(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  focusAt: (row: number, part: string) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.target instanceof HTMLElement)) return;
  const line = event.target.closest<HTMLElement>('[data-place]');
  const part = event.target.closest<HTMLElement>('[data-part]')?.dataset.part;
  if (line === null || part === undefined) return;
  const step = steps[event.key];
  if (step !== undefined) {
    event.preventDefault();
    const next = Number(line.dataset.place) + step;
    if (next >= 0 && next < count) focusAt(next, part);
    return;
  }
  const side = sides[event.key];
  if (side === undefined || isText(event.target)) return;
  event.preventDefault();
  const all = [...line.querySelectorAll<HTMLElement>(controls)];
  all[all.indexOf(event.target) + side]?.focus();
}

function isText(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && element.type === 'text';
}
