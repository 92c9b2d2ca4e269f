import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InspectOptions, inspectFile } from '../../../src/main/imports/read/inspect.ts';
import type { Inspection } from '../../../src/shared/book/inspection.ts';

/** What is found in a file of this text, with all its rows. */
export function reading(text: string | Buffer, options: InspectOptions = {}): Inspection {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-reading-'));
  try {
    const path = join(dir, 'file.csv');
    writeFileSync(path, text);
    return inspectFile(path, { rows: Number.POSITIVE_INFINITY, ...options });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export const codesOf = ({ warnings }: Inspection) => warnings.map(({ code }) => code);
export const droppedLines = ({ dropped }: Inspection) => dropped.map(({ line }) => line);
export const rejectedLines = ({ rejected }: Inspection) => rejected.map(({ line }) => line);
