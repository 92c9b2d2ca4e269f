import { type FocusEvent, type KeyboardEvent, useCallback, useState } from 'react';

type RowKeysOptions = {
  /** Rows a page key moves. */
  page: number;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
  /** A key of the table's own on the active row; false where it has no such key. */
  onKey: (key: string, index: number) => boolean;
};

function target(key: string, from: number | null, count: number, page: number): number | null {
  const at = from ?? -1;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1;
    case 'ArrowUp':
    case 'k':
      return from === null ? 0 : at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Arrow keys or J and K, page, Home and End keys over the rows of a grid; Enter opens the active one. */
export function useRowKeys(count: number, { page, onMove, onOpen, onKey }: RowKeysOptions) {
  const [active, setActive] = useState<number | null>(null);
  const shown = active !== null && active < count ? active : null;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || count === 0)
      return;
    if (event.key === 'Enter' && shown !== null) {
      event.preventDefault();
      onOpen(shown);
      return;
    }
    if (shown !== null && !event.altKey && onKey(event.key.toLowerCase(), shown)) {
      event.preventDefault();
      return;
    }
    const next = target(event.key, shown, count, page);
    if (next === null) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(count - 1, next));
    setActive(index);
    onMove(index);
  };

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    if (event.target === event.currentTarget && event.target.matches(':focus-visible'))
      setActive((current) => current ?? 0);
  }, []);

  return { active: shown, setActive, onKeyDown, onFocus };
}
