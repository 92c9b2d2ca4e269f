import type { RecordName } from '../../../db/schema/registry.ts';
import { type EntityName, entities, entityNames } from '../../shared/book/entities.ts';
import { foldText, joinKey, keyForm } from '../../shared/book/key.ts';
import { type Recipe, ruleOf } from '../../shared/book/recipe.ts';
import { shapes } from '../book/record-shape.ts';
import { recipeOf, sourcesOfSpace } from '../book/stored-recipe.ts';
import { TextCache } from '../book/text-cache.ts';
import type { Reader, Scalar, Writer } from '../book/types.ts';

type PartnerMatch = 'key' | 'name' | 'domain';

/** Entities whose rows belong to a partner. */
export const partnerEntities: readonly EntityName[] = entityNames.filter((name) =>
  entities[name].fields.some(({ type }) => type.kind === 'partner'),
);

/** How a recipe reads a partner's text. */
function partnerMatch(recipe: Recipe): PartnerMatch {
  for (const column of Object.keys(recipe.columns)) {
    const rule = ruleOf(recipe, column);
    if (rule?.field === 'partner') return rule.match ?? 'key';
  }
  return 'key';
}

/** Partners by every name they go by: those merged into another speak for that one. */
export const livingPartners = `WITH RECURSIVE living (id, name, domain, survivor) AS (
    SELECT id, name, domain, id FROM partner WHERE archived = 0 AND merged_into IS NULL
    UNION ALL SELECT p.id, p.name, p.domain, l.survivor FROM partner p JOIN living l ON p.merged_into = l.id)`;

const many = Symbol('many');
type Named = Map<string, number | typeof many>;

/**
 * Finds the partner a row means: by its key in the same source, else in one whose partners share the recipe's key space, else by
 * a name or a web domain that only one has.
 */
export class PartnerResolver {
  /** Texts that name more than one partner: left alone, for a person to settle. */
  readonly namesakes = new Set<string>();
  private readonly reader: Reader;
  private readonly sourceId: number | null;
  /** Sources whose keys a partner may be named by, its own first. */
  private readonly sources: readonly number[];
  private readonly match: PartnerMatch;
  private readonly known = new Map<string, number | null>();
  /** Of the known ones those asked for most: a file names the same partners again and again. */
  private readonly recent = new TextCache<number | null>(13);
  private keys: ReadonlyMap<string, number> | null = null;
  private names: Named | null = null;
  private ownNames: Named | null = null;
  private domains: Named | null = null;

  /** `recipe` is how the source's rows are read; null where none is kept. */
  constructor(reader: Reader, sourceId: number | null, recipe: Recipe | null) {
    this.reader = reader;
    this.sourceId = sourceId;
    const shared = sourcesOfSpace(reader, 'partners', recipe?.keySpace ?? null);
    const others = shared.filter((id) => id !== sourceId);
    this.sources = sourceId === null ? others : [sourceId, ...others];
    this.match = recipe === null ? 'key' : partnerMatch(recipe);
  }

  resolve(text: string | null): number | null {
    return text === null ? null : this.recent.of(text, this.find);
  }

  private readonly find = (text: string): number | null => {
    if (text.trim() === '') return null;
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const found = this.byKey(text) ?? this.byWord(text);
    this.known.set(text, found);
    return found;
  };

  /** Reads all it may need at once: for bulk work, where the indexes it looks up by are not there meanwhile. */
  loadAll(): void {
    const keys = new Map<string, number>();
    for (const source of this.sources.toReversed())
      this.reader.each<{ key: string; id: number }>(
        "SELECT key, record_id AS id FROM source_row WHERE source_id = ? AND entity = 'partners'",
        [source],
        ({ key, id }) => keys.set(key, id),
      );
    this.keys = keys;
    this.byWord('');
  }

  private byKey(text: string): number | null {
    const key = joinKey([keyForm(text)]);
    if (this.keys !== null) return this.keys.get(key) ?? null;
    const sql =
      "SELECT record_id FROM source_row WHERE source_id = ? AND entity = 'partners' AND key = ?";
    for (const source of this.sources) {
      const row = this.reader.get<{ record_id: number }>(sql, [source, key]);
      if (row !== undefined) return row.record_id;
    }
    return null;
  }

  private byWord(text: string): number | null {
    if (this.match === 'key') return null;
    if (this.match === 'name') {
      const found = this.byName(foldText(text));
      if (found === many) this.namesakes.add(text);
      if (typeof found === 'number') return found;
      if (found === many) return null;
    }
    this.domains ??= this.load(
      `${livingPartners} SELECT survivor AS id, domain AS word FROM living`,
      [],
    );
    const found = this.domains.get(foldText(text));
    if (found === many) this.namesakes.add(text);
    return typeof found === 'number' ? found : null;
  }

  /** A source's own partners come first; the rest of the book is asked where they have no such name. */
  private byName(name: string): number | typeof many | undefined {
    this.ownNames ??= this.load(
      `SELECT DISTINCT p.id, p.name AS word FROM partner p JOIN source_row r ON r.entity = 'partners' AND r.record_id = p.id
       WHERE p.archived = 0 AND r.source_id = ?`,
      [this.sourceId ?? -1],
    );
    const own = this.ownNames.get(name);
    if (own !== undefined) return own;
    this.names ??= this.load(
      `${livingPartners} SELECT survivor AS id, name AS word FROM living`,
      [],
    );
    return this.names.get(name);
  }

  private load(sql: string, params: readonly number[]): Named {
    const words: Named = new Map();
    this.reader.each<{ id: number; word: string | null }>(sql, params, ({ id, word }) => {
      if (word === null) return;
      const folded = foldText(word);
      const before = words.get(folded) ?? id;
      words.set(folded, before === id ? id : many);
    });
    return words;
  }
}

/** Links rows that came before their partner: every waiting row of every source, by that source's own recipe. */
export function linkWaiting(writer: Writer): number {
  let linked = 0;
  for (const entity of partnerEntities) {
    const { table } = entities[entity];
    const waiting = writer.all<{ id: number; text: string; source_id: number }>(
      `SELECT t.id, t.partner_text AS text, min(r.source_id) AS source_id FROM ${table} t
       JOIN source_row r ON r.entity = ? AND r.record_id = t.id
       WHERE t.partner_id IS NULL AND t.partner_text IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM source_base b WHERE b.source_row_id = r.id AND b.field = 'partnerId')
       GROUP BY t.id ORDER BY t.id`,
      [entity],
    );
    if (waiting.length > 0) linked += linkRows(writer, entity, waiting);
  }
  return linked;
}

function linkRows(
  writer: Writer,
  entity: EntityName,
  waiting: readonly { id: number; text: string; source_id: number }[],
): number {
  const resolverFor = resolversOf(writer);
  let linked = 0;
  for (const { id, text, source_id: sourceId } of waiting) {
    const partnerId = resolverFor(sourceId, entity).resolve(text);
    if (partnerId === null) continue;
    linkRecord(writer, entity, id, null, partnerId);
    writer.touch(partnerId);
    linked += 1;
  }
  return linked;
}

export type ResolverFor = (sourceId: number, entity: EntityName) => PartnerResolver;

/** For rows of many sources: each by the recipe its source's rows of the entity were last imported with. */
export function resolversOf(reader: Reader): ResolverFor {
  const known = new Map<string, PartnerResolver>();
  return (sourceId, entity) => {
    const name = `${sourceId} ${entity}`;
    const resolver = known.get(name) ?? resolverOf(reader, sourceId, entity);
    known.set(name, resolver);
    return resolver;
  };
}

/** Writes whose a record is, into the book and its log. */
export function linkRecord(
  writer: Writer,
  record: RecordName,
  id: number,
  before: Scalar,
  after: Scalar,
): void {
  writer.run(`UPDATE ${shapes[record].table} SET partner_id = ? WHERE id = ?`, [after, id]);
  writer.log(record, id, 'partnerId', before, after);
}

function resolverOf(reader: Reader, sourceId: number, entity: EntityName): PartnerResolver {
  return new PartnerResolver(reader, sourceId, recipeOf(reader, sourceId, entity));
}
