import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { badInput } from '../../../shared/kernel/failure.ts';
import { plural } from '../../../shared/kernel/words.ts';
import type { Cli } from './cli.ts';

interface DeckOptions {
  out: string;
  quarter?: string;
  internal?: boolean;
}

export function addDeckCommand(program: Command, cli: Cli): void {
  program
    .command('deck <qbr-or-partner>')
    .description('render the deck of a QBR, or of a partner and a quarter, and save it as a PDF')
    .option('--quarter <quarter>', 'under review, like 2020-Q1')
    .requiredOption('--out <file>', 'where to save it: FILE.pdf')
    .option('--internal', 'with health, matrix and notes, for our own eyes')
    .action((key: string, options: DeckOptions) => saveDeck(cli, key, options));
}

async function saveDeck(cli: Cli, key: string, options: DeckOptions): Promise<void> {
  const { quarter, internal } = options;
  const out = pdfPath(options.out);
  // Printing is the heaviest part of the app: no other command loads it.
  const { printDeck } = await import('./print-deck.ts');
  const answer = await cli.reading(async ({ read, today }) => {
    const asked = { key, ...(quarter === undefined ? {} : { quarter }) };
    const audience = internal === true ? 'internal' : 'partner';
    return printDeck({ read, today, asked, audience, pagesFolder: cli.io.pagesFolder, out });
  });
  cli.tell(answer, () => {
    const { file, pages, bytes, ms } = answer;
    const size = `${Math.ceil(bytes / 1024)} KiB`;
    return `Saved ${file}: ${plural(pages, 'page')}, ${size}, in ${(ms / 1000).toFixed(1)} s.`;
  });
}

function pdfPath(out: string): string {
  const kind = extname(out).toLowerCase();
  if (kind === '.pdf') return resolve(out);
  const wrong = kind === '.pptx' ? 'Decks are not saved as PowerPoint yet' : 'A deck is a PDF';
  throw badInput('DeckFormat', `${wrong}.`, 'Use a file name that ends in .pdf.', 'out');
}
