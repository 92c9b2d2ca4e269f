import { expect, test } from 'vitest';
import { answersOf } from '../../../../src/renderer/features/imports/file-answers.ts';

const partsOf = (options: string[]) => answersOf(options).map(({ part }) => part);

test('an encoding is chosen by what the file would then say', () => {
  const answers = answersOf(['windows-1252: Müller', 'iso-8859-2: Mŕller']);
  expect(answers.map(({ label, note }) => [label, note])).toEqual([
    ['Müller', 'Windows-1252'],
    ['Mŕller', 'ISO 8859-2'],
  ]);
  expect(answers[1]?.part).toEqual({ encoding: 'iso-8859-2' });
});

test('delimiter, header and backslash questions change how the file is read', () => {
  expect(partsOf(['comma', 'pipe'])).toEqual([{ delimiter: ',' }, { delimiter: '|' }]);
  expect(partsOf(['header', 'no header'])).toEqual([{ header: true }, { header: false }]);
  expect(partsOf(['backslash', 'none'])).toEqual([{ escape: 'backslash' }, { escape: 'none' }]);
});

test('one column is read with a sign the file does not divide by', () => {
  expect(partsOf(['comma', 'one column'])).toEqual([{ delimiter: ',' }, { delimiter: '|' }]);
  expect(partsOf(['pipe', 'one column'])).toEqual([{ delimiter: '|' }, { delimiter: '\t' }]);
});

test('a question with other options is none about the file', () => {
  expect(answersOf(['dd/MM/yyyy', 'MM/dd/yyyy'])).toEqual([]);
  expect(answersOf(['header', 'Something Else'])).toEqual([]);
  expect(answersOf([])).toEqual([]);
});
