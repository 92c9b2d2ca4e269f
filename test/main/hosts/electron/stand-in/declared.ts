import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// What Electron says of itself: electron.d.ts, read as text. The stand-in may know less than it, never more.
const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const lines = readFileSync(join(home, 'electron.d.ts'), 'utf8').split('\n');

const bodies = new Map<string, string[]>();

/** The lines between `interface Name … {` or `class Name … {` and its closing brace. */
function bodyOf(name: string): string[] {
  const known = bodies.get(name);
  if (known !== undefined) return known;
  const opens = new RegExp(`^  (interface|class) ${name}( extends [\\w.]+)? \\{$`);
  const start = lines.findIndex((line) => opens.test(line));
  if (start === -1) throw new Error(`electron.d.ts declares no ${name}`);
  const body = lines.slice(start + 1, lines.indexOf('  }', start));
  bodies.set(name, body);
  return body;
}

function namesIn(name: string, pattern: RegExp): Set<string> {
  return new Set(bodyOf(name).flatMap((line) => pattern.exec(line)?.[1] ?? []));
}

/** Properties and methods of an interface or class of Electron's, static ones included. */
export function declaredMembers(name: string): Set<string> {
  return namesIn(name, /^ {4}(?:readonly |static )*(\w+)\??[(:<]/);
}

/** The events it emits. */
export function declaredEvents(name: string): Set<string> {
  return namesIn(name, /^ {4}on\(event: '([\w-]+)'/);
}
