import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/renderer/app/failure.ts';

const locked = {
  code: 'BookLocked',
  message: 'Quarterdeck has this book open.',
  hint: 'Import there, or close it.',
} as const;

function fromServer(data: unknown): Error {
  return TRPCClientError.from({
    error: { code: -32_000, message: 'x', data: data as Record<string, unknown> },
  });
}

describe('failureOf', () => {
  it('takes the failure a procedure answered with', () => {
    expect(failureOf(fromServer({ failure: locked }))).toEqual(locked);
  });

  it('takes a failure thrown as data, or carried by an error', () => {
    expect(failureOf(locked)).toEqual(locked);
    expect(failureOf(Object.assign(new Error('x'), { data: locked }))).toEqual(locked);
  });

  it('says that nobody answers when the call never arrived', () => {
    const unanswered = TRPCClientError.from(new TypeError('Failed to fetch'));
    expect(failureOf(unanswered).code).toBe('IoError');
    expect(failureOf(new TypeError('Failed to fetch')).code).toBe('IoError');
  });

  it('calls anything else a bug, without its words', () => {
    const bug = failureOf(new Error('Cannot read properties of undefined'));
    expect(bug.code).toBe('Internal');
    expect(bug.message).not.toContain('undefined');
    expect(failureOf(fromServer({ failure: { code: 'Nonsense' } })).code).toBe('Internal');
  });
});
