import type { Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { describeSkipped, keepTally, type Tally } from './tally.ts';

function skippedTest(test: TestCase): Tally['skipped'][number] {
  const notes = [...test.annotations, ...test.results.flatMap((result) => result.annotations)];
  const reason = notes.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
  return { name: test.titlePath().filter(Boolean).join(' > '), reason };
}

export default class PlaywrightTally implements Reporter {
  private tests: TestCase[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.tests = suite.allTests();
  }

  onEnd(): void {
    const ended = (outcome: string): TestCase[] =>
      this.tests.filter((test) => test.outcome() === outcome);
    const tally = {
      passed: ended('expected').length,
      failed: ended('unexpected').length + ended('flaky').length,
      skipped: ended('skipped').map(skippedTest),
    };
    // `npm test` names what was skipped at its very end; alone, we say it here.
    const kept = keepTally(tally);
    if (!kept && tally.skipped.length > 0) process.stdout.write(`\n${describeSkipped([tally])}\n`);
  }
}
