/** Exactly, as a plan shows it. */
export function money(dollars: number): string {
  return dollars.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

/** The whole dollars that a figure shows. */
export function dollarsIn(text: string): number {
  const found = /\$([\d,]+)/.exec(text)?.[1];
  if (found === undefined) throw new Error(`No amount in “${text}”`);
  return Number(found.replaceAll(',', ''));
}
