import type { ImportResult, MatchAnswer, Plan, PlanField } from '../../../shared/book/plan.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { planImport } from '../plan/plan.ts';
import { planHash, readPlan, storePlan } from '../plan/plan-store.ts';
import { resultOf } from '../plan/result.ts';
import type { WorkContext } from '../work-context.ts';

/** A person's word on one new row: `open` takes it back. */
export interface MatchWordInput {
  key: string;
  /** A candidate's id; null, with `different`, for none of them, with `open` for all that was said. */
  candidate: string | null;
  answer: 'same' | 'different' | 'open';
}

export interface MatchInput {
  planPath: string;
  answers: readonly MatchWordInput[];
}

/** Plans the file again with what was said, under the same address. Conflicts that were settled stay so. */
export function matchJob(input: MatchInput, context: WorkContext): ImportResult {
  const before = readPlan(input.planPath);
  const { entity, recipe, asOf, encoding, delimiter, sheet } = before.decisions;
  const said = input.answers.reduce(
    (list, word) => withWord(before, list, word),
    [...before.decisions.answers],
  );
  const { plan } = planImport(
    {
      ...{ path: before.path, name: before.file, id: before.id, entity, recipe, asOf },
      ...{ encoding, delimiter, sheet: sheet ?? undefined, answers: said },
    },
    context,
  );
  const next = keepSettled(before, plan);
  const planPath = storePlan(context.book.path, next);
  return resultOf(next, { planPath, keys: null });
}

function withWord(plan: Plan, said: readonly MatchAnswer[], word: MatchWordInput): MatchAnswer[] {
  const { key, candidate: record, answer } = word;
  const others = said.filter(
    (one) => one.key !== key || (record !== null && one.record !== record && !one.same),
  );
  if (answer === 'open') return others;
  const known = plan.decisions.matches.find((match) => match.key === key)?.candidates ?? [];
  const meant = known.find(({ id }) => id === record);
  if (answer === 'different') return [...others, { key, record, same: false }];
  if (meant?.line !== undefined)
    throw badInput(
      'Match',
      `Both rows are new: "${key}" and "${meant.id}".`,
      'Import them, and merge the two records then; or mend the file.',
      key,
    );
  return [...others, { key, record, same: true }];
}

function keepSettled(before: Plan, plan: Plan): Plan {
  const settled = new Map<string, PlanField>();
  for (const { line, fields } of before.decisions.rows)
    for (const field of fields)
      if (field.conflict === 'settled') settled.set(`${line} ${field.field}`, field);
  const rows = plan.decisions.rows.map((row) => ({
    ...row,
    fields: row.fields.map((field) => {
      const old = settled.get(`${row.line} ${field.field}`);
      const same =
        old?.base === field.base && old.mine === field.mine && old.theirs === field.theirs;
      return old !== undefined && same ? old : field;
    }),
  }));
  const decisions = { ...plan.decisions, rows };
  return { ...plan, decisions, planHash: planHash(decisions) };
}
