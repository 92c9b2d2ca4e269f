import { Meanings } from '../../../shared/book/cells/readers.ts';
import { entities, fieldOf } from '../../../shared/book/entities.ts';
import type { ImportWarning, Inspection } from '../../../shared/book/inspection.ts';
import { type Recipe, ruleOf } from '../../../shared/book/recipe.ts';
import { usualMeanings } from '../map/synonyms.ts';

/**
 * A saved recipe that also knows the words which are new in this file and whose meaning is the usual one: last month had no
 * "Closed Lost". Each is told; a word without a usual meaning stays unknown, and is asked about.
 */
export function withUsualWords(
  recipe: Recipe,
  file: Pick<Inspection, 'header' | 'rows'>,
): { recipe: Recipe; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const columns = Object.entries(recipe.columns).map(([column, rule]) => {
    const learned = newWords(recipe, column, file);
    if (learned.length === 0) return [column, rule] as const;
    warnings.push(...learned.map(([text, meaning]) => toldOf(recipe, column, text, meaning)));
    const long = ruleOf(recipe, column) ?? { field: '' };
    return [
      column,
      { ...long, values: { ...long.values, ...Object.fromEntries(learned) } },
    ] as const;
  });
  if (warnings.length === 0) return { recipe, warnings };
  return { recipe: { ...recipe, columns: Object.fromEntries(columns) }, warnings };
}

/** Words of a column with a list of values that the list lacks, and what they usually stand for. */
function newWords(
  recipe: Recipe,
  column: string,
  { header, rows = [] }: Pick<Inspection, 'header' | 'rows'>,
): [string, string][] {
  const rule = ruleOf(recipe, column);
  const usual = usualMeanings[`${recipe.entity}.${rule?.field ?? ''}`];
  const index = header.indexOf(column);
  if (rule?.values === undefined || usual === undefined || index < 0) return [];
  const said = new Meanings(Object.entries(rule.values));
  const texts = new Set(rows.map((row) => (row[index] ?? '').trim()));
  const own = ownValues(recipe, rule.field);
  return [...texts].sort().flatMap((text): [string, string][] => {
    if (text === '' || said.of(text) !== undefined || own.has(text.toLowerCase())) return [];
    const meaning = usual.of(text);
    return typeof meaning === 'string' ? [[text, meaning]] : [];
  });
}

function ownValues({ entity }: Recipe, field: string): ReadonlySet<string> {
  const type = fieldOf(entity, field)?.type;
  return new Set(type?.kind === 'enum' ? type.values.map((value) => value.toLowerCase()) : []);
}

function toldOf(recipe: Recipe, column: string, text: string, meaning: string): ImportWarning {
  const of = `the ${entities[recipe.entity].label.toLowerCase()} of ${recipe.source}`;
  return {
    code: 'newWord',
    message: `"${text}" in "${column}" is new in ${of} and is read as ${meaning}, as usual.`,
  };
}
