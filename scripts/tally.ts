import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What one runner counted. The name of a skipped test comes with why it was skipped. */
const tallySchema = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
});
export type Tally = z.infer<typeof tallySchema>;

const variable = 'QUARTERDECK_TALLY';

export const tallyTo = (file: string): Record<string, string> => ({ [variable]: file });

/** Reporters call this. False where no file was asked for, so that nothing was kept. */
export function keepTally(tally: Tally): boolean {
  const file = process.env[variable];
  if (file === undefined) return false;
  writeFileSync(file, JSON.stringify(tally));
  return true;
}

/**
 * A runner that failed has failed at something, even where no test says so (an error outside
 * tests, or a crash before the first).
 */
export function readTally(file: string, exitCode: number): Tally {
  const tally = existsSync(file)
    ? tallySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: [] };
  return { ...tally, failed: exitCode === 0 ? tally.failed : Math.max(1, tally.failed) };
}

export function summarize(tallies: Tally[]): string {
  const sum = (of: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const skipped = sum((tally) => tally.skipped.length);
  return `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failed)} failed, ${skipped} skipped`;
}

/** One line per reason, with the names below it. */
export function describeSkipped(tallies: Tally[]): string {
  const byReason = Map.groupBy(
    tallies.flatMap((tally) => tally.skipped),
    ({ reason }) => reason,
  );
  return [...byReason]
    .map(([reason, tests]) =>
      [`Skipped, ${tests.length}: ${reason}`, ...tests.map(({ name }) => `  ${name}`)].join('\n'),
    )
    .join('\n');
}
