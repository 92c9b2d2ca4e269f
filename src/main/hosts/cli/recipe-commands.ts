import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { EntityName } from '../../../shared/book/entities.ts';
import { ruleOf } from '../../../shared/book/recipe.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import {
  forgetRecipe,
  keepRecipe,
  keptRecipe,
  listRecipes,
  type RecipeEntry,
  readRecipeText,
  recipeFile,
  renameSource,
} from '../../imports/index.ts';
import { entityArgument } from './arguments.ts';
import type { Cli } from './cli.ts';
import { keyText } from './import-text.ts';
import { recipeBytes } from './recipe-bytes.ts';
import { indented, minuteText, pairs, paragraphs, plain, right, table } from './text.ts';

/** recipes, recipe show|export|import|forget, rename-source. */
export function addRecipeCommands(program: Command, cli: Cli): void {
  program
    .command('recipes')
    .description('how each source is read')
    .action(() =>
      cli.reading(({ read }) => {
        const entries = listRecipes(read);
        cli.tell(entries, () => recipesText(entries));
      }),
    );

  const recipe = program.command('recipe').description('one recipe: how a source’s file is read');
  recipe
    .command('show')
    .description('print it')
    .argument('<source>', 'name of the source')
    .addArgument(entityArgument())
    .action((source: string, entity: EntityName) => show(cli, source, entity));
  recipe
    .command('export')
    .description('write it to a file, to keep or to give away')
    .argument('<source>', 'name of the source')
    .addArgument(entityArgument())
    .requiredOption('--out <file>', 'where to save it: FILE.json')
    .action((source: string, entity: EntityName, { out }: { out: string }) =>
      save(cli, source, entity, resolve(out)),
    );
  recipe
    .command('import <file>')
    .description('keep the recipe of a file for the source it names')
    .action((file: string) => take(cli, resolve(file)));
  recipe
    .command('forget')
    .description('forget it; what was imported stays')
    .argument('<source>', 'name of the source')
    .addArgument(entityArgument())
    .action((source: string, entity: EntityName) =>
      cli.writing(({ act }) => {
        const done = forgetRecipe(act, { source, entity });
        cli.tell(done, () => `Forgotten. The next file of ${plain(source)} gets a suggestion.`);
      }),
    );

  program
    .command('rename-source')
    .description('give a source another name')
    .argument('<source>', 'name of the source')
    .argument('<name>', 'its new name')
    .action((source: string, name: string) =>
      cli.writing(({ act }) => {
        const done = renameSource(act, { source, name: checkedName(name) });
        cli.tell(done, () => `${plain(source)} is called ${plain(name.trim())} now.`);
      }),
    );
}

function checkedName(name: string): string {
  const plainName = name.trim();
  if (plainName !== '' && plainName.length <= 100) return plainName;
  throw badInput('Name', 'A source has a name of 1 to 100 letters.', 'Choose a name.', 'name');
}

function show(cli: Cli, source: string, entity: EntityName): Promise<void> {
  return cli.reading(({ read }) => {
    const recipe = keptRecipe(read, source, entity);
    cli.tell(recipe, () => {
      const columns = Object.keys(recipe.columns).map((column) => {
        const rule = ruleOf(recipe, column);
        const policy = rule === null ? undefined : recipe.fields?.[rule.field];
        return [plain(column), `${rule?.field ?? ''}${policy === undefined ? '' : `, ${policy}`}`];
      });
      return paragraphs(
        `${plain(source)}, ${entity}: ${keyText(recipe)}`,
        indented(pairs(columns.map(([column = '', field = '']) => [column, field]))),
      );
    });
  });
}

function save(cli: Cli, source: string, entity: EntityName, out: string): Promise<void> {
  return cli.reading(({ read }) => {
    const recipe = keptRecipe(read, source, entity);
    writeFileSync(out, recipeFile(recipe).text);
    cli.tell({ file: out, source, entity }, () => `Saved ${out}.`);
  });
}

function take(cli: Cli, file: string): Promise<void> {
  const read = readRecipeText(textOf(file), basename(file));
  return cli.writing(({ act }) => {
    const { change, recipe } = keepRecipe(act, read);
    const { source, entity } = recipe;
    cli.tell({ source, entity, change }, () =>
      change === null
        ? `This is the recipe of ${plain(source)}, ${entity}, already.`
        : `Kept for ${plain(source)}, ${entity}. The next file is read by it.`,
    );
  });
}

/** A recipe is a page or two of text. */
const mostBytes = 1_000_000;

function textOf(file: string): string {
  const bytes = recipeBytes(file);
  if (bytes.length <= mostBytes) return bytes.toString('utf8');
  throw badInput('Recipe', `${basename(file)} is too long for a recipe.`, 'Choose another file.');
}

function recipesText(entries: readonly RecipeEntry[]): string {
  if (entries.length === 0) return 'No recipe is kept yet: one is with each import.';
  return table(
    ['Source', 'As', 'Key', right('Columns'), 'Last import (UTC)'],
    entries.map(({ source, entity, key, columns, last }) => [
      source,
      entity,
      key.join(' + '),
      String(columns),
      last === null ? '' : minuteText(last),
    ]),
  );
}
