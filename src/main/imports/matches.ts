import { type EntityName, entities } from '../../shared/book/entities.ts';
import { foldText, splitKey } from '../../shared/book/key.ts';
import type { ProbableMatch, Scalar } from '../../shared/book/plan.ts';
import type { Reader } from '../book/types.ts';
import type { ColumnPlan } from './map.ts';

type Candidate = ProbableMatch['candidates'][number];

interface Outsider {
  id: number;
  public_id: string;
  name: string | null;
  external_id: string | null;
  domain: string | null;
}

/** Records of other sources, or made by hand, that a new row probably is: listed for a person, never merged. */
export class MatchFinder {
  private readonly byWord = new Map<string, Candidate[]>();
  private readonly slots: { name: number; externalId: number; domain: number };

  constructor(reader: Reader, plan: ColumnPlan, sourceId: number | null) {
    const slot = (name: string) => plan.slots.findIndex((other) => other.name === name);
    this.slots = { name: slot('name'), externalId: slot('externalId'), domain: slot('domain') };
    if (hasOutsiders(reader, plan.entity, sourceId)) this.load(reader, plan.entity, sourceId);
  }

  find(key: string, line: number, values: readonly Scalar[]): ProbableMatch | null {
    if (this.byWord.size === 0) return null;
    const found = new Map<string, Candidate>();
    const look = (why: Candidate['why'], text: Scalar | undefined) => {
      if (typeof text !== 'string') return;
      for (const candidate of this.byWord.get(`${why} ${foldText(text)}`) ?? [])
        if (!found.has(candidate.id)) found.set(candidate.id, candidate);
    };
    const parts = splitKey(key);
    look('key', values[this.slots.externalId] ?? (parts.length === 1 ? parts[0] : null));
    look('name', values[this.slots.name]);
    look('domain', values[this.slots.domain]);
    return found.size === 0 ? null : { key, line, candidates: [...found.values()] };
  }

  private load(reader: Reader, entity: EntityName, sourceId: number | null): void {
    const has = (name: string) => entities[entity].fields.some((field) => field.name === name);
    const named = entity === 'partners';
    const columns = [
      has('externalId') ? 'external_id' : 'NULL AS external_id',
      has('name') ? 'name' : 'NULL AS name',
      named ? 'domain' : 'NULL AS domain',
    ];
    reader.each<Outsider>(
      `SELECT t.id, t.public_id, ${columns.join(', ')} FROM ${entities[entity].table} t WHERE t.archived = 0 AND NOT EXISTS
         (SELECT 1 FROM source_row r WHERE r.entity = ? AND r.record_id = t.id AND r.source_id = ?)`,
      [entity, sourceId ?? -1],
      (row) => {
        this.add('key', row.external_id, row);
        if (named) this.add('name', row.name, row);
        if (named) this.add('domain', row.domain, row);
      },
    );
  }

  private add(why: Candidate['why'], text: string | null, row: Outsider): void {
    if (text === null || text.trim() === '') return;
    const word = `${why} ${foldText(text)}`;
    const candidates = this.byWord.get(word) ?? [];
    candidates.push({ id: row.public_id, name: row.name ?? row.external_id, why });
    this.byWord.set(word, candidates);
  }
}

/** Counting both tables is far cheaper than asking each record whose it is. */
function hasOutsiders(reader: Reader, entity: EntityName, sourceId: number | null): boolean {
  const all =
    reader.get<{ n: number }>(`SELECT count(*) AS n FROM ${entities[entity].table}`)?.n ?? 0;
  if (all === 0 || sourceId === null) return all > 0;
  const sql =
    'SELECT count(DISTINCT record_id) AS n FROM source_row WHERE source_id = ? AND entity = ?';
  return (reader.get<{ n: number }>(sql, [sourceId, entity])?.n ?? 0) < all;
}
