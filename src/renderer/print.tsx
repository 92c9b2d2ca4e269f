import './deck/print.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { DeckDocument } from '../shared/qbr/deck-types.ts';
import { loadSlideFonts } from './deck/look.ts';
import { DeckPages } from './deck/pages.tsx';

type Print = { id: string; token: string };

/** Which print this page is, and its key to it; taken off the address at once. */
function takePrint(): Print {
  const said = new URLSearchParams(window.location.hash.slice(1));
  window.history.replaceState(null, '', window.location.pathname);
  return { id: said.get('id') ?? '', token: said.get('token') ?? '' };
}

function post(path: string, { token }: Print, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

function isDeck(value: unknown): value is DeckDocument {
  return typeof value === 'object' && value !== null && 'slides' in value;
}

async function fetchDeck(print: Print): Promise<DeckDocument> {
  const response = await post(`/print/${print.id}`, print, {});
  const value: unknown = response.ok ? await response.json() : null;
  if (!isDeck(value)) throw new Error(`There is no deck to print (${response.status})`);
  return value;
}

let shown: Root | null = null;

/** Drawn at once and whole: a page nobody sees may never be given a frame. */
async function show(deck: DeckDocument): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('The page has no place for the deck');
  shown?.unmount();
  document.title = deck.title;
  await loadSlideFonts(JSON.stringify(deck.slides));
  let problem: unknown = null;
  const onUncaughtError = (error: unknown) => {
    problem = error;
  };
  const root = createRoot(place, { onUncaughtError });
  shown = root;
  flushSync(() => root.render(<DeckPages deck={deck} />));
  // React would leave an empty page and say nothing.
  if (problem !== null) throw new Error('The deck could not be drawn', { cause: problem });
  await document.fonts.ready;
}

async function main(): Promise<void> {
  const print = takePrint();
  try {
    await show(await fetchDeck(print));
    await post(`/print/ready/${print.id}`, print, { problem: null });
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'The deck could not be drawn';
    await post(`/print/ready/${print.id}`, print, { problem: problem.slice(0, 2000) });
  }
}

// A host may keep the page and name the next print in its address.
window.addEventListener('hashchange', () => void main());
void main();
