import { Argument, type Command } from 'commander';
import { entities } from '../../../shared/book/entities.ts';
import { plural } from '../../../shared/kernel/words.ts';
import {
  type MergeResult,
  mergePartners,
  mergePreview,
  unmergePartner,
} from '../../partners/index.ts';
import { keyHelp } from './arguments.ts';
import type { Cli } from './cli.ts';
import { indented, pairs, paragraphs, plain } from './text.ts';
import { undoText } from './undo-text.ts';

const partnersOnly = () => new Argument('<entity>', 'partners').choices(['partners']);

/** merge, unmerge. */
export function addMergeCommands(program: Command, cli: Cli): void {
  program
    .command('merge')
    .description(
      'merge a partner into another: facts move, keys become the other’s, its fields stay',
    )
    .addArgument(partnersOnly())
    .argument('<key>', `the partner to merge: ${keyHelp}`)
    .argument('<into>', 'the partner that stays')
    .option('--plan', 'show what would move, change nothing')
    .action((_entity: string, key: string, into: string, { plan }: { plan?: boolean }) => {
      if (plan === true)
        return cli.reading(({ read }) => {
          const preview = mergePreview(read, { key, into });
          const { from, into: stays, moved, keys } = preview;
          cli.tell(preview, () =>
            paragraphs(
              `${plain(from.name)} would be merged into ${plain(stays.name)}.`,
              movedText(moved, keys.length),
              'Nothing has been changed.',
            ),
          );
        });
      return cli.writing(({ act }) => {
        const merged = mergePartners(act, { key, into });
        cli.tell(merged, () =>
          paragraphs(
            `Merged ${merged.merged} into ${merged.id}.`,
            movedText(merged.moved, merged.keys),
            `To take it back: unmerge partners ${merged.merged}`,
          ),
        );
      });
    });

  program
    .command('unmerge')
    .description('take a merge back')
    .addArgument(partnersOnly())
    .argument('<key>', 'the partner that was merged, by its book id or a key of its own')
    .action((_entity: string, key: string) =>
      cli.writing(({ act }) => {
        const undone = unmergePartner(act, { key });
        cli.tell(undone, () => undoText(undone));
      }),
    );
}

const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(entities).map(({ name, label }) => [name, label])),
  qbrs: 'QBRs',
  commitments: 'Commitments',
};

function movedText(moved: MergeResult['moved'], keys: number): string {
  const lines = moved.map(
    ({ record, count }) => [labels[record] ?? record, String(count)] as const,
  );
  return indented(pairs([...lines, ['Keys', plural(keys, 'key')]]));
}
