import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import { placeIn, type Range } from '../kernel/range.ts';
import type { Ratio } from '../kernel/ratio.ts';
import { spiffTemplates } from '../playbooks/spiff-programs.ts';
import type { SpiffTotal } from './spiff.ts';
import type { SpiffPays, SpiffProgram } from './spiff-rules.ts';

/** Where a SPIFF stands in time; `daysLeft` counts today's day as day 0 and is null for an ongoing one. */
export type SpiffStanding =
  | { readonly status: 'upcoming'; readonly daysToStart: number }
  | { readonly status: 'running'; readonly daysLeft: number | null }
  | { readonly status: 'ended' };

export type SpiffCalendarRow = {
  readonly id: string;
  readonly name: string;
  readonly standing: SpiffStanding;
  /** Sizes and lengths outside what the practice suggests: warnings, never blocks (G7). */
  readonly warnings: readonly string[];
};

/** The SPIFF calendar on a day (S52.5). */
export function spiffCalendar(
  programs: readonly SpiffProgram[],
  today: LocalDate,
): SpiffCalendarRow[] {
  return programs.map((program) => ({
    id: program.id,
    name: program.name,
    standing: spiffStanding(program, today),
    warnings: spiffWarnings(program),
  }));
}

function spiffStanding({ startsOn, endsOn }: SpiffProgram, today: LocalDate): SpiffStanding {
  if (today < startsOn) return { status: 'upcoming', daysToStart: daysBetween(today, startsOn) };
  if (endsOn === null) return { status: 'running', daysLeft: null };
  const daysLeft = daysBetween(today, endsOn);
  return daysLeft < 0 ? { status: 'ended' } : { status: 'running', daysLeft };
}

function spiffWarnings(program: SpiffProgram): string[] {
  const size = sizeOf(program.pays);
  return [
    ...usualSizes(program.pays)
      .filter((range) => placeIn(range, size) !== 'inside')
      .map((range) => `${size} lies outside the usual ${rangeText(range)}.`),
    ...lengthWarnings(program),
  ];
}

function sizeOf(pays: SpiffPays): number {
  if (pays.kind === 'launch') return pays.factor;
  if (pays.kind === 'bundle') return pays.points;
  return pays.kind === 'quota' ? pays.percent : pays.bonus;
}

/** The program's own range, or that of the practice where a kind has none of its own (2x, +5 points). */
function usualSizes(pays: SpiffPays): readonly Range[] {
  if ('range' in pays) return [pays.range];
  return spiffTemplates.filter(({ kind }) => kind === pays.kind).map(({ size }) => size);
}

function rangeText({ min, max }: Range): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}

function lengthWarnings({ pays, startsOn, endsOn }: SpiffProgram): string[] {
  if (pays.kind !== 'launch') return [];
  const { min, max } = pays.lengthDays;
  const length = endsOn === null ? null : daysBetween(startsOn, endsOn);
  if (length !== null && placeIn(pays.lengthDays, length) === 'inside') return [];
  const runs = length === null ? 'has no end' : `runs ${length} days`;
  return [`A launch SPIFF should run ${min} to ${max} days; this one ${runs}.`];
}

/** What a clawback takes back of a SPIFF award, pro rata to the commission it takes back (S52.4). Minor units. */
export function spiffReversal(award: number, returnedShare: Ratio): number {
  return timesRate(award, returnedShare);
}

/** A clawback on the deal of an award: the share of the commission it returned, exact. */
export type SpiffReturn = { readonly id: string; readonly share: Ratio };

/** Cost to date of a partner's SPIFFs (S52.6): known awards less what clawbacks took back. Minor units. */
export function spiffCost(
  { awards, currency, value }: SpiffTotal,
  returns: readonly SpiffReturn[],
): Explained<number> {
  const parts = awards.flatMap(({ id, text, amount }) => {
    if (amount === null) return [because(text)];
    const back = returns
      .filter((one) => one.id === id)
      .map(({ share }) => spiffReversal(amount, share))
      .map((size) => ({
        text: `Clawback of ${id} returns ${formatMinorShort(size, currency)}`,
        part: 0 - size,
      }));
    return [{ text, part: amount }, ...back];
  });
  return explained({
    value: value === null ? null : sumMinor(parts.map(({ part }) => part ?? 0)),
    because: parts,
    inputs: awards.map(({ program, id, amount }) => ({ name: `${program} ${id}`, value: amount })),
    rule: 'S52.6',
    preset: null,
  });
}
