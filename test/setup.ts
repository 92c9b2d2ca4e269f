import { afterEach, beforeEach, expect } from 'vitest';

// An error nobody looks at is a failure: whatever reaches console.error fails the test that
// caused it. A test that expects one replaces console.error itself, and puts it back.
const original = console.error;
let seen: string[] = [];

beforeEach(() => {
  seen = [];
  console.error = (...args: unknown[]) => {
    seen.push(args.map(String).join(' '));
    original(...args);
  };
});

afterEach(() => {
  console.error = original;
  expect(seen, 'console.error was called').toEqual([]);
});
