import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findBrowser, hasDisplay } from '../../../../src/main/hosts/loopback/find-browser.ts';
import { Presence } from '../../../../src/main/hosts/loopback/idle.ts';
import { writeRedirect } from '../../../../src/main/hosts/loopback/launch.ts';
import { newToken, Session, sameToken } from '../../../../src/main/hosts/loopback/session.ts';

describe('tokens', () => {
  it('have 256 bits and are never the same', () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('compare as text, whatever their lengths', () => {
    expect(sameToken('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'ABC'])
      expect(sameToken('abc', other)).toBe(false);
  });

  it('one code opens one page', () => {
    const session = new Session();
    const [first, second] = [session.newCode(), session.newCode()];
    const token = session.exchange(first);
    expect(token).not.toBeNull();
    expect(session.exchange(first)).toBeNull();
    expect(session.exchange(second)).toBe(token);
    expect(session.isSession(token ?? '')).toBe(true);
    expect(session.isSession(session.launcher)).toBe(false);
  });
});

it('the redirect file is its owner’s alone and holds the code in the fragment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-launch-'));
  const file = writeRedirect(join(folder, 'run'), 'http://127.0.0.1:4000/#code=abc');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'run')).mode & 0o777).toBe(0o700);
  expect(readFileSync(file, 'utf8')).toContain('url=http://127.0.0.1:4000/#code=abc');
  writeRedirect(join(folder, 'run'), 'http://127.0.0.1:4000/#code=def');
  expect(readFileSync(file, 'utf8')).not.toContain('abc');
  rmSync(folder, { recursive: true });
});

describe('presence', () => {
  afterEach(() => void vi.useRealTimers());

  function watched() {
    vi.useFakeTimers();
    const onIdle = vi.fn<() => void>();
    return { onIdle, presence: new Presence({ after: 30_000, onIdle }) };
  }

  it('the host ends 30 s after the last one left, not before', () => {
    const { onIdle, presence } = watched();
    const leave = presence.arrive();
    const leaveToo = presence.arrive();
    vi.advanceTimersByTime(600_000);
    leave();
    leave();
    vi.advanceTimersByTime(600_000);
    expect(onIdle).not.toHaveBeenCalled();
    leaveToo();
    vi.advanceTimersByTime(29_999);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('a reload is no leaving', () => {
    const { onIdle, presence } = watched();
    presence.arrive()();
    vi.advanceTimersByTime(20_000);
    presence.arrive();
    vi.advanceTimersByTime(600_000);
    expect(onIdle).not.toHaveBeenCalled();
  });

  it('a hidden page that renews its hold keeps it up; one that died does not', () => {
    const { onIdle, presence } = watched();
    for (let minute = 0; minute < 30; minute++) {
      presence.hold('page-one');
      vi.advanceTimersByTime(60_000);
    }
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(180_000);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('where nobody ever came it ends as well', () => {
    const { onIdle } = watched();
    vi.advanceTimersByTime(30_000);
    expect(onIdle).toHaveBeenCalledOnce();
  });
});

describe('the browser', () => {
  it('is the one named, or none', () => {
    expect(findBrowser({ QUARTERDECK_BROWSER: process.execPath })).toBe(process.execPath);
    expect(findBrowser({ QUARTERDECK_BROWSER: '/nowhere/chromium' })).toBeNull();
  });

  it('needs a display to be seen on Linux alone', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
