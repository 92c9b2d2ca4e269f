import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findChromium } from '../../scripts/chromium.ts';
import { inRoot } from '../../scripts/paths.ts';
import { buildCli } from '../fixtures/built-cli.ts';

const script = inRoot('test', 'faults', 'walk-offline.ts');
/** A network namespace of its own, in which there is nothing but loopback. */
const alone = ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const canBeAlone = spawnSync(alone[0] ?? '', [...alone.slice(1), 'true']).status === 0;
const hasStrace = spawnSync('strace', ['-V']).status === 0;

const walked = z.object({
  origin: z.string(),
  /** Every address a page asked for. */
  requests: z.array(z.string()),
  screens: z.array(z.string()),
  errors: z.array(z.string()),
  pages: z.number(),
});

beforeAll(buildCli, 180_000);

/**
 * Chromium itself asks its system, before anything it opens, whether there is IPv6: it connects a datagram socket to this
 * address and sends nothing, so that no packet leaves. No setting turns that off.
 */
const chromiumAsksForIpv6 = 'AF_INET6 2001:4860:4860::8888';

/** Where a process reached for: `connect` calls as strace writes them. */
function reachedFor(log: string): string[] {
  const places = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('connect('))
    .map((line) => {
      const family = /sa_family=(\w+)/.exec(line)?.[1] ?? 'unread';
      const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line);
      return `${family} ${address?.[1] ?? address?.[2] ?? ''}`.trim();
    });
  return [...new Set(places)].sort();
}

test('with no network but loopback every screen and a deck work, and neither page nor host reaches out', (t) => {
  t.skip(!canBeAlone, 'needs leave for a network namespace of its own');
  t.skip(!hasStrace, 'needs strace');
  const chromium = findChromium();
  t.skip(chromium === null, 'no Chromium');
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-offline-'));
  t.onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const [program, ...rest] = [...alone, process.execPath, script, dir];
  const { status, stdout, stderr } = spawnSync(program, rest, {
    encoding: 'utf8',
    env: { ...process.env, CHROMIUM_PATH: chromium ?? '' },
    timeout: 200_000,
  });
  expect(status, stderr).toBe(0);
  const { origin, requests, screens, errors, pages } = walked.parse(JSON.parse(stdout));
  expect(errors).toEqual([]);
  expect(screens.length).toBeGreaterThanOrEqual(6);
  expect(pages).toBeGreaterThan(5);
  const elsewhere = requests.filter(
    (url) => !url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url),
  );
  expect(elsewhere).toEqual([]);
  const host = reachedFor(join(dir, 'host.strace'));
  console.info(
    `${screens.length} screens, ${requests.length} requests, all to the host; the host’s connects: ${host.join(', ') || 'none'}`,
  );
  expect(existsSync(join(dir, 'host.strace'))).toBe(true);
  const near = (place: string) =>
    /^(AF_UNIX|AF_INET 127\.0\.0\.1$)/.test(place) || place === chromiumAsksForIpv6;
  expect(host.filter((place) => !near(place))).toEqual([]);
}, 240_000);
