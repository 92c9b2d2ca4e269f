import type { Scalar } from './plan.ts';
import type { ConflictChoice, FieldPolicy } from './recipe.ts';

/**
 * What an import does with one field whose file value differs from what the source said before.
 * `take`: the book gets the file's value. `keep`: the book keeps its own, and remembers what the source said.
 * `conflict`: null where there is none; `open` where a person has still to decide; `settled` where the choice was made.
 */
export interface FieldDecision {
  decision: 'take' | 'keep';
  conflict: 'open' | 'settled' | null;
}

const take: FieldDecision = { decision: 'take', conflict: null };
const keep: FieldDecision = { decision: 'keep', conflict: null };

/**
 * The three-way rule (cli.md): base = what this source said last time, mine = the book now, theirs = the file. Called where
 * theirs differs from base. A conflict only where all three differ and no policy settles it; a field set to `ask` is asked about
 * whenever the file changes it.
 */
export function decideField(
  base: Scalar,
  mine: Scalar,
  theirs: Scalar,
  policy: FieldPolicy,
  choice: ConflictChoice,
): FieldDecision {
  if (mine === theirs) return take;
  if (policy === 'mine') return keep;
  if (policy === 'ifEmpty') return mine === null ? take : keep;
  if (policy === 'theirs' && mine === base) return take;
  if (choice === 'ask') return { decision: 'keep', conflict: 'open' };
  return { decision: choice === 'theirs' ? 'take' : 'keep', conflict: 'settled' };
}
