import type { CommanderError } from 'commander';
import type { FailureData } from '../../../shared/kernel/failure.ts';
import { indented, plain } from './text.ts';

export const exitCodes = { failed: 1, usage: 2, guard: 3 } as const;

export function exitCodeOf({ code, reason }: FailureData): number {
  if (code === 'GuardStopped') return exitCodes.guard;
  return code === 'BadInput' && reason === 'Usage' ? exitCodes.usage : exitCodes.failed;
}

/** What the parser did not understand, as a failure with a next step. */
export function usageFailure(error: CommanderError, command: string): FailureData {
  const said = plain(error.message.replace(/^error: (command-argument )?/, '').replace(/\n/g, ' '));
  return {
    code: 'BadInput',
    reason: 'Usage',
    message:
      error.code === 'commander.help'
        ? 'No command was given.'
        : `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?)]$/.test(said) ? '' : '.'}`,
    hint: `See ${command} --help.`,
  };
}

/** One plain sentence and the next step; a guard also says what it saw. */
export function failureText({ message, hint, guards = [] }: FailureData): string {
  const seen = guards.map(({ name, message: said, evidence }) => {
    const lines = evidence.slice(0, 5).map((line) => plain(line));
    const more = evidence.length > 5 ? [`and ${evidence.length - 5} more`] : [];
    return `${name}: ${plain(said)}\n${indented([...lines, ...more].join('\n'))}`;
  });
  const head = guards.length > 0 ? 'Nothing was imported.' : plain(message);
  return `${[head, ...seen, plain(hint)].map((part) => part.trimEnd()).join('\n')}\n`;
}
