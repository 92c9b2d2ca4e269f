import { because, type Explained, explained } from '../kernel/explained.ts';
import { listed } from '../kernel/words.ts';

/** One check of a list: met, not met, or null while nobody has said. */
export type Check = {
  readonly id: string;
  readonly label: string;
  readonly met: boolean | null;
  readonly text: string;
};

/** A whole list judged: true when every check holds, false when one fails, null while one is open. */
export type CheckedList = Explained<boolean> & {
  readonly checks: readonly Check[];
  readonly failed: readonly string[];
  readonly open: readonly string[];
};

/** Judges a list of checks as one (G8): a failure decides, then what is still unknown. */
export function checkedList(rule: string, preset: string, checks: readonly Check[]): CheckedList {
  const failed = checks.filter(({ met }) => met === false);
  const open = checks.filter(({ met }) => met === null);
  return {
    ...explained<boolean>({
      value: verdict(failed.length, open.length),
      because: [
        because(summary(checks.length, failed, open)),
        ...failed.map(({ text }) => because(text)),
      ],
      inputs: checks.map(({ label, met }) => ({ name: label, value: met })),
      rule,
      preset,
    }),
    checks,
    failed: failed.map(({ id }) => id),
    open: open.map(({ id }) => id),
  };
}

function verdict(failed: number, open: number): boolean | null {
  if (failed > 0) return false;
  return open > 0 ? null : true;
}

function summary(all: number, failed: readonly Check[], open: readonly Check[]): string {
  const held = all - failed.length - open.length;
  const unknown =
    open.length === 0 ? '' : ` Not known yet: ${listed(open.map(({ label }) => label))}.`;
  return `${held} of ${all} checks hold.${unknown}`;
}
