import type { ImportResult, Plan } from '../../../shared/book/plan.ts';

export interface ResultParts {
  /** Where the plan lies; null once it was applied. */
  planPath: string | null;
  keys: { newKeys: string[] } | null;
  applied?: { importId: string; change: number } | undefined;
}

/** A log field as the command line and the catalogue call it. */
export function fieldForPeople(field: string): string {
  return field === 'partnerText' || field === 'partnerId' ? 'partner' : field;
}

/** What `import` answers (cli.md), from a plan and from a plan that was applied. */
export function resultOf(plan: Plan, parts: ResultParts): ImportResult {
  const { decisions } = plan;
  return {
    import: parts.applied?.importId ?? null,
    planHash: plan.planHash,
    source: decisions.source,
    counts: decisions.counts,
    changedFields: decisions.changedFields,
    rejected: decisions.rejected.map(({ line, reason }) => ({ line, reason })),
    conflicts: conflictsOf(plan),
    matches: decisions.matches.map(({ key, candidates }) => ({ key, candidates })),
    guards: decisions.guards,
    ...(parts.keys === null ? {} : { keys: keysOf(plan, parts.keys.newKeys) }),
    warnings: decisions.warnings,
    ask: decisions.ask,
    recipe: decisions.recipe,
    plan: parts.planPath,
    change: parts.applied?.change ?? null,
    applied: parts.applied !== undefined,
  };
}

function conflictsOf(plan: Plan): ImportResult['conflicts'] {
  return plan.decisions.rows.flatMap(({ key, fields }) =>
    fields
      .filter(({ conflict }) => conflict !== null)
      .map(({ field, base, mine, theirs }) => ({
        key,
        field: fieldForPeople(field),
        base,
        mine,
        theirs,
      })),
  );
}

function keysOf(plan: Plan, newKeys: string[]): NonNullable<ImportResult['keys']> {
  const { rows, vanished } = plan.decisions;
  return {
    new: newKeys,
    changed: rows.filter(({ bucket }) => bucket === 'changed').map(({ key }) => key),
    vanished: vanished.map(({ key }) => key),
  };
}
