import type { Fact } from '../../src/shared/kernel/explained.ts';
import { minorFromMajor, minorToDecimal } from '../../src/shared/kernel/money.ts';
import { displayPercent } from '../../src/shared/kernel/percent.ts';
import type { Ratio } from '../../src/shared/kernel/ratio.ts';

/** Reads a golden case's arguments in our units. Units and names only: no rule lives here. */
export type Input = Readonly<Record<string, unknown>>;
export type GoldenOp = (input: Input) => Readonly<Record<string, unknown>>;
/** Operations by the name golden.json gives them. */
export type Ops = Readonly<Record<string, GoldenOp>>;

export const num = (input: Input, key: string): number | null => {
  const value = input[key];
  return typeof value === 'number' ? value : null;
};
export const must = (input: Input, key: string): number => {
  const value = num(input, key);
  if (value === null) throw new TypeError(`The case lacks the number "${key}".`);
  return value;
};
export const text = (input: Input, key: string): string => {
  const value = input[key];
  if (typeof value !== 'string') throw new TypeError(`The case lacks the text "${key}".`);
  return value;
};
export const numbers = (input: Input, key: string): number[] => {
  const value = input[key];
  return Array.isArray(value) ? value.map(Number) : [];
};
export const minor = (amount: number | null): number | null =>
  amount === null ? null : minorFromMajor(amount, 'USD');
export const major = (amount: number | null): number | null =>
  amount === null ? null : Number(minorToDecimal(amount, 'USD'));
export const shown = (share: Ratio | null): number | null =>
  share === null ? null : displayPercent(share);
export const fact = (value: number | null): Fact<number> => ({ value, evidence: [], asOf: null });
export const flag = (input: Input, key: string): number => (input[key] === true ? 1 : 0);
export const yesNo = (input: Input, key: string): boolean | null => {
  const value = input[key];
  return typeof value === 'boolean' ? value : null;
};
