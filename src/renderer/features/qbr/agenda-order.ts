/** The list with one of its items at another place; the others close up. */
export function moved<Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  to: number,
): Item[] {
  const item = items.find((one) => one.id === id);
  if (item === undefined) return [...items];
  const rest = items.filter((one) => one.id !== id);
  rest.splice(Math.min(Math.max(0, to), rest.length), 0, item);
  return rest;
}
