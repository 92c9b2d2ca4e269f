import { type EntityName, entities } from '../../../shared/book/entities.ts';
import type { MatchAnswer } from '../../../shared/book/plan.ts';
import { badInput, notFound } from '../../../shared/kernel/failure.ts';
import type { Reader } from '../../book/types.ts';

/** What a person said of new rows and the records they might be. */
export class MatchAnswers {
  readonly list: readonly MatchAnswer[];
  private readonly sameAs = new Map<string, number>();

  constructor(reader: Reader, entity: EntityName, answers: readonly MatchAnswer[]) {
    this.list = [...answers].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    for (const { key, record, same } of answers)
      if (same) this.addSame(key, recordIdOf(reader, entity, record));
  }

  /** The record a person said this key is another key of, or null. */
  same(key: string): number | null {
    return this.sameAs.get(key) ?? null;
  }

  areDifferent(key: string, record: string): boolean {
    return this.list.some(
      (answer) =>
        !answer.same && answer.key === key && (answer.record === null || answer.record === record),
    );
  }

  /** Whether anything was said of this key. */
  has(key: string): boolean {
    return this.list.some((answer) => answer.key === key);
  }

  /** Throws BadInput where the file has no new row that was spoken of: the word would be lost unseen. */
  checkMet(newKeys: { has(key: string): boolean }): void {
    const lost = [...this.sameAs.keys()].find((key) => !newKeys.has(key));
    if (lost === undefined) return;
    throw badInput(
      'Match',
      `The file has no new row with the key "${lost}".`,
      'Look at the plan’s probable matches, and name one of their keys.',
      lost,
    );
  }

  private addSame(key: string, recordId: number): void {
    const before = this.sameAs.get(key) ?? recordId;
    if (before !== recordId)
      throw badInput(
        'Match',
        `"${key}" can be the same as one record only.`,
        'Say which one it is.',
        key,
      );
    this.sameAs.set(key, recordId);
  }
}

const orderOf = ({ key, record }: MatchAnswer) => JSON.stringify([key, record]);

function recordIdOf(reader: Reader, entity: EntityName, record: string | null): number {
  const { table, singular } = entities[entity];
  const row = reader.get<{ id: number }>(`SELECT id FROM ${table} WHERE public_id = ?`, [record]);
  if (row !== undefined) return row.id;
  throw notFound(
    `The ${singular} this row was said to be is not in the book.`,
    'Make a fresh plan and look at its probable matches again.',
  );
}
