/** How a word that holds bytes from 0x80 up looks under one encoding. */
type WordLook =
  | 'good'
  | 'neutral'
  | 'bad'
  /** Quotation marks within a word of the West, as where another program misread an old DOS file long before. */
  | 'damaged';

export type Script = 'latin' | 'cyrillic' | 'chinese' | 'japanese' | 'korean';

/** Does this look like a word of a language written in that script? Strict: what no one writes is bad. */
export function lookOf(word: string, script: Script): WordLook {
  if (hopeless.test(word)) return 'bad';
  switch (script) {
    case 'latin':
      return latinLook(word);
    case 'cyrillic':
      return cyrillicLook(word);
    case 'chinese':
    case 'japanese':
    case 'korean':
      return eastAsianLook(word, script);
  }
}

/** Bad bytes, control codes, private and unassigned characters. */
const hopeless = /(?![\t\f\r\n])[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u;

/** What stands beside words and numbers in Western and Cyrillic text. */
const usualSigns = '\\u00a0«»„“”‚‘’‹›–—…•€£¥¢§©®™°±²³¹½¼¾×÷µ·¡¿ªº№\\u00ad´';
const strangeSign = new RegExp(`[^\\p{ASCII}\\p{L}${usualSigns}]`, 'u');
/** A sign between two letters that no one writes there. */
const signInWord = /\p{L}(?![’‘´·–—\u00ad\u00a0&])[^\p{ASCII}\p{L}]\p{L}/u;
/** Currency, fractions and powers before a letter. */
const signBeforeLetter = /[€£¥¢§°±²³¹½¼¾×÷¿¡]\p{Ll}/u;
const openingQuestion = /(?<![\p{L}\p{N}])[¿¡]\p{L}/u;
const wrongCase =
  /\p{Ll}(?=\P{ASCII})\p{Lu}|(?=\P{ASCII})\p{Ll}\p{Lu}|\p{L}(?=\P{ASCII})\p{Lu}\p{Ll}|(?<!\p{L})(?=\P{ASCII})\p{Lu}\p{Lu}\p{Ll}/u;
/** Letters so rare that a word with one is more often another encoding's. */
const rareLatin = /[ÿŸðþÐÞƒıŒˆ˜ŽžŠš]/u;
const veryRareLatin = /[ÿŸðþÐÞƒıýÝ]/u;
/** Where no Western language has them, and Czech or Polish read as Western does. */
const strangePlace = /[ìù]\p{L}|ø\p{L}*[áíúšžè]|[áíúšžè]\p{L}*ø|È[aeou]|ñ(?![aeiouáéíóúü])/u;
const highRun = /(?:(?=\P{ASCII})\p{L}){3}/u;
const onlyHigh = /^(?:(?=\P{ASCII})\p{L}){2,}$/u;
const accented = /[A-Za-z](?=\P{ASCII})\p{L}|(?=\P{ASCII})\p{L}[A-Za-z]/u;
const aloneSign =
  /^[–—•€£«»„“”]+$|\d\u00a0\d{3}|\d\s?[€£°]|[€£]\d|[\p{L}]’(?:s|t|re|ll|d|ve|m)?$|^(?:[ldjmnscLDJMNSC]|qu)’|[a-z]’[a-z]|[\p{L}\d][™®©]|^[©®™]|(?<!\p{L})[„“«‹]\p{L}|\p{L}[”“»›]/u;
const aloneLetter = /^[^\p{L}]*(?=\P{ASCII})\p{L}[^\p{L}]*$/u;
const letterWords = /^[^\p{L}]*[àèéìíòóùöåäÅÄÖÉÈÀøØæªº][^\p{L}]*$/u;

const misread = /(?<=\p{L})[‚„”“…‹†‡ˆ](?=\p{L})/gu;

function latinLook(word: string): WordLook {
  const mended = word.replace(misread, 'e');
  const look = soundLook(mended);
  return mended === word || look === 'bad' ? look : 'damaged';
}

function soundLook(word: string): WordLook {
  if (strangeSign.test(word) || /[^\p{Script=Latin}\P{L}ªºµ]/u.test(word)) return 'bad';
  if (signInWord.test(word) || highRun.test(word)) return 'bad';
  if (veryRareLatin.test(word) || strangePlace.test(word)) return 'bad';
  if (signBeforeLetter.test(word) && !openingQuestion.test(word)) return 'bad';
  if (wrongCase.test(word.replaceAll('ß', 's'))) return 'bad';
  if (onlyHigh.test(word.replace(/[^\p{L}]/gu, ''))) return 'bad';
  if (accented.test(word)) return 'good';
  if (aloneLetter.test(word)) return letterWords.test(word) ? 'neutral' : 'bad';
  return aloneSign.test(word) && !rareLatin.test(word) ? 'good' : 'neutral';
}

const otherCyrillic = /[ЂЃѓЉЊЌЋЏђљњќћџЈјЅѕ]/u;

function cyrillicLook(word: string): WordLook {
  if (strangeSign.test(word) || /[^\p{Script=Cyrillic}\p{Script=Latin}\P{L}]/u.test(word))
    return 'bad';
  if (/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u.test(word)) return 'bad';
  if (/\d\p{Script=Cyrillic}\d/u.test(word)) return 'bad';
  if (otherCyrillic.test(word) || signInWord.test(word) || wrongCase.test(word)) return 'bad';
  return /\p{Script=Cyrillic}{2}/u.test(word) ? 'good' : 'neutral';
}

const eastAsian =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々〇\\u3000-\\u303f\\uff00-\\uffef';
const strangeEast = new RegExp(
  `[^\\p{ASCII}${eastAsian}·—…‘’“”×°℃№Ⅰ-ⅿ①-⓿㈠-㏿α-ωΑ-Ω€￥－〜～]`,
  'u',
);
/** One character of the East within a word of the West. */
const strayInLatin = new RegExp(`(?<![${eastAsian}])[${eastAsian}](?=[a-z])`, 'u');
const halfBesideHan = /[\uff61-\uff9f]\p{Script=Han}|\p{Script=Han}[\uff61-\uff9f]/u;
const loneHalf = /(?<![\uff61-\uff9f])[\uff61-\uff9f](?![\uff61-\uff9f])/;
const runOfTwo = new RegExp(`[${eastAsian}]{2}`, 'u');

function eastAsianLook(word: string, script: 'chinese' | 'japanese' | 'korean'): WordLook {
  if (strangeEast.test(word) || strayInLatin.test(word)) return 'bad';
  if (script !== 'japanese' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return 'bad';
  if (script !== 'korean' && /\p{Script=Hangul}/u.test(word)) return 'bad';
  if (halfBesideHan.test(word) || loneHalf.test(word)) return 'bad';
  return runOfTwo.test(word) ? 'good' : 'neutral';
}
