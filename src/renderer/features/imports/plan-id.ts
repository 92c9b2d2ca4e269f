/** A plan's id from the place its job answers with. */
export function planIdOf(place: string | null): string | null {
  return place === null ? null : (/([\w-]+)\.json$/.exec(place)?.[1] ?? null);
}
