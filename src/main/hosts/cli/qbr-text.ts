import { plural } from '../../../shared/kernel/words.ts';
import type { QbrCommitment, QbrDetail, QbrRow } from '../../qbr/index.ts';
import { indented, pairs, paragraphs, plain, table } from './text.ts';

const when = (at: string) => at.replace('T', ' ');

export function qbrListText(rows: readonly QbrRow[]): string {
  if (rows.length === 0) return 'No QBR is planned yet: qbr plan PARTNER --on DATE.';
  return table(
    ['QBR', 'Partner', 'Reviews', 'Meets', 'Status', 'Done', 'Next'],
    rows.map((row) => [
      row.id,
      row.partner.name,
      row.quarterLabel,
      when(row.meetsAt),
      row.status,
      `${row.done} of ${row.items}${row.overdue > 0 ? `, ${row.overdue} overdue` : ''}`,
      row.next === null ? null : `${row.next.title} by ${when(row.next.due)}`,
    ]),
  );
}

export function qbrText(detail: QbrDetail): string {
  const { qbr, checklist, agenda, pack, notes, commitments, lastCommitments, warnings } = detail;
  return paragraphs(
    `QBR ${qbr.id}: ${plain(qbr.partner.name)}, reviewing ${qbr.quarterLabel}, ${when(qbr.meetsAt)} (${qbr.status})`,
    warnings.length === 0 ? null : warnings.join('\n'),
    `Checklist\n${indented(
      table(
        ['', 'Item', 'Due'],
        checklist.map(({ done, title, due, overdue }) => [
          done ? '[x]' : '[ ]',
          title,
          `${when(due)}${overdue ? ' overdue' : ''}`,
        ]),
      ),
    )}`,
    `Agenda, ${agenda.total} minutes${agenda.warning === null ? '' : ` (${agenda.warning})`}\n${indented(
      agenda.items
        .map(({ offset, title, minutes }) => `${offset}  ${plain(title)} (${minutes} min)`)
        .join('\n'),
    )}`,
    ...pack.sections.map(
      ({ title, fields }) =>
        `${title}\n${indented(pairs(fields.map(({ label, text }) => [label, text])))}`,
    ),
    `${pack.coverage}% of the data pack is known.`,
    commitmentsText('Last commitments', lastCommitments),
    commitmentsText('Commitments', commitments),
    notes.length === 0
      ? null
      : `Notes\n${indented(notes.map(({ kind, text }) => `${kind}: ${plain(text)}`).join('\n'))}`,
  );
}

function commitmentsText(title: string, all: readonly QbrCommitment[]): string | null {
  if (all.length === 0) return null;
  const open = all.filter(({ status }) => status === 'open').length;
  const columns = ['What', 'Who', 'Due', 'Status'];
  const rows = all.map(({ text, side, person, dueOn, status, overdue }) => [
    text,
    `${side === 'us' ? 'we' : side}${person === '' ? '' : `, ${person}`}`,
    dueOn,
    overdue ? 'overdue' : status,
  ]);
  return `${title}: ${plural(open, 'open one', 'open')}\n${indented(table(columns, rows))}`;
}
