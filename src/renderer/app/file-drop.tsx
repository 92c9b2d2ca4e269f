import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import classes from './shell.module.css';
import { createStore, useStore } from './store.ts';

/** Files dropped anywhere on the window, waiting for the import screen to take them. */
const dropped = createStore<readonly File[]>([]);

/** The import screen takes what was dropped; a second call gives nothing. */
export function takeDroppedFiles(): readonly File[] {
  const files = dropped.get();
  dropped.set([]);
  return files;
}

/** Changes whenever files are dropped while the import screen is open. */
export function useDroppedFiles(): readonly File[] {
  return useStore(dropped);
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** Drop a file on any screen and the import of it begins. */
export function FileDrop() {
  const [over, setOver] = useState(false);
  const { history } = useRouter();
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const allow = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      // A place on the page of its own has taken it already.
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      dropped.set(files);
      if (!history.location.pathname.startsWith('/import/new')) history.push('/import/new');
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: allow, drop };
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener);
    };
  }, [history]);

  if (!over) return null;
  return (
    <div className={classes.drop} aria-hidden>
      <div className={classes.dropBox}>Drop a CSV or Excel file to import it</div>
    </div>
  );
}
