import type { DeckAudience } from '../../../shared/qbr/deck-types.ts';
import type { Reader } from '../../book/types.ts';
import { composedDeck, type DeckAsked, exportDeck } from '../../deck/index.ts';
import { readAssets } from '../../http/assets.ts';
import { writeDurably } from '../electron/safe-file.ts';
import { openPrintPlace } from '../loopback/print-place.ts';

export interface DeckToPrint {
  read: Reader;
  today: string;
  asked: DeckAsked;
  audience: DeckAudience;
  pagesFolder: string;
  out: string;
}

export interface SavedDeck {
  file: string;
  pages: number;
  bytes: number;
  /** From reading the book to the finished PDF, a browser's start included. */
  ms: number;
}

/** Prints a deck with the installed browser and saves it, whole or not at all. */
export async function printDeck(deck: DeckToPrint): Promise<SavedDeck> {
  const { read, asked, audience, today, out } = deck;
  // A wrong key is told before a browser is started.
  composedDeck(read, asked, audience, today);
  const place = await openPrintPlace(readAssets(deck.pagesFolder));
  try {
    const print = place.print.bind(place);
    const { pdf, pages, ms } = await exportDeck(read, asked, audience, today, print);
    await writeDurably(out, pdf);
    return { file: out, pages, bytes: pdf.byteLength, ms };
  } finally {
    await place.close();
  }
}
