const names: readonly string[] = [
  'jan january januar janner jenner janvier janv enero ene gennaio gen januari janeiro янв январь января ocak',
  'feb february februar feber fevrier fevr fev febrero febbraio februari fevereiro фев февр февраль февраля subat',
  'mar march marz mrz mars marzo maart mrt marco marts мар март марта mart',
  'apr april avril avr abril abr aprile апр апрель апреля nisan',
  'may mai mayo maggio mag mei maio maj маи мая mayıs',
  'jun june juni juin junio giugno giu junho июн июнь июня haziran',
  'jul july juli juillet juil julio luglio lug julho июл июль июля temmuz',
  'aug august aout agosto ago augustus augusti авг август августа agustos',
  'sep sept september septembre septiembre set setiembre settembre sett setembro сен сент сентябрь сентября eylul',
  'oct october oktober okt octobre octubre ottobre ott outubro out окт октябрь октября ekim',
  'nov november novembre noviembre novembro ноя нояб ноябрь ноября kasım',
  'dec december dezember dez decembre diciembre dic dicembre dezembro дек декабрь декабря aralık des desember',
];
const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)),
);
const weekdays: ReadonlySet<string> = new Set(
  (
    'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
    'mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag ' +
    'lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche ' +
    'lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo ' +
    'lunedi martedi mercoledi gio giovedi venerdi sabato domenica ' +
    'ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag ' +
    'seg segunda segunda-feira ter terca terca-feira qua quarta quarta-feira qui quinta quinta-feira sex sexta sexta-feira ' +
    'man mandag tis tisdag ons onsdag tor tors torsdag fre fredag lor lordag son sondag'
  ).split(' '),
);

/**
 * The month (1-12) that a word names in English, German, French, Spanish, Italian, Dutch, Portuguese, the Scandinavian
 * languages, Russian or Turkish, in full or as its usual short form, in any case and with or without accents; null for any other word (S03.5).
 */
export function monthOf(word: string): number | null {
  return numbers.get(fold(word)) ?? null;
}

/** Whether a word names a day of the week in one of these languages; it says nothing about the date it stands before. */
export function isWeekday(word: string): boolean {
  return weekdays.has(fold(word));
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
