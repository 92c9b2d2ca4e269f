/** Fewer lines than this between the first and the last are a note of somebody's. */
const fewestLines = 5;

/** A cell holds lines that are built like the table's rows: its quote was closed by another cell's. */
export function spansRows(cells: readonly string[], width: number, delimiter: string): boolean {
  if (width < 3) return false;
  return cells.some((cell, index) => {
    if (!cell.includes(delimiter) || !/[\r\n]/.test(cell)) return false;
    const lines = cell.split(/\r\n|\n|\r/);
    if (cells.length === width && isCutFromRows(lines, { index, width, delimiter })) return true;
    const inner = lines.slice(1, -1);
    if (inner.length < fewestLines) return false;
    const alike = inner.filter((line) => line.split(delimiter).length === width);
    return alike.length * 10 >= inner.length * 8;
  });
}

/** Its first line fills up the row it stands in, its last one a row up to this cell, and each between is a row. In sentences a blank follows. */
function isCutFromRows(
  lines: readonly string[],
  { index, width, delimiter }: { index: number; width: number; delimiter: string },
): boolean {
  const last = lines.length - 1;
  return lines.every((line, at) => {
    const parts = line.split(delimiter);
    const meant = at === 0 ? width - index : at === last ? index + 1 : width;
    return parts.length === meant && !parts.slice(1).some((part) => part.startsWith(' '));
  });
}
