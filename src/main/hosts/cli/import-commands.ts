import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EntityName } from '../../../shared/book/entities.ts';
import { type ConflictChoice, conflictChoices } from '../../../shared/book/recipe.ts';
import { badInput, Failure } from '../../../shared/kernel/failure.ts';
import { guardNames } from '../../../shared/kernel/guards.ts';
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
import { type ReadingOptions, withReadingOptions } from './reading-options.ts';
import { recipeBytes } from './recipe-bytes.ts';

function guardsArgument(text: string, before: readonly string[] = []): string[] {
  const names = listArgument(text, before);
  const known: ReadonlySet<string> = new Set(guardNames);
  if (names.every((name) => known.has(name))) return names;
  throw new InvalidArgumentError(`Guards are: ${guardNames.join(', ')}.`);
}

interface InspectOptions extends ReadingOptions {
  rows?: boolean;
}

interface ImportOptions extends ReadingOptions {
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
  const inspecting = program
    .command('inspect <file>')
    .description('read a file as the importer would; changes nothing')
    .option('--rows', 'with its rows');
  withReadingOptions(inspecting).action((file: string, options: InspectOptions) =>
    inspect(cli, file, options),
  );

  const importing = withPlanOptions(program.command('import <file>'));
  withReadingOptions(importing).action((file: string, options: ImportOptions) =>
    importFile(cli, file, options),
  );

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

function withPlanOptions(command: Command): Command {
  return command
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
    .addOption(differentOption());
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
  const reading = { encoding, sheet, delimiter, escape: options.escape, header, skipLines };
  const work = (session: Session) => {
    const answers = answersOf(session.read, entity, options);
    const wish = { ...input, ...reading, answers };
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
  const text = recipeBytes(file).toString('utf8');
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
