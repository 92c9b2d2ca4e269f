import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { keepTally, type Tally } from './tally.ts';

function skippedTest(test: TestCase): Tally['skipped'][number] {
  const result = test.result();
  const reason = result.state === 'skipped' && result.note ? result.note : 'no reason given';
  return { name: test.fullName, reason };
}

export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const broken = modules.filter((module) => module.errors().length > 0).length;
    keepTally({
      passed: inState('passed').length,
      failed: inState('failed').length + broken + unhandled.length,
      skipped: [...inState('skipped'), ...inState('pending')].map(skippedTest),
    });
  }
}
