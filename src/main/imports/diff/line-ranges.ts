import type { LineRange } from '../../../shared/book/plan.ts';

/** Collects lines that come in the file's order into runs. A run goes on while no row of another bucket stands between. */
export class LineRanges {
  readonly ranges: LineRange[] = [];
  private last = -1;

  /** `ordinal` counts the file's rows: neighbours differ by one. */
  add(line: number, ordinal: number): void {
    const run = this.ranges.at(-1);
    if (run !== undefined && ordinal === this.last + 1) run[1] = line;
    else this.ranges.push([line, line]);
    this.last = ordinal;
  }
}

/** Answers, for lines asked in rising order, whether one of the runs holds them. */
export class RangeWalker {
  private at = 0;
  private readonly ranges: readonly LineRange[];

  constructor(ranges: readonly LineRange[]) {
    this.ranges = ranges;
  }

  has(line: number): boolean {
    for (;;) {
      const range = this.ranges[this.at];
      if (range === undefined || line < range[0]) return false;
      if (line <= range[1]) return true;
      this.at += 1;
    }
  }
}
