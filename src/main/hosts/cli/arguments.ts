import { Argument, InvalidArgumentError, Option } from 'commander';
import { entityNames } from '../../../shared/book/entities.ts';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';

/** Readers of arguments: what they refuse is wrong usage, before any book is opened. */

export function dateArgument(text: string): string {
  const day = parseLocalDate(text);
  if (day !== null) return day;
  throw new InvalidArgumentError('Write a date like 2026-03-19.');
}

export function countArgument(text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count > 0) return count;
  throw new InvalidArgumentError('Write a whole number above zero.');
}

/** `a,b`; given twice it adds up. */
export function listArgument(text: string, before: readonly string[] = []): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) throw new InvalidArgumentError('Write names, separated by commas.');
  return [...before, ...parts];
}

export type Assignments = readonly (readonly [field: string, value: string])[];

/** `FIELD=VALUE`; the value may hold further signs of equality, or be empty. */
export function assignment(text: string, before: Assignments = []): Assignments {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write FIELD=VALUE, for example owner=Ada.');
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1)]];
}

export function entityArgument(): Argument {
  return new Argument('<entity>', 'kind of record').choices(entityNames);
}

/** For commands that take `--as`. */
export function entityOption(): Option {
  return new Option('--as <entity>', 'kind of record').choices(entityNames).makeOptionMandatory();
}

export const keyHelp = 'a book id, source:key, or a key that is unique';

/** The same wording wherever fields are given. */
export function assignmentsArgument(): Argument {
  return new Argument('<field=value...>', 'fields to set; FIELD= clears').argParser(assignment);
}
