import {
  formatAge,
  formatChange,
  formatDate,
  formatMoney,
  type MoneyStyle,
  nothing,
} from '../app/format.ts';
import { useToday } from '../app/today.ts';
import classes from './figures.module.css';

/** Where nothing is known: said in a word, framed like nothing else, never a zero. */
export function UnknownValue({ why }: { why?: string | undefined }) {
  return (
    <span className={classes.unknown} title={why}>
      unknown
    </span>
  );
}

/** A dash for a table's cell, with a word for those who hear it. */
export function NoValue({ word = 'none' }: { word?: string }) {
  return (
    <span className="qd-dim">
      <span aria-hidden>{nothing}</span>
      <span className="qd-hidden">{word}</span>
    </span>
  );
}

type MoneyTextProps = { minor: number | null; currency: string; format?: MoneyStyle };

/** Minor units with their currency; null is unknown. */
export function MoneyText({ minor, currency, format = 'whole' }: MoneyTextProps) {
  if (minor === null) return <NoValue word="unknown" />;
  const text = formatMoney(minor, currency, format);
  return (
    <span
      className="qd-num"
      title={format === 'exact' ? undefined : formatMoney(minor, currency, 'exact')}
    >
      {text}
    </span>
  );
}

export function DateText({ date, none = 'none' }: { date: string | null; none?: string }) {
  const today = useToday();
  if (date === null) return <NoValue word={none} />;
  return (
    <time className="qd-num" dateTime={date} title={formatDate(date)}>
      {formatDate(date, today)}
    </time>
  );
}

/** How long ago, the date itself on hover. */
export function AgeText({ days, date }: { days: number | null; date: string | null }) {
  if (days === null || date === null) return <NoValue word="never" />;
  return (
    <time className="qd-num" dateTime={date} title={formatDate(date)}>
      {formatAge(days)}
    </time>
  );
}

type ChangeTextProps = { value: number | null; none?: string };

/** Growth with its sign: the sign tells what the color tells. */
export function ChangeText({ value, none = 'unknown' }: ChangeTextProps) {
  if (value === null) return <NoValue word={none} />;
  const text = formatChange(value);
  // What rounds to 0% has no sign, and no color either.
  const tone = !/[1-9]/.test(text) ? 'qd-dim' : value > 0 ? 'qd-good' : 'qd-bad';
  return <span className={`qd-num ${tone}`}>{text}</span>;
}
