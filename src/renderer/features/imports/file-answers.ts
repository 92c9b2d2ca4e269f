import { delimiters, type NewSearch } from './new-search.ts';
import { encodingWord } from './words.ts';

/** An option of a question about a file: in words, and what choosing it changes. */
export type FileAnswer = {
  option: string;
  label: string;
  note?: string | undefined;
  part: Partial<NewSearch>;
};

const layout: Readonly<Record<string, Omit<FileAnswer, 'option'>>> = {
  header: { label: 'It names the columns', part: { header: true } },
  'no header': { label: 'The file has no column names', part: { header: false } },
  backslash: { label: 'Yes, a backslash takes the quote as text', part: { escape: 'backslash' } },
  none: { label: 'No, it is a sign like any other', part: { escape: 'none' } },
};

/** A question's options as answers; none where one of them is not about how the file is read. */
export function answersOf(options: readonly string[]): FileAnswer[] {
  const answers = options.flatMap((option) => answerOf(option, options) ?? []);
  return answers.length === options.length ? answers : [];
}

function answerOf(option: string, options: readonly string[]): FileAnswer | null {
  const known = Object.hasOwn(layout, option) ? layout[option] : undefined;
  if (known !== undefined) return { option, ...known };
  const delimiter = delimiterOf(option);
  if (delimiter !== undefined)
    return { option, label: delimiter.word, part: { delimiter: delimiter.value } };
  if (option === 'one column') return { option, label: 'One column', part: oneColumn(options) };
  const [, encoding, sample] = /^([a-z0-9_-]+): ?(.*)$/s.exec(option) ?? [];
  if (encoding === undefined || sample === undefined) return null;
  return { option, label: sample, note: encodingWord(encoding), part: { encoding } };
}

function delimiterOf(name: string) {
  const said = name === 'pipe' ? 'bar' : name;
  return delimiters.find(({ word }) => word.toLowerCase() === said);
}

/** A sign that the file does not have leaves each line whole. */
function oneColumn(options: readonly string[]): Partial<NewSearch> {
  const named = options.map((option) => delimiterOf(option)?.value);
  return { delimiter: named.includes('|') ? '\t' : '|' };
}
