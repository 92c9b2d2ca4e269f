import type { ImportWarning } from '../../../shared/book/inspection.ts';
import type { Recipe } from '../../../shared/book/recipe.ts';
import type { Reader } from '../../book/types.ts';
import { PartnerResolver } from '../../partners/index.ts';
import type { Differ } from '../diff/diff.ts';
import { reportingCurrency } from '../map/currency.ts';
import type { ColumnPlan } from '../map/map.ts';

/** What a person should know of a file that was compared whole: none of it stops the import. */
export function planWarnings(
  differ: Differ,
  recipe: Recipe,
  columns: ColumnPlan,
  reader: Reader,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (differ.counts.rows === 0)
    warnings.push({ code: 'noRows', message: 'The file has a header and no rows.' });
  if (differ.notes.currencyAssumed)
    warnings.push({
      code: 'currency',
      message: `${takesReportingCurrency(columns) ? 'Amounts' : 'Some amounts'} say no currency; they are taken as ${reportingCurrency(reader)}, the book's own.`,
    });
  if (saysNoRegistration(columns))
    warnings.push({
      code: 'noRegistration',
      message:
        'No column says when a deal was registered, so registrations stay unknown. Where every row is a registered deal, say under Columns that rows of this source count as such (in a recipe: countsAs).',
    });
  if (differ.partnerTexts.size > 0) warnings.push(...partnerWarnings(differ, recipe, reader));
  return warnings;
}

/** Deals that say when they were opened might all be registrations: the person's word decides, never a guess. */
function saysNoRegistration({ entity, slots }: ColumnPlan): boolean {
  const has = (slot: string) => slots.some(({ name }) => name === slot);
  return entity === 'deals' && has('openedOn') && !has('registeredOn');
}

function takesReportingCurrency(columns: ColumnPlan): boolean {
  const money = columns.columns.filter(({ field }) => field?.type.kind === 'money');
  return (
    money.length > 0 &&
    columns.currencyIndex === null &&
    money.every(({ rule }) => rule.currency === undefined && rule.currencyColumn === undefined)
  );
}

/** From here on reading every partner's key at once is faster than asking for each. */
const manyPartners = 500;

function partnerWarnings(differ: Differ, recipe: Recipe, reader: Reader): ImportWarning[] {
  const resolver = new PartnerResolver(reader, differ.known.sourceId, recipe);
  if (differ.partnerTexts.size > manyPartners) resolver.loadAll();
  const missing = [...differ.partnerTexts].filter((text) => resolver.resolve(text) === null);
  const waiting = missing.filter((text) => !resolver.namesakes.has(text));
  const warnings: ImportWarning[] = [];
  if (resolver.namesakes.size > 0)
    warnings.push({
      code: 'namesakes',
      message: `More than one partner is called: ${[...resolver.namesakes].sort().slice(0, 20).join(', ')}. Their rows wait for your word.`,
    });
  if (waiting.length > 0)
    warnings.push({
      code: 'partnersWaiting',
      message: waitingWords(waiting),
    });
  return warnings;
}

function waitingWords(names: readonly string[]): string {
  if (names.length === 1)
    return `The partner ${names[0]} is not in the book yet; its rows are linked once it comes.`;
  return `${names.length} partners are not in the book yet, ${names.slice(0, 5).join(', ')} among them; their rows are linked once they come.`;
}
