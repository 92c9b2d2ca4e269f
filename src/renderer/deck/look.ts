/** Slides are light in either theme of the app: they leave the house on paper. */
export const colors = {
  ink: '#14181f',
  faint: '#667080',
  line: '#e4e7ec',
  accent: '#2456d6',
  pale: '#9bb7f5',
} as const;

/** Static cuts: the variable font would be embedded without its name. */
export const fontFamily = 'Inter';

/** Before a canvas is drawn: it does not wait for fonts by itself. `text` decides which parts of the font are needed. */
export async function loadSlideFonts(text: string): Promise<void> {
  const cuts = [`400 12px ${fontFamily}`, `700 12px ${fontFamily}`];
  await Promise.all(cuts.map((cut) => document.fonts.load(cut, text)));
}
