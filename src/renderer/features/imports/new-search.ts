import type { Delimiter } from '../../../shared/book/inspection.ts';
import { type ReadingSetting, readingSettings } from '../../../shared/book/recipe.ts';

export const steps = ['file', 'look', 'columns'] as const;
export type Step = (typeof steps)[number];

/** The address of a half-made import: what it is about and how far it is. */
export type NewSearch = {
  file: string | null;
  step: Step;
  /** The plan whose columns are being changed. */
  plan: string | null;
  /** How the file is read, where a person said so: null is as found. */
  encoding: string | null;
  delimiter: Delimiter | null;
  /** The sheet of a workbook. */
  sheet: string | null;
  /** Whether the table begins with its column names. */
  header: boolean | null;
  escape: Escape | null;
  /** Lines above the table. */
  skipLines: number | null;
  /** What is found out anew, whatever a recipe remembers of it. */
  anew: readonly ReadingSetting[];
};

export type Escape = 'backslash' | 'none';

export const delimiters: readonly { value: Delimiter; word: string }[] = [
  { value: ',', word: 'Comma' },
  { value: ';', word: 'Semicolon' },
  { value: '\t', word: 'Tab' },
  { value: '|', word: 'Bar' },
];

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const mostLines = 1000;

function lines(value: unknown): number | null {
  const said = typeof value === 'number' ? value : Number(text(value) ?? Number.NaN);
  return Number.isInteger(said) && said >= 0 && said <= mostLines ? said : null;
}

export function readNewSearch(raw: Record<string, unknown>): NewSearch {
  const file = text(raw.file);
  const step = steps.find((one) => one === raw.step);
  return {
    file,
    step: file === null ? 'file' : step === undefined || step === 'file' ? 'look' : step,
    plan: text(raw.plan),
    encoding: text(raw.encoding),
    delimiter: delimiters.find(({ word }) => word.toLowerCase() === raw.delimiter)?.value ?? null,
    sheet: text(raw.sheet),
    header: raw.header === 'yes' ? true : raw.header === 'no' ? false : null,
    escape: raw.escape === 'backslash' || raw.escape === 'none' ? raw.escape : null,
    skipLines: lines(raw.skip),
    anew: readingSettings.filter((name) => text(raw.anew)?.split(' ').includes(name) === true),
  };
}

/** Only what differs from the beginning stands in the address. */
export function writeNewSearch(search: NewSearch): Record<string, string> {
  const { file, step, plan, encoding, delimiter, sheet, header } = search;
  const word = delimiters.find(({ value }) => value === delimiter)?.word.toLowerCase();
  return {
    ...(file === null ? {} : { file, step }),
    ...(plan === null ? {} : { plan }),
    ...(encoding === null ? {} : { encoding }),
    ...(word === undefined ? {} : { delimiter: word }),
    ...(sheet === null ? {} : { sheet }),
    ...(header === null ? {} : { header: header ? 'yes' : 'no' }),
    ...(search.escape === null ? {} : { escape: search.escape }),
    ...(search.skipLines === null ? {} : { skip: String(search.skipLines) }),
    ...(search.anew.length === 0 ? {} : { anew: search.anew.join(' ') }),
  };
}

/** How the file is to be read, as the importer takes it: what nobody said is left out. */
export function wayToRead(search: NewSearch) {
  const { encoding, delimiter, sheet, header } = search;
  return {
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
    ...(sheet === null ? {} : { sheet }),
    ...(header === null ? {} : { header }),
    ...(search.escape === null ? {} : { escape: search.escape }),
    ...(search.skipLines === null ? {} : { skipLines: search.skipLines }),
  };
}

/** The same for a look at the file, which knows what a recipe or its plan remembers. */
export function wayToLook(search: NewSearch) {
  const { plan, anew } = search;
  return {
    ...wayToRead(search),
    ...(plan === null ? {} : { plan }),
    ...(anew.length === 0 ? {} : { anew: [...anew] }),
  };
}

/** Nothing is said of how the file is read. */
export const asFound = {
  ...{ encoding: null, delimiter: null, sheet: null },
  ...{ header: null, escape: null, skipLines: null, anew: [] },
} as const;
