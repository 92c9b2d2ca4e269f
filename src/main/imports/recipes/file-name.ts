import type { EntityName } from '../../../shared/book/entities.ts';
import {
  daysInMonth,
  isLocalDate,
  type LocalDate,
  localDate,
} from '../../../shared/kernel/local-date.ts';

/** Words of a file's name that say what it holds, in the languages of our headers. */
const words: Readonly<Record<EntityName, RegExp>> = {
  partners: /partner|partenaire|reseller|account|compan|h(ae|ä)ndler|revendeur|firmen/i,
  deals: /deal|opportunit|order|pipeline|transaction|action|registration|auftr(ae|ä)g|affaire/i,
  quarters: /quarter|revenue|sales|quartal|umsatz|trimestre|ventes|chiffre/i,
  contacts: /contact|people|kontakt|ansprechpartner|personnes/i,
  touches: /touch|activit|aktivit|meeting|call|engagement|termine|rendez/i,
  certifications: /certif|zertif/i,
  surveys: /survey|nps|umfrage|enqu(e|ê)te/i,
  campaigns: /campaign|mdf|kampagne|campagne/i,
};

/**
 * How loudly a file's name says that it holds this kind of record: 0 for not at all, 1 where it is the last such word
 * ("partner_revenue_q3" is about revenue), less for one before it.
 */
export function nameSays(entity: EntityName, file: string): number {
  const name = stem(file);
  const own = lastMatch(name, words[entity]);
  if (own < 0) return 0;
  const later = Object.values(words).some((pattern) => lastMatch(name, pattern) > own);
  return later ? 0.5 : 1;
}

function lastMatch(name: string, pattern: RegExp): number {
  const all = [...name.matchAll(new RegExp(pattern.source, 'gi'))];
  return all.at(-1)?.index ?? -1;
}

function stem(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.[^.]*$/, '');
}

/**
 * The day an export is of, as its name says: `deals_2026-11-05`, `20261105`, `05.11.2026`; of a month or a quarter its
 * last day, or today while it runs. Null where the name says none, says two, or says one that reads two ways.
 */
export function dateInName(file: string, today: LocalDate): LocalDate | null {
  const name = stem(file);
  for (const read of readers) {
    const days = new Set(read(name));
    if (days.size > 1) return null;
    for (const day of days) return day;
  }
  const ends = new Set([...months(name), ...quarters(name)]);
  const [end] = ends;
  if (ends.size !== 1 || end === undefined) return null;
  if (end.last <= today) return end.last;
  return end.first <= today ? today : null;
}

const found = (name: string, pattern: RegExp, order: readonly [number, number, number]) =>
  [...name.matchAll(pattern)]
    .map((match) => order.map((part) => match[part] ?? '').join('-'))
    .filter(isLocalDate);

/** Whole days. A day and month of dots is German; with slashes or dashes it would read two ways. */
const readers: readonly ((name: string) => LocalDate[])[] = [
  (name) => found(name, /(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)/g, [1, 2, 3]),
  (name) => found(name, /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/g, [1, 2, 3]),
  (name) => found(name, /(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)/g, [3, 2, 1]),
];

interface Span {
  first: LocalDate;
  last: LocalDate;
}

const span = (year: number, from: number, to: number): Span => ({
  first: localDate(year, from, 1),
  last: localDate(year, to, daysInMonth(year, to)),
});

function months(name: string): Span[] {
  return [...name.matchAll(/(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])(?!\d|[-_.]\d)/g)].map(
    ([, year, month]) => span(Number(year), Number(month), Number(month)),
  );
}

/** Calendar quarters that name their year; a fiscal year would need the book's own calendar, so `FY` is left alone. */
function quarters(name: string): Span[] {
  const both = [
    ...[...name.matchAll(/(?<!\d|FY)((?:19|20)\d{2})[-_ ]?Q([1-4])(?!\d)/gi)].map(
      ([, year, quarter]) => [year, quarter],
    ),
    ...[...name.matchAll(/Q([1-4])[-_ ]?((?:19|20)\d{2})(?!\d)/gi)].map(([, quarter, year]) => [
      year,
      quarter,
    ]),
  ];
  return both.map(([year, quarter]) =>
    span(Number(year), Number(quarter) * 3 - 2, Number(quarter) * 3),
  );
}
