import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../../scripts/build.ts';
import { inRoot } from '../../../../scripts/paths.ts';
import { contentSecurityPolicy } from '../../../../src/main/http/security-headers.ts';
import { temporaryFolder } from './start.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, 'run-built.ts');

const holding = (text: string): unknown => expect.stringContaining(text);

/** The built entry over the stand-in, in a process of its own. */
async function runBuilt(folder: string, ...args: string[]) {
  const command = [script, inRoot('out'), folder, ...args];
  const { stdout, stderr } = await run(process.execPath, command, { timeout: 60_000 });
  expect(stderr).toBe('');
  const told: unknown = JSON.parse(stdout);
  return told;
}

describe('the built entry', () => {
  beforeAll(async () => {
    expect(await ensureBuilt(), 'the build').toBe(0);
  });

  test('opens a real book, shows the real page under its policy, and quits after the backup', async () => {
    const folder = temporaryFolder();
    const told = await runBuilt(folder);
    expect(told).toMatchObject({
      early: null,
      page: { status: 200, policy: contentSecurityPolicy },
      script: { status: 200, type: holding('javascript') },
      missing: 404,
      hello: holding('"kind":"hello"'),
      ended: 0,
    });
    expect(existsSync(join(folder, 'book.qdeck'))).toBe(true);
    // Nothing the open book needs is left behind: it was closed, not dropped.
    expect(existsSync(join(folder, 'book.qdeck-wal'))).toBe(false);
  });

  test('runs a command of the command line instead, in process and without a window', async () => {
    const folder = temporaryFolder();
    const partner = { name: 'Harbor Lane', externalId: 'P-1' };
    const fields = Object.entries(partner).map(([field, value]) => `${field}=${value}`);
    await runBuilt(folder, '--json', 'create', 'partners', ...fields);
    expect(await runBuilt(folder, '--json', 'list', 'partners')).toMatchObject([partner]);
  });

  test('a command that fails ends with its code and its sentence', async () => {
    const failing = runBuilt(temporaryFolder(), '--json', 'get', 'partners', 'nobody');
    await expect(failing).rejects.toMatchObject({
      code: 1,
      stdout: holding('"NotFound"'),
    });
  });
});
