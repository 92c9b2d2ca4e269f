import { foldCompanyName } from '../../../shared/book/company-name.ts';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { PlanRow } from '../../../shared/book/plan.ts';
import type { GuardFinding } from '../../../shared/kernel/guards.ts';
import { plural } from '../../../shared/kernel/words.ts';
import type { Reader } from '../../book/types.ts';
import type { ReadEnd } from '../read/read.ts';
import type { Differ } from './diff.ts';
import { olderByContent } from './older.ts';
import { twoSourcesGuard } from './two-sources.ts';

export interface GuardFacts {
  differ: Differ;
  end: ReadEnd;
  vanished: readonly { recordId: number; key: string }[];
  reader: Reader;
  asOf: string | null;
  lastAsOf: string | null;
  entity: EntityName;
}

const shown = 20;

/** What a person should look at before this import is applied; each passed by its name (cli.md). */
export function guardFindings(facts: GuardFacts): GuardFinding[] {
  const findings = [
    rejectedGuard(facts),
    olderGuard(facts),
    goneGuard(facts),
    cutGuard(facts),
    ambiguousGuard(facts),
    duplicatesGuard(facts),
    nearKeysGuard(facts),
    anotherSource(facts),
  ];
  return findings.filter((finding) => finding !== null);
}

/** Guards that stand whatever is accepted: after an unclosed quote nobody knows where the rows end. */
export function absoluteGuards({ end }: GuardFacts): string[] {
  return end.unclosedAt === null ? [] : ['cut'];
}

function rejectedGuard({ differ }: GuardFacts): GuardFinding | null {
  const rows = differ.rejected.filter(({ duplicate }) => !duplicate);
  if (rows.length === 0) return null;
  return {
    name: 'rejected',
    message: `${rowsOf(rows.length)} can't be read and would be left out.`,
    evidence: rows.slice(0, shown).map(({ line, reason }) => `Line ${line}: ${reason}`),
  };
}

function olderGuard(facts: GuardFacts): GuardFinding | null {
  const { asOf, lastAsOf } = facts;
  if (asOf !== null && lastAsOf !== null && asOf < lastAsOf)
    return {
      name: 'older',
      message: `This export is of ${asOf}; the book already has the one of ${lastAsOf}.`,
      evidence: [asOf, lastAsOf],
    };
  return (facts.entity === 'deals' ? reopenedGuard(facts) : null) ?? olderByContent(facts);
}

function reopenedGuard({ differ }: GuardFacts): GuardFinding | null {
  const moves = differ.rows.map((row) => ({ key: row.key, move: stageMove(row) }));
  const reopened = moves.filter(({ move }) => move === 'reopened');
  const closed = moves.filter(({ move }) => move === 'closed').length;
  if (reopened.length <= closed) return null;
  return {
    name: 'older',
    message: `${plural(reopened.length, 'closed deal')} would be open again and ${closed} would close: this may be an older export.`,
    evidence: reopened.slice(0, shown).map(({ key }) => key),
  };
}

function stageMove(row: PlanRow): 'reopened' | 'closed' | null {
  const stage = row.fields.find(({ field }) => field === 'stage');
  if (stage === undefined) return null;
  const closed = (value: unknown) => value === 'won' || value === 'lost';
  if (closed(stage.base) && stage.theirs === 'open') return 'reopened';
  return stage.base === 'open' && closed(stage.theirs) ? 'closed' : null;
}

function goneGuard({ differ, vanished }: GuardFacts): GuardFinding | null {
  const before = differ.seen.present();
  if (vanished.length * 3 <= before) return null;
  return {
    name: 'gone',
    message: goneText(vanished.length, before),
    evidence: vanished.slice(0, shown).map(({ key }) => key),
  };
}

function goneText(gone: number, before: number): string {
  if (gone < before)
    return `${gone} of the ${before} rows this source had ${gone === 1 ? 'is' : 'are'} missing from the file.`;
  return before === 1
    ? 'The only row this source had is missing from the file.'
    : `All ${before} rows this source had are missing from the file.`;
}

function cutGuard({ end, differ }: GuardFacts): GuardFinding | null {
  if (end.unclosedAt !== null)
    return {
      name: 'cut',
      message: `A quote opens on line ${end.unclosedAt} and is never closed: the rest of the file can't be told apart.`,
      evidence: [`Line ${end.unclosedAt}`],
    };
  if (!end.lastRowShort) return null;
  const last = differ.rejected.at(-1);
  return {
    name: 'cut',
    message: 'The last row is short: the file may have been cut off.',
    evidence: last === undefined ? [] : [`Line ${last.line}: ${last.reason}`],
  };
}

function ambiguousGuard({ differ }: GuardFacts): GuardFinding | null {
  const evidence = [
    ...differ.ask.map(({ question }) => question),
    ...[...differ.unknown.values()].map(
      ({ column, text, count }) => `${column}: "${text}" (${rowsOf(count)})`,
    ),
  ];
  if (evidence.length === 0) return null;
  return {
    name: 'ambiguous',
    message:
      differ.ask.length === 0
        ? 'Some values need your word before they can be read; left alone, they stay unknown.'
        : 'Some questions need your word before the file can be read; left alone, cells that can be read two ways leave their rows out.',
    evidence: evidence.slice(0, shown),
  };
}

function duplicatesGuard({ differ }: GuardFacts): GuardFinding | null {
  const rows = differ.rejected.filter(({ duplicate }) => duplicate);
  if (rows.length === 0) return null;
  return {
    name: 'duplicates',
    message: `${rowsOf(rows.length)} ${rows.length === 1 ? 'repeats' : 'repeat'} a key with other values. The first row of each key would be taken.`,
    evidence: rows.slice(0, shown).map(({ line, reason }) => `Line ${line}: ${reason}`),
  };
}

function nearKeysGuard({ differ }: GuardFacts): GuardFinding | null {
  const near = differ.seen.nearKeys().filter(([key]) => !differ.answers.has(key));
  if (near.length === 0) return null;
  return {
    name: 'nearKeys',
    message: `${near.length === 1 ? '1 new key differs' : `${near.length} new keys differ`} from another key by case, blanks or invisible characters alone, and would be ${near.length === 1 ? 'a record of its own' : 'records of their own'}.`,
    evidence: near.slice(0, shown).map(([key, other]) => `"${key}" and "${other}"`),
  };
}

function rowsOf(count: number): string {
  return plural(count, 'row');
}

/** Rows that are probably records another source brought. */
function anotherSource({ reader, entity, differ }: GuardFacts): GuardFinding | null {
  const { known, seen, answers, counts } = differ;
  let names: ReadonlyMap<string, string> | null = null;
  const nameOf = (key: string) => {
    if (!seen.isNew(key) || answers.has(key)) return undefined;
    names ??= differ.newNames(foldCompanyName);
    return names.get(key) ?? null;
  };
  const { sourceId } = known;
  const foldName = foldCompanyName;
  return twoSourcesGuard({ reader, entity, sourceId, news: counts.new, nameOf, foldName });
}

/** The as-of date of this source's newest standing import of the entity. */
export function lastAsOf(
  reader: Reader,
  sourceId: number | null,
  entity: EntityName,
): string | null {
  const row = reader.get<{ as_of: string | null }>(
    `SELECT max(as_of) AS as_of FROM import_run WHERE source_id = ? AND entity = ? AND undone_by IS NULL`,
    [sourceId ?? -1, entity],
  );
  return row?.as_of ?? null;
}
