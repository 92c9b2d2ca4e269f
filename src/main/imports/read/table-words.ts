import { filledCells, isBlankCell, lookOf } from './cell-looks.ts';

/** Lines that reports write around their tables, in the words of the usual exporters. */

const total =
  /^(?:totals?|sum|average|avg|durchschnitt|promedio|gemiddelde|totaal|totale|totale (?:complessivo|generale)|total général|total geral|total general|totalt|summen?|summa|suma|razem|łącznie|ogółem|i alt|yhteensä|celkem|összesen|toplam|gesamt|insgesamt|итого|всего|合計|合计|总计|합계|총계|Σ|∑)\s*[:.]?$/i;
const surely =
  /^(?:grand|report|overall)[ -]?totals?\b.{0,20}$|^(?:gesamt|end|zwischen)(?:summe|ergebnis)\b.{0,60}$|^sub-?\s?tota(?:ls?|al|le)\b.{0,60}$|^sous-total\b.{0,60}$|^eindtotaal\b.{0,20}$|^(?:totals?|summe) (?:for|of|by|für|pour|del?)\b.{1,80}$|^total \(.{1,40}\)\s*:?$|^(?:小計|総計|小计)/i;
const trailing = /^.{1,60}\s(?:sub)?totals?\s*:?$|^.{1,60}\sergebnis\s*:?$/i;

const footer = [
  /^(?:©|\(c\)|copyright\b)/i,
  /^confidential(?:ity)?(?:$|[\s:.,-]+(?:information|-|–|do not|all|notice|and|internal|for)\b)/i,
  /^strictly confidential|^(?:company |internal )?confidential\s*[-–.]?$/i,
  /^(?:this )?(?:report |file |data |list )?(?:was )?(?:generated|exported|created|printed|produced|downloaded|extracted|run|prepared)(?: by\b| on\b| at\b|:|\s+\d)/i,
  /^(?:erstellt|exportiert|gedruckt|généré|stand|datenstand)(?: am| von| le|:)/i,
  /^[-*=\s]*end of (?:the )?(?:report|file|data|export|list|table)\b/i,
  /^[-*=\s]*(?:ende|fin)(?: der| des| du)? (?:liste|datei|berichts?|rapport)\b/i,
  /^\(?\s*\d[\d.,\s]* (?:rows?|records?|results?|entries|lines|items|zeilen|datensätze|lignes)(?: \w+){0,2}\s*(?:\([\d.,]+ sec\)|[.)])?$/i,
  /^(?:(?:total )?(?:number of |count of )?(?:rows?|records?)(?: count)?|record count|row count|anzahl(?: datensätze)?|datensätze|zeilen)\s*[:=]\s*\d*/i,
  /^(?:source|notes?|footnotes?|disclaimer|filters?(?: applied)?|applied filters?|filtered by|as of|quelle|hinweis|filter)\s*:/i,
  /^(?:page|seite) \d+(?:$|\s*(?:of|von|\/)\s*\d+)/i,
  /^(?:exported|generated|downloaded) from\b|^(?:last updated|data as of|as at)\b.*\d/i,
  /^(?:generado|creado|exportado|actualizado|creato|generato|esportato|gegenereerd|geëxporteerd|gerado|criado|exporté|créé|édité|imprimé|сформирован[оа]?|создан[оа]?|выгружен[оа]?)[\s:].*\d/i,
  /^(?:出力日時?|作成日時?|出力者|注記?)\s*[:：]/,
  /^(?:count|nombre de (?:lignes|enregistrements)|(?:total|número|n[uú]mero) de registros|numero di righe|aantal (?:rijen|records|regels)|всего записей|количество записей|件数)\s*[:：=]\s*\d/i,
  /^(?:página|pagina|page|seite|стр\.?) \d+\s*(?:sur|de|di|van|из)\s*\d+/i,
  /^[-*=<\s]+(?:end|ende|fin|fine|fim)[-*=>\s.]*$/i,
  /^(?:streng )?(?:vertraulich|confidentiel|confidencial|riservato|vertrouwelijk|конфиденциально|社外秘)\s*[!.]?$/i,
  /^(?:fuente|fonte|bron|источник|remarque|nota|opmerking|bemerkung|anmerkung|примечание|time ?zone|currency)\s*:/i,
  /^(?:all )?(?:amounts|figures|values)(?: are)?(?: shown)? in\b|^alle beträge in\b/i,
  /^all rights reserved/i,
  /^<?eof>?$/i,
  /^[-=*_]{3,}$/,
];

const countLabel =
  /^(?:(?:total )?(?:rows?|records?|record count|row count|count)|anzahl(?: datensätze)?|trailer|trl)$/i;

/** Words a report's head begins with. */
const title =
  /^(?:report|bericht|rapport|export|query|view|list|liste)\s*(?:name|title|id|date)?\s*[:=]|^(?:generated|exported|created|run|printed|produced|downloaded|prepared|as of|date|period|filters?|filtered by|applied filters?|user|owner|currency|source|account|company|time ?zone|stand|erstellt|zeitraum|datum)\b[^,;]{0,30}(?:[:=]|\bby\b|\bon\b|\bam\b|\d)/i;

/** The first cell that holds anything. */
export function labelOf(cells: readonly string[]): { index: number; text: string } | null {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (cell !== undefined && !isBlankCell(cell)) return { index, text: cell.trim() };
  }
  return null;
}

/** A line of a report's head: a title, "Generated on …", a name with a colon and its value. */
export function isTitleText(text: string): boolean {
  return (
    title.test(text) ||
    /^(?:#|\/\/)\s/.test(text) ||
    text.endsWith(':') ||
    footer.some((pattern) => pattern.test(text))
  );
}

/** A line drawn under the column names or around a printed table: `-----`, `---+---`, cells of dashes. */
export function isRuling(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  if (filled.length === 1 && cells.length < Math.max(2, width))
    return /^[-=_+ ]*[-=_]{3}[-=_+ ]*$/.test(filled[0] ?? '');
  return filled.length >= 2 && filled.every((cell) => /^\s*:?[-=]{2,}:?\s*$/.test(cell));
}

/** A line that stands below a table: who made it, whose it is, how many rows it had. */
export function isFooter(cells: readonly string[]): boolean {
  const label = labelOf(cells);
  if (label === null) return false;
  const filled = filledCells(cells);
  if (filled > 2) return false;
  if (footer.some((pattern) => pattern.test(label.text))) return true;
  return filled === 2 && countLabel.test(label.text) && restIsNumbers(cells, label.index);
}

/**
 * How surely a line sums up the ones above: `sure` by its words, `maybe` where a partner could be called so. Its other cells are
 * numbers, or empty; a line with an id of its own is a row.
 */
export function totalKind(
  cells: readonly string[],
  isId: (index: number) => boolean,
): 'sure' | 'maybe' | null {
  const label = labelOf(cells);
  if (label === null || label.text.length > 90) return null;
  const kind = surely.test(label.text)
    ? 'sure'
    : total.test(label.text) || trailing.test(label.text)
      ? 'maybe'
      : null;
  if (kind === null || !restIsNumbers(cells, label.index)) return null;
  const named = cells.some(
    (cell, index) => index !== label.index && isId(index) && !isBlankCell(cell),
  );
  return named ? null : kind;
}

const groupWord = /^(?:sub-?\s?totals?|(?:zwischen)?ergebnis|result)$/i;

function isTotalOf(text: string, group: string): boolean {
  const [label, name] = [text.toLowerCase(), group.toLowerCase()];
  const rest = label.startsWith(`${name} `)
    ? label.slice(name.length + 1)
    : label.endsWith(` ${name}`)
      ? label.slice(0, -name.length - 1)
      : '';
  return total.test(rest) || groupWord.test(rest);
}

/**
 * A line that sums up the group of the row above it, as spreadsheets write them: that row's `EMEA` is `EMEA Total` here, some of
 * its other cells are empty, and the rest are numbers. A line with an id of its own is a row.
 */
export function sumsUpGroup(
  cells: readonly string[],
  above: readonly string[],
  isId: (index: number) => boolean,
): boolean {
  if (!hasGap(cells, above)) return false;
  let labels = 0;
  for (const [index, written] of cells.entries()) {
    const [cell, group] = [written.trim(), (above[index] ?? '').trim()];
    if (cell === group || cell === '') continue;
    if (group !== '' && isTotalOf(cell, group)) labels += 1;
    else if (isId(index) || lookOf(cell) !== 'number') return false;
  }
  return labels === 1;
}

/** Something is empty here that was filled above; said at once for the many rows where nothing is. */
function hasGap(cells: readonly string[], above: readonly string[]): boolean {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    const isEmpty = cell === '' || (cell.charCodeAt(0) === 32 && isBlankCell(cell));
    if (isEmpty && !isBlankCell(above[index] ?? '')) return true;
  }
  return false;
}

function restIsNumbers(cells: readonly string[], label: number): boolean {
  for (let index = 0; index < cells.length; index += 1) {
    if (index === label) continue;
    const look = lookOf(cells[index] ?? '');
    if (look !== 'empty' && look !== 'number') return false;
  }
  return true;
}
