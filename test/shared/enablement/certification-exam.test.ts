import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examResult } from '../../../src/shared/enablement/certification.ts';
import { runs } from '../runs.ts';

describe('exams', () => {
  test('[S86.2] 15 of 20 fails, 16 of 20 passes, compared exactly', () => {
    const pass = (correct: number, total: number, mark: number): unknown => {
      const result = examResult(correct, total, mark);
      return result.ok ? result.value.value : result.error;
    };
    expect([pass(15, 20, 80), pass(16, 20, 80), pass(20, 20, 80)]).toEqual([false, true, true]);
    expect([pass(2, 3, 66.7), pass(2, 3, 66.6)]).toEqual([false, true]);
    expect(examResult(16, 20, 80)).toEqual({
      ok: true,
      value: {
        value: true,
        because: [{ text: '16 of 20 correct; 80% needs 16 of 20.', part: null }],
        inputs: [
          { name: 'correct', value: 16 },
          { name: 'questions', value: 20 },
        ],
        rule: 'S86.2',
        preset: null,
        coverage: 100,
      },
    });
    const none = 'An exam needs at least one question.';
    expect([pass(0, 0, 80), pass(1, 1.5, 80)]).toEqual([none, none]);
    const range = 'Correct answers must be a whole number from 0 to 20.';
    expect([pass(-1, 20, 80), pass(21, 20, 80), pass(1.5, 20, 80)]).toEqual([range, range, range]);
    expect(pass(0, 1, 80)).toBe(false);
  });

  test('[S86.p2] an exam is passed exactly from the number of answers the sentence names', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        (total, mark) => {
          const passes = Array.from({ length: total + 1 }, (_, correct) => {
            const result = examResult(correct, total, mark);
            return result.ok && result.value.value;
          });
          const needed = passes.indexOf(true);
          expect(passes.slice(needed).every((one) => one === true)).toBe(true);
          const first = examResult(needed, total, mark);
          expect(first.ok && first.value.because[0]?.text).toContain(
            `needs ${needed} of ${total}.`,
          );
        },
      ),
      runs,
    );
  });
});
