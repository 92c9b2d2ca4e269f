import type { LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** A plan as it holds from a day on. */
export type PlanVersion<Plan> = { readonly from: LocalDate; readonly plan: Plan };

/** The version in force on a day (S57.3): the latest that starts on or before it; null before the first. */
export function versionOn<Plan>(
  versions: readonly PlanVersion<Plan>[],
  on: LocalDate,
): PlanVersion<Plan> | null {
  let found: PlanVersion<Plan> | null = null;
  for (const version of versions)
    if (version.from <= on && (found === null || version.from >= found.from)) found = version;
  return found;
}

/**
 * Adds a version to a plan's history (S57.3): it takes effect today or later and after every version there is, so a
 * change never alters past lines.
 */
export function changePlan<Plan>(
  versions: readonly PlanVersion<Plan>[],
  change: PlanVersion<Plan>,
  today: LocalDate,
): Result<PlanVersion<Plan>[], string> {
  if (change.from < today)
    return err(`from must be ${today} or later: a change never alters past lines.`);
  const later = versions.find(({ from }) => from >= change.from);
  if (later !== undefined)
    return err(`from must come after ${later.from}, where a version starts already.`);
  return ok([...versions, change]);
}
