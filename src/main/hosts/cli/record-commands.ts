import { type Command, Option } from 'commander';
import type { EntityName } from '../../../shared/book/entities.ts';
import {
  archiveRecord,
  createRecord,
  type EditResult,
  getPartner,
  getRecord,
  history,
  listRecords,
  setFields,
  traceRecord,
  undoEdit,
} from '../../partners/index.ts';
import { partnerAnswer, traceAnswer } from './amounts.ts';
import {
  type Assignments,
  assignment,
  assignmentsArgument,
  countArgument,
  entityArgument,
  keyHelp,
  listArgument,
} from './arguments.ts';
import type { Cli } from './cli.ts';
import { historyText, partnerText, recordsText, recordText, traceText } from './record-text.ts';
import { undoText } from './undo-text.ts';

interface ListOptions {
  where?: Assignments;
  fields?: string[];
  limit?: number;
}

/** list, get, trace, set, create, archive, history, undo-change. */
export function addRecordCommands(program: Command, cli: Cli): void {
  addReading(program, cli);
  addWriting(program, cli);
}

function addReading(program: Command, cli: Cli): void {
  program
    .command('list')
    .description('records of one kind')
    .addArgument(entityArgument())
    .addOption(
      new Option('--where <field=value>', 'only these; may be given again').argParser(assignment),
    )
    .addOption(new Option('--fields <names>', 'only these fields').argParser(listArgument))
    .addOption(new Option('--limit <n>', 'only the first ones').argParser(countArgument))
    .action((entity: EntityName, { where = [], fields, limit }: ListOptions) =>
      cli.reading(({ read, currency }) => {
        const rows = listRecords(read, { entity, where: Object.fromEntries(where), fields, limit });
        cli.tell(rows, () => recordsText(entity, rows, fields, currency));
      }),
    );

  program
    .command('get')
    .description('one record; a partner comes with its figures, health, tier and segment')
    .addArgument(entityArgument())
    .argument('<key>', keyHelp)
    .option('--quarter <quarter>', 'the quarter its figures stand for')
    .action((entity: EntityName, key: string, { quarter }: { quarter?: string }) =>
      cli.reading(({ read, today, currency }) => {
        if (entity === 'partners') {
          const partner = getPartner(read, key, today, quarter ?? null);
          return cli.tell(partnerAnswer(partner), () => partnerText(partner));
        }
        const record = getRecord(read, entity, key);
        cli.tell(record, () => recordText(entity, record, currency));
      }),
    );

  program
    .command('trace')
    .description('the rows behind a figure')
    .addArgument(entityArgument())
    .argument('<key>', keyHelp)
    .argument('<metric>', 'the figure, as get names it')
    .option('--quarter <quarter>', 'of which quarter, like 2020-Q1')
    .action((entity: EntityName, key: string, metric: string, { quarter }: { quarter?: string }) =>
      cli.reading(({ read, today }) => {
        const asked = { entity, key, metric, quarter: quarter ?? null };
        const traced = traceRecord(read, asked, today);
        cli.tell(traceAnswer(traced), () => traceText(traced));
      }),
    );

  program
    .command('history')
    .description('the changes of a record, the newest first')
    .addArgument(entityArgument())
    .argument('<key>', keyHelp)
    .action((entity: EntityName, key: string) =>
      cli.reading(({ read }) => {
        const entries = history(read, entity, key);
        cli.tell(entries, () => historyText(entries));
      }),
    );
}

function addWriting(program: Command, cli: Cli): void {
  const told = ({ change, id, changed }: EditResult, done: string) =>
    cli.tell({ change, id, changed }, () =>
      change === null
        ? 'Nothing differed, so nothing was changed.'
        : `${done} ${id}. To take it back: undo-change ${change}`,
    );

  program
    .command('set')
    .description('edit a record, as a person would')
    .addArgument(entityArgument())
    .argument('<key>', keyHelp)
    .addArgument(assignmentsArgument())
    .action((entity: EntityName, key: string, fields: Assignments) =>
      cli.writing(({ act }) =>
        told(setFields(act, { entity, key, values: Object.fromEntries(fields) }), 'Changed'),
      ),
    );

  program
    .command('create')
    .description('add a record by hand')
    .addArgument(entityArgument())
    .addArgument(assignmentsArgument())
    .action((entity: EntityName, fields: Assignments) =>
      cli.writing(({ act }) =>
        told(createRecord(act, { entity, values: Object.fromEntries(fields) }), 'Added'),
      ),
    );

  program
    .command('archive')
    .description('set a record aside: it counts in no figure')
    .addArgument(entityArgument())
    .argument('<key>', keyHelp)
    .action((entity: EntityName, key: string) =>
      cli.writing(({ act }) => told(archiveRecord(act, { entity, key }), 'Archived')),
    );

  program
    .command('undo-change <id>')
    .description('take one edit back, by its id in the history')
    .action((id: string) =>
      cli.writing(({ act }) => {
        const undone = undoEdit(act, id);
        cli.tell(undone, () => undoText(undone));
      }),
    );
}
