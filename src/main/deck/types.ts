import type { DeckAudience, DeckDocument } from '../../shared/qbr/deck-types.ts';

export type DeckAsked = {
  /** A QBR's id, or the key of a partner. */
  key: string;
  /** `2020-Q1`; without it the QBR's own, or the last complete one. */
  quarter?: string | undefined;
};

export type DeckView = {
  /** Whose figures the deck's traces open. */
  partner: { id: string; name: string };
  document: DeckDocument;
};

/** Prints a document on the print page and answers its PDF. */
export type PrintDeck = (title: string, document: DeckDocument) => Promise<Uint8Array>;

export type ExportedDeck = {
  /** "Harborline Systems Q4 2019 QBR.pdf". */
  name: string;
  audience: DeckAudience;
  pdf: Uint8Array;
  pages: number;
  /** From reading the book to the finished PDF. */
  ms: number;
};
