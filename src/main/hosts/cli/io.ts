import { basename, dirname, join } from 'node:path';
import { type Clock, systemClock } from '../../book/clock.ts';
import { defaultBookPath } from '../../book/place.ts';

/** What the command line needs of the process it runs in. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  clock(today: string | undefined): Clock;
  /** The app's own book. */
  defaultBook(): string;
  /** The built pages, for printing. */
  pagesFolder: string;
}

/** This process: its streams, its clock, and the built app around this file. */
export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    clock: systemClock,
    defaultBook: defaultBookPath,
    pagesFolder: join(mainFolder(), '..', 'renderer'),
  };
}

/** Chunks lie in a folder of their own below the entries. */
function mainFolder(): string {
  const here = import.meta.dirname;
  return basename(here) === 'chunks' ? dirname(here) : here;
}
