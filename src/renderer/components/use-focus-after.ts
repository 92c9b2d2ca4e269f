import { useEffect, useRef } from 'react';

/** The field that had the focus is gone: the value it leaves behind takes it, so the next Tab goes on from there. */
export function useFocusAfter(editing: boolean) {
  const element = useRef<HTMLButtonElement>(null);
  const before = useRef(editing);
  useEffect(() => {
    const left = before.current && !editing;
    before.current = editing;
    if (left && document.activeElement === document.body) element.current?.focus();
  }, [editing]);
  return element;
}
