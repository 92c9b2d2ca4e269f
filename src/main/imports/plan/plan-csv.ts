import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { PlanBucket, Scalar } from '../../../shared/book/plan.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { minorToDecimal } from '../../../shared/kernel/money.ts';
import type { Reader } from '../../book/types.ts';
import { csvLine } from '../read/csv-text.ts';
import { harmless } from '../read/marked-file.ts';
import { isMoney } from './plan-line-text.ts';
import { type PlanLine, planPage } from './plan-lines.ts';
import type { ShelvedPlan } from './plan-shelf.ts';
import { isFileBucket, type LineOrder } from './plan-view.ts';

const pageLines = 500;
/** The text is held whole until it is saved. */
const mostLines = 200_000;

/** The lines of a plan as they are shown, for a spreadsheet. Other requests get their turn between two pages. */
export async function planCsv(
  reader: Reader,
  shelved: ShelvedPlan,
  bucket: PlanBucket,
  order: LineOrder,
): Promise<string> {
  if (order.total > mostLines)
    throw badInput(
      'TooManyRows',
      `${order.total.toLocaleString('en-US')} rows are more than one export holds.`,
      `Search for some of them: up to ${mostLines.toLocaleString('en-US')} can be exported at once.`,
    );
  const { entity, header } = shelved.plan.decisions;
  const pieces = [csvLine(headOf(bucket, header).map(harmless))];
  for (let offset = 0; offset < order.total; offset += pageLines) {
    const { lines } = planPage(reader, shelved, bucket, { offset, limit: pageLines, order });
    for (const line of lines) pieces.push(csvLine(cellsOf(bucket, entity, line).map(harmless)));
    await nextTurn();
  }
  return `\uFEFF${pieces.join('\r\n')}\r\n`;
}

function headOf(bucket: PlanBucket, header: readonly string[]): string[] {
  if (isFileBucket(bucket)) return ['Line', ...header];
  if (bucket === 'vanished') return ['Key', 'Name', 'Partner', 'What becomes of it'];
  if (bucket === 'rejected' || bucket === 'repeated') return ['Line', 'Why', 'The row'];
  return [
    ...['Line', 'Key', 'Name', 'Partner', 'Column'],
    ...['Book now', 'File', 'File before', 'Currency', 'Decision'],
  ];
}

function cellsOf(bucket: PlanBucket, entity: EntityName, line: PlanLine): string[] {
  const at = line.line === null ? '' : String(line.line);
  const { record, field } = line;
  if (isFileBucket(bucket)) return [at, ...(line.cells ?? [])];
  const names = [line.key ?? '', record?.name ?? '', record?.partner ?? ''];
  if (bucket === 'vanished') return [...names, line.reason ?? ''];
  if (field === null) return [at, line.reason ?? '', line.cells?.[0] ?? ''];
  const money = isMoney(entity, field.field);
  const text = (value: Scalar) => {
    if (value === null) return '';
    return money && typeof value === 'number'
      ? minorToDecimal(value, field.currency)
      : String(value);
  };
  return [
    ...[at, ...names, field.column],
    ...[text(field.mine), text(field.theirs), text(field.base)],
    money ? field.currency : '',
    decisionWord(field),
  ];
}

function decisionWord({ conflict, decision }: NonNullable<PlanLine['field']>): string {
  if (conflict === 'open') return 'to decide';
  return decision === 'take' ? 'theirs' : 'yours, kept';
}
