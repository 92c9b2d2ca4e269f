import { InvalidArgumentError, Option } from 'commander';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { MatchAnswer } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';
import { resolveKey } from '../../partners/index.ts';

const collected = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** `--same NEW=RECORD`, as often as needed: a new row's key is another key of that record. */
export function sameOption(): Option {
  return new Option(
    '--same <new=record>',
    'a new row’s key is another key of that record; may be given again',
  ).argParser((text: string, before?: readonly string[]) => {
    if (split(text).record !== null) return collected(text, before);
    throw new InvalidArgumentError('Write NEW=RECORD, for example A-17=crm:1042.');
  });
}

/** `--different NEW[=RECORD]`: the new row is none of the records it might be, or not that one. */
export function differentOption(): Option {
  return new Option(
    '--different <new[=record]>',
    'a new row is not that record, or none it might be; may be given again',
  ).argParser(collected);
}

export function answersOf(
  reader: Reader,
  entity: EntityName,
  options: { same?: readonly string[]; different?: readonly string[] },
): MatchAnswer[] {
  const said = (texts: readonly string[], same: boolean) =>
    texts.map((text) => {
      const { key, record } = split(text);
      const id = record === null ? null : resolveKey(reader, entity, record).publicId;
      return { key, record: id, same };
    });
  return [...said(options.same ?? [], true), ...said(options.different ?? [], false)];
}

/** At the first sign of equality; one inside the new key is written `\=`. */
function split(text: string): { key: string; record: string | null } {
  const [, left = '', right] = /^((?:\\=|[^=])*)(?:=(.*))?$/s.exec(text) ?? [];
  return {
    key: left.replaceAll('\\=', '='),
    record: right === undefined || right === '' ? null : right,
  };
}
