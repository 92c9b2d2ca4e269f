import type { Delimiter } from '../../../shared/book/inspection.ts';

export const steps = ['file', 'look', 'columns'] as const;
export type Step = (typeof steps)[number];

/** The address of a half-made import: what it is about and how far it is. */
export type NewSearch = {
  file: string | null;
  step: Step;
  /** The plan whose columns are being changed. */
  plan: string | null;
  encoding: string | null;
  delimiter: Delimiter | null;
};

export const delimiters: readonly { value: Delimiter; word: string }[] = [
  { value: ',', word: 'Comma' },
  { value: ';', word: 'Semicolon' },
  { value: '\t', word: 'Tab' },
  { value: '|', word: 'Bar' },
];

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
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
  };
}

/** Only what differs from the beginning stands in the address. */
export function writeNewSearch(search: NewSearch): Record<string, string> {
  const { file, step, plan, encoding, delimiter } = search;
  const word = delimiters.find(({ value }) => value === delimiter)?.word.toLowerCase();
  return {
    ...(file === null ? {} : { file, step }),
    ...(plan === null ? {} : { plan }),
    ...(encoding === null ? {} : { encoding }),
    ...(word === undefined ? {} : { delimiter: word }),
  };
}
