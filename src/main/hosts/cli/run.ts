import { Command, CommanderError, Option } from 'commander';
import manifest from '../../../../package.json' with { type: 'json' };
import type { FailureData } from '../../../shared/kernel/failure.ts';
import { toFailure } from '../../log/to-failure.ts';
import { dateArgument } from './arguments.ts';
import { addBookCommands } from './book-commands.ts';
import { Cli, type Globals } from './cli.ts';
import { addDeckCommand } from './deck-command.ts';
import { exitCodeOf, failureText, usageFailure } from './failures.ts';
import { addImportCommands } from './import-commands.ts';
import type { Io } from './io.ts';
import { addMergeCommands } from './merge-commands.ts';
import { addQbrCommands } from './qbr-commands.ts';
import { addRecipeCommands } from './recipe-commands.ts';
import { addRecordCommands } from './record-commands.ts';
import { addRuleCommands } from './rule-commands.ts';
import { addServeCommand } from './serve-command.ts';
import { addUndoCommands } from './undo-commands.ts';

/** Runs one command and returns its exit code: 0 done, 1 failed, 2 wrong usage, 3 stopped by a guard. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = newProgram(io);
  const cli = new Cli(io, () => program.opts<Globals>());
  addCommands(program, cli);
  try {
    await program.parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure =
      error instanceof CommanderError
        ? usageFailure(error, commandMeant(program, args))
        : toFailure('command', error, cli.log);
    tellFailure(failure, args, io);
    return exitCodeOf(failure);
  }
}

function newProgram(io: Io): Command {
  return new Command('quarterdeck')
    .description('Your book of partners, from the command line. Amounts are in major units.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addOption(new Option('--book <file>', 'the book; made where there is none'))
    .addOption(new Option('--json', 'answer with one JSON document'))
    .addOption(
      new Option('--today <date>', 'the day to work as of, not the clock’s').argParser(
        dateArgument,
      ),
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      // Told once, below, as every other failure is.
      writeErr: () => undefined,
    });
}

function addCommands(program: Command, cli: Cli): void {
  addImportCommands(program, cli);
  addRecipeCommands(program, cli);
  addUndoCommands(program, cli);
  addRecordCommands(program, cli);
  addMergeCommands(program, cli);
  addRuleCommands(program, cli);
  addQbrCommands(program, cli);
  addDeckCommand(program, cli);
  addBookCommands(program, cli);
  addServeCommand(program, cli);
}

/** `quarterdeck import`, where the arguments name a command that there is. */
function commandMeant(program: Command, args: readonly string[]): string {
  const named = program.commands.find((command) => args.includes(command.name()));
  return named === undefined ? 'quarterdeck' : `quarterdeck ${named.name()}`;
}

function tellFailure(failure: FailureData, args: readonly string[], io: Io): void {
  if (args.includes('--json')) io.out(`${JSON.stringify({ error: failure })}\n`);
  else io.err(failureText(failure));
}
