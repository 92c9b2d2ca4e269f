import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { boundaryRules } from './boundary-rules.ts';

export type Breach = { rule: string; sentence: string; from: string; to: string };
export type Boundaries = { modules: number; breaches: Breach[] };

const sentences = new Map(boundaryRules.map((rule) => [rule.name, rule.comment ?? '']));

function breachesOf(result: ICruiseResult): Breach[] {
  return result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    sentence: sentences.get(rule.name) ?? '',
    from,
    to: cycle === undefined ? to : cycle.map((step) => step.name).join(' -> '),
  }));
}

/**
 * Follows every import below `baseDir`. The settings matter: without the swc parser, and told no
 * conditions, dependency-cruiser finds no module at all and calls that clean.
 */
export async function checkBoundaries(baseDir: string): Promise<Boundaries> {
  const folders = ['src', 'db'].filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir,
      ruleSet: { forbidden: boundaryRules },
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules'] },
      moduleSystems: ['es6'],
      exoticRequireStrings: [],
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text, not a result');
  const modules = output.modules.filter(({ source }) => /^(src|db)\//.test(source)).length;
  return { modules, breaches: breachesOf(output) };
}
