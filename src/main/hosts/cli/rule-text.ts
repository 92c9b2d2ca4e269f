import type { HealthScore } from '../../../shared/health/types.ts';
import { plural } from '../../../shared/kernel/words.ts';
import type { TierResult } from '../../../shared/tiers/types.ts';
import type { PartnerScores } from '../../partners/index.ts';
import { type Column, indented, paragraphs, right, table } from './text.ts';

export function healthText(health: HealthScore): string {
  const { value, band, coverage, provisional, dimensions, raise, summary } = health;
  const score = value === null ? 'unknown' : `${value} of 100, ${band?.name ?? 'no band'}`;
  const rows = dimensions.map(({ label, points, max, reason, asOf }) => [
    label,
    points === null ? `? of ${max}` : `${points} of ${max}`,
    reason,
    asOf,
  ]);
  return paragraphs(
    `Health ${score} (coverage ${coverage}%${provisional ? ', provisional' : ''})`,
    summary,
    indented(wide(['Dimension', right('Points'), 'As of'], rows)),
    raise.length === 0
      ? null
      : `To raise it\n${indented(raise.map(({ action, gain }) => `+${gain}  ${action}`).join('\n'))}`,
  );
}

/** Like a table, with the reason whole at the end of the line. */
function wide(columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): string {
  const lines = table(
    columns,
    rows.map(([label, points, , asOf]) => [label, points, asOf]),
  ).split('\n');
  const width = Math.max(...lines.map((line) => Array.from(line).length));
  return lines
    .map((line, i) => `${line.padEnd(width)}  ${i === 0 ? 'Why' : (rows[i - 1]?.[2] ?? '')}`)
    .join('\n');
}

export function tierText({ held, standing, provisional, why, next, coverage }: TierResult): string {
  const known = `coverage ${coverage}%${provisional ? ', provisional' : ''}`;
  return paragraphs(
    `Tier earned ${standing}, held ${held?.name ?? 'not recorded'} (${known})`,
    why.join('\n'),
    next.sentence,
    next.top || next.gaps.length === 0
      ? null
      : `Missing for ${next.name}\n${indented(next.gaps.map(({ text }) => text).join('\n'))}`,
  );
}

export function healthListText(all: readonly PartnerScores[]): string {
  if (all.length === 0) return 'There are no partners in this book yet.';
  const published = all.filter(({ health }) => health.value !== null).length;
  const columns = ['Partner', 'Key', right('Health'), 'Band', right('Coverage'), 'Costs most'];
  const rows = all.map(({ name, key, health }) => [
    name,
    key,
    health.value === null ? null : `${health.value}${health.provisional ? '*' : ''}`,
    health.band?.name,
    `${health.coverage}%`,
    health.dimensions.find(({ id }) => id === health.topLoss)?.reason,
  ]);
  return paragraphs(
    table(columns, rows),
    `${plural(all.length, 'partner')}, ${published} with a published health. * provisional: a part is unknown.`,
  );
}

export function tierListText(all: readonly PartnerScores[]): string {
  if (all.length === 0) return 'There are no partners in this book yet.';
  const earned = all.filter(({ tier }) => tier.earned !== null).length;
  const columns = ['Partner', 'Key', 'Held', 'Earned', 'Next', right('Progress'), 'Missing'];
  const rows = all.map(({ name, key, tier: { held, standing, provisional, next } }) => [
    name,
    key,
    held?.name,
    `${standing}${provisional ? '*' : ''}`,
    next.top ? 'top' : next.name,
    next.top || next.percent === null ? null : `${next.percent}%`,
    next.top ? null : next.gaps.map(({ text }) => text).join('; '),
  ]);
  return paragraphs(
    table(columns, rows),
    `${plural(all.length, 'partner')}, ${earned} with a tier. * provisional: a part is unknown.`,
  );
}
