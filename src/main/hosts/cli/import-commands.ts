import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { Delimiter } from '../../../shared/book/inspection.ts';
import { type ConflictChoice, conflictChoices } from '../../../shared/book/recipe.ts';
import { badInput, Failure, notFound } from '../../../shared/kernel/failure.ts';
import {
  applyJob,
  inspectFile,
  listImports,
  type Planned,
  planImport,
} from '../../imports/index.ts';
import { entityOption, listArgument } from './arguments.ts';
import type { Cli, Session } from './cli.ts';
import { firstChanges, inMajorUnits } from './import-amounts.ts';
import { importsText, importText, inspectionJson, inspectionText } from './import-text.ts';
import { answersOf, differentOption, sameOption } from './match-options.ts';

const guardNames = [
  'rejected',
  'older',
  'gone',
  'cut',
  'ambiguous',
  'duplicates',
  'nearKeys',
  'twoSources',
];

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

function guardsArgument(text: string, before: readonly string[] = []): string[] {
  const names = listArgument(text, before);
  const unknown = names.find((name) => !guardNames.includes(name));
  if (unknown === undefined) return names;
  throw new InvalidArgumentError(`Guards are: ${guardNames.join(', ')}.`);
}

const encodingOption = () => new Option('--encoding <name>', 'how the file is encoded');
const sheetOption = () => new Option('--sheet <name>', 'the sheet of a workbook');
const delimiterOption = () =>
  new Option('--delimiter <sign>', 'comma, semicolon, tab or pipe').argParser(delimiterArgument);

const escapeOption = () =>
  new Option('--escape <sign>', 'whether a backslash takes the next sign as it is').choices([
    'backslash',
    'none',
  ]);
const skipOption = () =>
  new Option('--skip-lines <count>', 'lines above the table').argParser(linesArgument);

function linesArgument(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number of lines, 999 at most.');
}

interface InspectOptions {
  header?: boolean;
  skipLines?: number;
  escape?: 'backslash' | 'none';
  rows?: boolean;
  encoding?: string;
  sheet?: string;
  delimiter?: Delimiter;
}

interface ImportOptions extends Omit<InspectOptions, 'rows'> {
  as: EntityName;
  source?: string;
  recipe?: string;
  key?: string[];
  asOf?: string;
  yes?: boolean;
  expect?: string;
  keys?: boolean;
  conflicts: ConflictChoice;
  skipRejected?: boolean;
  accept?: string[];
  same?: string[];
  different?: string[];
}

/** inspect, import, imports. */
export function addImportCommands(program: Command, cli: Cli): void {
  program
    .command('inspect <file>')
    .description('read a file as the importer would; changes nothing')
    .option('--rows', 'with its rows')
    .addOption(encodingOption())
    .addOption(sheetOption())
    .addOption(delimiterOption())
    .addOption(escapeOption())
    .addOption(skipOption())
    .option('--header', 'the first line of the table names the columns')
    .option('--no-header', 'no line names the columns')
    .action((file: string, options: InspectOptions) => inspect(cli, file, options));

  program
    .command('import <file>')
    .description('plan an import, and with --yes apply that very plan')
    .addOption(entityOption())
    .option('--source <name>', 'whose file it is; the recipe says it otherwise')
    .option('--recipe <file>', 'how the columns are read; suggested otherwise')
    .addOption(
      new Option('--key <columns>', 'columns that tell rows apart').argParser(listArgument),
    )
    .option('--as-of <date>', 'the day the export stands for')
    .addOption(new Option('--plan', 'show the plan only (the default)').conflicts('yes'))
    .option('--yes', 'apply the plan')
    .option('--expect <hash>', 'apply only the plan with this hash')
    .option('--keys', 'list the keys of new, changed and vanished rows')
    .addOption(
      new Option('--conflicts <choice>', 'where file and book disagree')
        .choices(conflictChoices)
        .default('ask'),
    )
    .option('--skip-rejected', 'leave out rows that can’t be read')
    .addOption(new Option('--accept <guards>', 'pass guards by name').argParser(guardsArgument))
    .addOption(sameOption())
    .addOption(differentOption())
    .addOption(encodingOption())
    .addOption(sheetOption())
    .addOption(delimiterOption())
    .addOption(escapeOption())
    .addOption(skipOption())
    .option('--header', 'the first line of the table names the columns')
    .option('--no-header', 'no line names the columns')
    .action((file: string, options: ImportOptions) => importFile(cli, file, options));

  program
    .command('imports')
    .description('what was imported, the newest first')
    .action(() =>
      cli.reading(({ read }) => {
        const entries = listImports(read);
        cli.tell(entries, () => importsText(entries));
      }),
    );
}

function inspect(cli: Cli, file: string, { rows, ...how }: InspectOptions): void {
  const wanted = rows === true ? Number.POSITIVE_INFINITY : cli.json ? 0 : 5;
  const found = inspectFile(file, { ...how, rows: wanted });
  cli.tell(inspectionJson(found), () => inspectionText(basename(file), found));
}

function importFile(cli: Cli, file: string, options: ImportOptions): Promise<void> {
  const { as: entity, source, key, asOf, conflicts, keys } = options;
  const { encoding, sheet, delimiter, header, skipLines } = options;
  const recipe = options.recipe === undefined ? undefined : readRecipe(options.recipe);
  const input = { path: file, entity, source, recipe, key, asOf, conflicts, keys };
  const work = (session: Session) => {
    const answers = answersOf(session.read, entity, options);
    const layout = { delimiter, header, skipLines, escape: options.escape };
    const wish = { ...input, encoding, sheet, ...layout, answers };
    const planned = planImport(wish, session.work);
    const changes = cli.json ? [] : firstChanges(session, planned);
    const result = inMajorUnits(session, finish(session, planned, options));
    cli.tell(result, () => importText(planned.plan, result, changes));
  };
  return options.yes === true ? cli.writing(work) : cli.reading(work);
}

/** The plan as it is, or carried out. */
function finish(session: Session, planned: Planned, options: ImportOptions) {
  const { planPath, plan, result } = planned;
  const { yes, expect, accept = [], skipRejected } = options;
  if (yes !== true) {
    if (expect !== undefined && expect !== plan.planHash) throw otherPlan();
    return result;
  }
  const passed = skipRejected === true ? [...accept, 'rejected'] : accept;
  const applied = applyJob({ planPath, accept: passed, expect }, session.work);
  return { ...applied, ...(result.keys === undefined ? {} : { keys: result.keys }) };
}

function otherPlan(): Failure {
  return new Failure({
    code: 'Conflict',
    message: 'This is not the plan you looked at.',
    hint: 'Look at the plan again, and apply that one.',
  });
}

function readRecipe(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!gone) throw error;
    throw notFound(`There is no recipe at ${file}.`, 'Check the name of the file.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(
      'Recipe',
      `${basename(file)} is not a recipe: it is not JSON.`,
      'Correct the file, or import without it and see what is suggested.',
      'recipe',
    );
  }
}
