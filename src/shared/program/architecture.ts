import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { progressPercent } from '../kernel/percent.ts';
import {
  compareRatios,
  divideRatios,
  type Ratio,
  ratio,
  ratioOf,
  subtractRatios,
  toNumber,
} from '../kernel/ratio.ts';
import { type ProgramLayerId, programLayers } from '../playbooks/program-architecture.ts';

/** One metric of the charter with where it started, stands and shall be, over a period. Any one unit throughout. */
export type ProgramMetric = {
  readonly name: string;
  readonly baseline: number;
  readonly current: number;
  readonly target: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

/** Distance still to go: target - current, exact as written; negative once the target is passed (S94.1). */
export function gapTo(current: number, target: number): number {
  return toNumber(subtractRatios(ratioOf(target), ratioOf(current)));
}

export type Pace = 'ahead' | 'on pace' | 'behind';

/**
 * Pace of a metric (S94.2): its share of the way from baseline to target against the share of the period that has
 * passed, both exact. A target equal to the baseline is reached from the start. Before the period nothing has passed,
 * after it all has. Throws RangeError when the period ends before it starts or has no day.
 */
export function paceOf(metric: ProgramMetric, today: LocalDate): Explained<Pace> {
  const { name, baseline, current, target, from, to } = metric;
  const done = shareDone(metric);
  const passed = shareOfPeriod(from, to, today);
  const places = { '-1': 'behind', '0': 'on pace', '1': 'ahead' } as const;
  return explained({
    value: places[`${compareRatios(done, passed)}`],
    because: [
      because(`${name} is ${progressPercent(done)}% of the way from ${baseline} to ${target}.`),
      because(`${progressPercent(passed)}% of the period has passed.`),
    ],
    inputs: [
      { name: 'Baseline', value: baseline },
      { name: 'Now', value: current },
      { name: 'Target', value: target },
      { name: 'From', value: from },
      { name: 'To', value: to },
    ],
    rule: 'S94.2',
    preset: null,
  });
}

function shareDone({ baseline, current, target }: ProgramMetric): Ratio {
  const start = ratioOf(baseline);
  const whole = subtractRatios(ratioOf(target), start);
  if (whole.num === 0n) return ratio(1);
  return divideRatios(subtractRatios(ratioOf(current), start), whole);
}

function shareOfPeriod(from: LocalDate, to: LocalDate, today: LocalDate): Ratio {
  const whole = daysBetween(from, to);
  if (whole <= 0) throw new RangeError(`The period from ${from} to ${to} has no day in it.`);
  return ratio(Math.min(Math.max(daysBetween(from, today), 0), whole), whole);
}

/** Which layers of the charter still have nothing written in them (S94.3). */
export function missingLayers(
  charter: Readonly<Partial<Record<ProgramLayerId, string>>>,
): ProgramLayerId[] {
  return programLayers.map(({ id }) => id).filter((id) => (charter[id] ?? '').trim() === '');
}
