import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Delimiter } from '../../../shared/book/inspection.ts';

/** How a file is read, where a person says so instead of the file itself. */
export interface ReadingOptions {
  encoding?: string;
  sheet?: string;
  delimiter?: Delimiter;
  escape?: 'backslash' | 'none';
  skipLines?: number;
  header?: boolean;
}

export function withReadingOptions(command: Command): Command {
  return command
    .option('--encoding <name>', 'how the file is encoded')
    .option('--sheet <name>', 'the sheet of a workbook')
    .option('--delimiter <sign>', 'comma, semicolon, tab or pipe', delimiterArgument)
    .addOption(
      new Option('--escape <sign>', 'whether a backslash takes the next sign as it is').choices([
        'backslash',
        'none',
      ]),
    )
    .option('--skip-lines <count>', 'lines above the table', linesArgument)
    .option('--header', 'the first line of the table names the columns')
    .option('--no-header', 'no line names the columns');
}

const delimiters: Readonly<Record<string, Delimiter>> = {
  ',': ',',
  ';': ';',
  '|': '|',
  '\t': '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  tab: '\t',
};

function delimiterArgument(text: string): Delimiter {
  const delimiter = delimiters[text];
  if (delimiter !== undefined) return delimiter;
  throw new InvalidArgumentError('Use comma, semicolon, tab or pipe.');
}

function linesArgument(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number of lines, 999 at most.');
}
