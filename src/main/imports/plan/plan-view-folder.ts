import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What looking at a plan made, beside it: thrown away with it, and with the next plan that is looked at. */
export function viewFolder(planPath: string): string {
  return `${planPath.replace(/\.json$/, '')}.view`;
}

export function forgetView(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** When the app starts, nobody looks at a plan: what an app that was killed left behind goes. */
export function forgetViews(plansFolder: string): void {
  if (statSync(plansFolder, { throwIfNoEntry: false }) === undefined) return;
  for (const name of readdirSync(plansFolder))
    if (name.endsWith('.view')) forgetView(join(plansFolder, name));
}
