import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';

export interface Log {
  /** Where a person finds it. */
  readonly place: string;
  write(record: string): void;
}

export interface LogLimits {
  files: number;
  bytes: number;
}

const limits: LogLimits = { files: 5, bytes: 2 * 1024 * 1024 };

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** `place`, `place.1` … `place.4`: the oldest goes when the newest is full. */
function rotate(place: string, files: number): void {
  const name = (n: number) => (n === 0 ? place : `${place}.${n}`);
  rmSync(name(files - 1), { force: true });
  for (let n = files - 2; n >= 0; n--) {
    if (sizeOf(name(n)) > 0) renameSync(name(n), name(n + 1));
  }
}

/** Unexpected errors, for whoever repairs them. A log that cannot be written never stops the work. */
export function rotatingLog(place: string, now: () => string, keep: LogLimits = limits): Log {
  return {
    place,
    write(record) {
      const line = `${now()} ${record}\n`;
      try {
        if (sizeOf(place) + Buffer.byteLength(line) > keep.bytes) rotate(place, keep.files);
        appendFileSync(place, line, { mode: 0o600 });
      } catch {
        // A full or read-only disk: the person still gets the sentence.
      }
    },
  };
}
