import { parseQuarter, type QuarterKey, quarterKey } from '../../kernel/quarter.ts';
import { tidy } from './spelling.ts';

const year = String.raw`(?:FY|CY|GJ|')? ?(\d{4}|\d{2})`;
const gap = String.raw`[ \-/_.,']*`;
const word = String.raw`(?:Q|T|K|Qtr\.?|Quarter|Quartal|Quart\.|Trim\.?|Trimestre|Trimester|Kvartal|Kwartaal)`;
const nth = String.raw`(?:st|nd|rd|th|\.|er|ère|e|ème|º|°|ª|o)?`;
const wordFirst = new RegExp(`^${word} ?([1-4])${gap}(?:(?:of|de|du|van|von) )?${year}$`, 'i');
const numberFirst = new RegExp(
  `^([1-4])${nth} ?${word}${gap}(?:(?:of|de|du|van|von) )?${year}$`,
  'i',
);
const yearFirst = new RegExp(`^${year}${gap}(?:${word} ?([1-4])|([1-4])${nth} ?${word})$`, 'i');
const withCharacters = /^(\d{4})年? ?第?([1-4])四半期$|^(\d{4})年 ?第?([1-4])季度$/;
const longest = 40;

/**
 * A fiscal quarter as exports write it (S03.7): all that the kernel reads, and `FY20 Q1`, `1Q20`, `Q1'20`, `Q1-FY2020`, `T1 2020`,
 * `1. Quartal 2020`, `2020年第1四半期`. A two-digit year up to 68 is of the 2000s; years 1900 to 2199. Null for anything else.
 */
export function readQuarter(raw: string): QuarterKey | null {
  if (raw.length > longest) return null;
  const text = tidy(raw);
  const plain = parseQuarter(text);
  if (plain !== null) return usual(String(plain.year).padStart(4, '0'), String(plain.q));
  const quarterFirst = wordFirst.exec(text) ?? numberFirst.exec(text);
  if (quarterFirst !== null) return usual(quarterFirst[2], quarterFirst[1]);
  const first = yearFirst.exec(text);
  if (first !== null) return usual(first[1], first[2] ?? first[3]);
  const japanese = withCharacters.exec(text);
  return japanese === null ? null : usual(japanese[1] ?? japanese[3], japanese[2] ?? japanese[4]);
}

function usual(yearText: string | undefined, quarter: string | undefined): QuarterKey | null {
  const written = String(yearText);
  const full = Number(written) + (written.length > 2 ? 0 : Number(written) <= 68 ? 2000 : 1900);
  const read = parseQuarter(`${String(full).padStart(4, '0')}-Q${String(quarter)}`);
  return read === null || full < 1900 || full > 2199 ? null : quarterKey(read);
}
