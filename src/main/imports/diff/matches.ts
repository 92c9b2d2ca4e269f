import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import { foldText, splitKey } from '../../../shared/book/key.ts';
import type { MatchCandidate, MatchWhy, ProbableMatch, Scalar } from '../../../shared/book/plan.ts';
import type { Reader, SqlParams } from '../../book/types.ts';
import { livingPartners } from '../../partners/index.ts';
import type { ColumnPlan } from '../map/map.ts';
import type { MatchAnswers } from './match-answers.ts';
import { type MatchWord, matchWords } from './match-words.ts';

interface Outsider {
  id: number;
  public_id: string;
  label: string | null;
  external_id: string | null;
  [field: string]: string | number | null;
}

export interface MatchInput {
  reader: Reader;
  plan: ColumnPlan;
  sourceId: number | null;
  /** Records this source's keys name. */
  ownRecords: number;
  answers: MatchAnswers;
}

/** Records of other sources or made by hand, and rows of this file, that a new row probably is: listed for a person, never merged. */
export class MatchFinder {
  private readonly byWord = new Map<string, MatchCandidate[]>();
  /** The first new row of this file to say a word. */
  private readonly inFile = new Map<string, MatchCandidate>();
  private readonly words: readonly (MatchWord & { slot: number })[];
  private readonly slots: { name: number; externalId: number };
  private readonly answers: MatchAnswers;

  constructor({ reader, plan, sourceId, ownRecords, answers }: MatchInput) {
    const slot = (name: string) => plan.slots.findIndex((other) => other.name === name);
    this.answers = answers;
    this.words = matchWords(plan.entity).map((word) => ({ ...word, slot: slot(word.field) }));
    this.slots = { name: slot('name'), externalId: slot('externalId') };
    if (hasOutsiders(reader, plan.entity, ownRecords)) this.load(reader, plan.entity, sourceId);
  }

  find(key: string, line: number, values: readonly Scalar[]): ProbableMatch | null {
    if (this.byWord.size === 0 && this.words.length === 0) return null;
    const found = new Map<string, MatchCandidate>();
    const add = (candidate: MatchCandidate) => {
      if (found.has(candidate.id) || this.answers.areDifferent(key, candidate.id)) return;
      found.set(candidate.id, candidate);
    };
    for (const text of this.keyTexts(key, values))
      for (const one of this.byWord.get(`key ${foldText(text)}`) ?? []) add(one);
    for (const { why, fold, slot } of this.words) {
      const text = values[slot];
      const folded = typeof text === 'string' ? fold(text) : null;
      if (folded === null) continue;
      const word = `${why} ${folded}`;
      for (const one of this.byWord.get(word) ?? []) add(one);
      const first = this.inFile.get(word);
      if (first !== undefined) add(first);
      else this.inFile.set(word, { id: key, name: this.nameOf(values), why, line });
    }
    if (found.size === 0) return null;
    return { key, line, name: this.nameOf(values), candidates: [...found.values()] };
  }

  private keyTexts(key: string, values: readonly Scalar[]): readonly string[] {
    const parts = splitKey(key);
    const own = parts.length === 1 ? parts[0] : undefined;
    const said = values[this.slots.externalId];
    return [typeof said === 'string' ? said : own].filter((text) => text !== undefined);
  }

  private nameOf(values: readonly Scalar[]): string | null {
    const name = values[this.slots.name];
    return typeof name === 'string' ? name : null;
  }

  private load(reader: Reader, entity: EntityName, sourceId: number | null): void {
    const { table } = entities[entity];
    const label = fieldOf(entity, 'name') === null ? 'NULL' : 't.name';
    const externalId = fieldOf(entity, 'externalId') === null ? 'NULL' : 't.external_id';
    const fields = this.words.map(({ field }) => `, t.${field}`).join('');
    const outside = `NOT EXISTS (SELECT 1 FROM source_row o WHERE o.entity = @entity AND o.record_id = t.id AND o.source_id = @sourceId)`;
    const params = { entity, sourceId: sourceId ?? -1 };
    reader.each<Outsider>(
      `SELECT t.id, t.public_id, ${label} AS label, ${externalId} AS external_id${fields}
       FROM ${table} t WHERE t.archived = 0 AND ${outside}`,
      params,
      (row) => {
        this.add('key', row.external_id === null ? null : foldText(row.external_id), row);
        for (const { field, why, fold } of this.words) {
          const text = row[field];
          this.add(why, typeof text === 'string' ? fold(text) : null, row);
        }
      },
    );
    reader.each<Outsider & { key: string }>(
      `SELECT t.id, t.public_id, ${label} AS label, NULL AS external_id, r.key FROM source_row r JOIN ${table} t ON t.id = r.record_id
       WHERE r.entity = @entity AND t.archived = 0 AND r.key IS NOT ${externalId} AND ${outside}`,
      params,
      (row) => this.add('key', foldText(splitKey(row.key).join(' ')), row),
    );
    if (entity === 'partners') this.loadMerged(reader, outside, params);
  }

  /** Partners that were merged are met under the one they are now. */
  private loadMerged(reader: Reader, outside: string, params: SqlParams): void {
    reader.each<Outsider>(
      `${livingPartners} SELECT t.id, t.public_id, t.name AS label, NULL AS external_id, m.name, m.domain FROM living l
       JOIN partner m ON m.id = l.id JOIN partner t ON t.id = l.survivor WHERE l.id <> l.survivor AND ${outside}`,
      params,
      (row) => {
        for (const { field, why, fold } of this.words) {
          const text = row[field];
          this.add(why, typeof text === 'string' ? fold(text) : null, row);
        }
      },
    );
  }

  private add(why: MatchWhy, folded: string | null, row: Outsider): void {
    if (folded === null || folded === '') return;
    const word = `${why} ${folded}`;
    const candidates = this.byWord.get(word) ?? [];
    if (candidates.some(({ id }) => id === row.public_id)) return;
    candidates.push({ id: row.public_id, name: row.label ?? row.external_id, why });
    this.byWord.set(word, candidates);
  }
}

/** Counting is far cheaper than asking each record whose it is. */
function hasOutsiders(reader: Reader, entity: EntityName, ownRecords: number): boolean {
  const sql = `SELECT count(*) AS n FROM ${entities[entity].table}`;
  return (reader.get<{ n: number }>(sql)?.n ?? 0) > ownRecords;
}
