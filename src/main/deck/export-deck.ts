import { composeDeck } from '../../shared/qbr/deck.ts';
import type { DeckAudience, DeckDocument } from '../../shared/qbr/deck-types.ts';
import type { Reader } from '../book/types.ts';
import { deckInput } from './deck-input.ts';
import type { DeckAsked, DeckView, ExportedDeck, PrintDeck } from './types.ts';

/** The deck as a document. What its audience may not see is left out here, before anything is shown or printed. */
export function composedDeck(
  reader: Reader,
  asked: DeckAsked,
  audience: DeckAudience,
  today: string,
): DeckView {
  const input = deckInput(reader, asked, today);
  const { id, name } = input.partner;
  return { partner: { id, name }, document: composeDeck(input, { audience }) };
}

/** The deck as a PDF, through whatever can print here. */
export async function exportDeck(
  reader: Reader,
  asked: DeckAsked,
  audience: DeckAudience,
  today: string,
  print: PrintDeck,
): Promise<ExportedDeck> {
  const from = performance.now();
  const { document } = composedDeck(reader, asked, audience, today);
  const pdf = await print(document.title, document);
  const ms = Math.round(performance.now() - from);
  return { name: deckFileName(document), audience, pdf, pages: document.slides.length, ms };
}

/** A name every file system takes: "Harborline Systems Q4 2019 QBR.pdf". */
export function deckFileName({ partner, quarterLabel, audience }: DeckDocument): string {
  const safe = partner
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const whose = audience === 'internal' ? ' internal' : '';
  return `${safe === '' ? 'Partner' : safe} ${quarterLabel} QBR${whose}.pdf`;
}
