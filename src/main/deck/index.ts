export { composedDeck, deckFileName, exportDeck } from './export-deck.ts';
export type * from './types.ts';
