import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import {
  certainly,
  type Encoding,
  encodingName,
  encodingTitle,
  isUnicode,
} from './encoding-names.ts';
import { lookOf, type Script } from './encoding-plausible.ts';
import type { HighBytes } from './encoding-words.ts';
import { badByte, decodeLegacy } from './text-feed.ts';

interface Candidate {
  name: string;
  script: Script;
  /** Hardly written any more: counts only where Windows-1252 makes no sense. */
  rare?: boolean;
  /** For two-byte encodings: first bytes of its common characters, so that rare ones speak against it. */
  common?: (lead: number, trail: number) => boolean;
}

/** In the order in which one is preferred where both give the same text. */
const candidates: readonly Candidate[] = [
  { name: 'windows-1252', script: 'latin' },
  { name: 'iso-8859-15', script: 'latin' },
  { name: 'macintosh', script: 'latin' },
  { name: 'windows-1251', script: 'cyrillic' },
  { name: 'cp850', script: 'latin', rare: true },
  { name: 'koi8-r', script: 'cyrillic' },
  { name: 'cp866', script: 'cyrillic' },
  { name: 'iso-8859-5', script: 'cyrillic' },
  {
    name: 'shift_jis',
    script: 'japanese',
    common: (lead) => lead < 0x98 || (lead >= 0xa1 && lead <= 0xdf),
  },
  {
    name: 'gb18030',
    script: 'chinese',
    common: (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead <= 0xa3),
  },
  { name: 'euc-kr', script: 'korean', common: (lead) => lead <= 0xc8 },
  { name: 'euc-jp', script: 'japanese', common: (lead) => lead <= 0xcf },
  { name: 'big5', script: 'chinese', common: (lead) => lead >= 0xa1 && lead <= 0xc6 },
];

const expected = new Set([
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'windows-1251',
  'shift_jis',
  'gb18030',
]);

interface Reading {
  name: string;
  texts: string[];
  good: number;
  bad: number;
  damaged: number;
}

/** Of a hundred words so many may look wrong: names are spelled in more ways than rules know. */
const badShare = 0.02;
const commonShare = 0.7;
/** chardet is sure of an East Asian encoding from here on, by so much before the next. */
const sure = 60;
const ahead = 25;

/** What encoding bytes that are not UTF-8 are in: settled, or settled with a doubt that a person is to clear. */
export function guessEncoding(high: HighBytes): Encoding {
  if (high.sound > 0 && high.sound >= high.stray) return certainly('utf-8');
  const readings = candidates.map((candidate) => readingOf(candidate, high.words));
  const plausible = different(
    readings.filter(
      (one): one is Reading =>
        one !== null && one.bad + one.damaged <= high.words.length * badShare,
    ),
  );
  const supported = plausible.filter(({ good }) => good > 0);
  const left = withoutRare(supported.length > 0 ? supported : plausible);
  const [first] = left;
  const mixed = high.sound * 10 > high.stray && !left.every(({ name }) => isTwoByte(name));
  if (first !== undefined && left.length === 1 && !mixed && isEnough(first))
    return certainly(first.name);
  const told = left.length > 1 && !mixed ? toldByFrequency(left, high.words) : null;
  if (told !== null && isEnough(told)) return certainly(told.name);
  const mostly = mixed || first !== undefined ? null : mostlyRight(readings, high.words.length);
  if (mostly !== null) return certainly(mostly.name);
  if (left.length > 1 && first !== undefined && !mixed)
    return doubtful(first.name, left, high.words);
  const others = [...left, ...otherReadings(readings, high.words)].slice(0, 4);
  return doubtful('utf-8', different(others), high.words);
}

/** One word may look like anything; the encodings nobody expects need some. */
function isEnough({ name, good }: Reading): boolean {
  if (name === 'windows-1252') return true;
  return good >= (expected.has(name) ? 1 : 3);
}

function withoutRare(readings: readonly Reading[]): readonly Reading[] {
  if (readings[0]?.name !== 'windows-1252') return readings;
  const rare = new Set(candidates.filter((one) => one.rare === true).map(({ name }) => name));
  return readings.filter(({ name }) => !rare.has(name));
}

function isTwoByte(name: string): boolean {
  return candidates.some((candidate) => candidate.name === name && candidate.common !== undefined);
}

/** Null where a byte stands for nothing, or a two-byte encoding would be all rare characters. */
function readingOf({ name, script, common }: Candidate, words: readonly string[]): Reading | null {
  const texts = words.map((word) => decoded(word, name));
  let good = 0;
  let bad = 0;
  let damaged = 0;
  for (const text of texts) {
    // A word without a character of its own says nothing.
    const look = lookOf(text, script);
    if (look === 'good') good += 1;
    else if (look === 'bad') bad += 1;
    else if (look === 'damaged') damaged += 1;
  }
  if (common !== undefined && commonness(words, common) < commonShare) return null;
  return { name, texts, good, bad, damaged };
}

function decoded(word: string, name: string): string {
  return decodeLegacy(Buffer.from(word, 'latin1'), name);
}

function commonness(
  words: readonly string[],
  common: (lead: number, trail: number) => boolean,
): number {
  let all = 0;
  let known = 0;
  for (const word of words)
    for (let at = 0; at < word.length; at += 1) {
      const lead = word.charCodeAt(at);
      if (lead < 0x80) continue;
      all += 1;
      if (common(lead, word.charCodeAt(at + 1))) known += 1;
      at += 1;
    }
  return all === 0 ? 0 : known / all;
}

/** One of each text. */
function different(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>();
  return readings.filter(({ texts }) => {
    const text = texts.join('\n');
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** The one reading that makes words of most, where the rest was misread long before it came here. */
function mostlyRight(readings: readonly (Reading | null)[], words: number): Reading | null {
  const sound = different(
    readings.filter((one): one is Reading => one !== null && one.bad <= words * badShare),
  );
  const [best, ...others] = sound;
  if (best === undefined || others.length > 0) return null;
  return best.good >= 3 && best.good * 2 >= best.damaged ? best : null;
}

/** Of encodings of the East, the one whose common characters these are. */
function toldByFrequency(readings: readonly Reading[], words: readonly string[]): Reading | null {
  if (!readings.every(({ name }) => isTwoByte(name))) return null;
  const ranks = analyse(Buffer.from(words.join('\n'), 'latin1')).map(({ name, confidence }) => ({
    name: name.toLowerCase(),
    confidence,
  }));
  const rank = (name: string) => ranks.find((one) => one.name === name)?.confidence ?? 0;
  const [best, next] = [...readings].sort((a, b) => rank(b.name) - rank(a.name));
  if (best === undefined || next === undefined) return null;
  return rank(best.name) >= sure && rank(best.name) - rank(next.name) >= ahead ? best : null;
}

/** Where nothing looks right: what chardet would say, then what at least has a character for every byte. */
function otherReadings(readings: readonly (Reading | null)[], words: readonly string[]): Reading[] {
  const said = analyse(Buffer.from(words.join('\n'), 'latin1'))
    .filter(({ confidence }) => confidence >= 15)
    .map(({ name }) => (name === 'ISO-8859-2' ? 'windows-1250' : name.toLowerCase()))
    .filter((name) => iconv.encodingExists(name))
    .map((name) => encodingName(name))
    .filter((name) => !isUnicode(name))
    .slice(0, 2)
    .map((name) => ({
      name,
      texts: words.map((word) => decoded(word, name)),
      good: 0,
      bad: 0,
      damaged: 0,
    }));
  const whole = readings
    .filter((reading): reading is Reading => reading !== null)
    .sort((a, b) => a.bad - b.bad);
  return [...said, ...whole].filter(({ texts }) => texts.every((text) => !text.includes(badByte)));
}

const longestSample = 40;

function doubtful(name: string, readings: readonly Reading[], words: readonly string[]): Encoding {
  const at = tellingWord(readings, words);
  const options = readings.map(
    (reading) => `${reading.name}: ${(reading.texts[at] ?? '').slice(0, longestSample)}`,
  );
  if (name === 'utf-8') options.push('utf-8: leave out the rows that hold such bytes');
  const named = readings.map((reading) => encodingTitle(reading.name));
  const question =
    named.length === 0
      ? 'How is this file encoded? It holds bytes that are not UTF-8.'
      : `How is this file encoded? It is not UTF-8, and could be ${named.join(' or ')}.`;
  return { ...certainly(name), doubt: { question, options } };
}

/** The word whose readings differ most. */
function tellingWord(readings: readonly Reading[], words: readonly string[]): number {
  let best = 0;
  let most = 0;
  for (const index of words.keys()) {
    const texts = new Set(readings.map(({ texts }) => texts[index]));
    if (texts.size > most) [best, most] = [index, texts.size];
    if (most === readings.length) break;
  }
  return best;
}
