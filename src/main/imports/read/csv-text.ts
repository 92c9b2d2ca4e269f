/** Cells as one line of CSV, quoted where needed: how a rejected row is kept, so that it can be mended and imported. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) =>
      /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(',');
}
