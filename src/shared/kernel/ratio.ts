/** An exact fraction; `den` is positive. Thresholds are compared with these, never with binary floats (G13). */
export type Ratio = { readonly num: bigint; readonly den: bigint };

/** num/den as an exact ratio. Whole numbers or bigints only; throws RangeError on a zero denominator. */
export function ratio(num: bigint | number, den: bigint | number = 1n): Ratio {
  const n = typeof num === 'bigint' ? num : BigInt(num);
  const d = typeof den === 'bigint' ? den : BigInt(den);
  if (d === 0n) throw new RangeError('A ratio needs a denominator other than 0.');
  return d < 0n ? { num: -n, den: -d } : { num: n, den: d };
}

/** The exact ratio of a number as it is written in decimal: 0.1 is 1/10. Throws RangeError on NaN and infinities. */
export function ratioOf(value: number): Ratio {
  if (Number.isSafeInteger(value)) return { num: BigInt(value), den: 1n };
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  const text = String(value);
  const e = text.indexOf('e');
  const decimal = e < 0 ? text : text.slice(0, e);
  const point = decimal.indexOf('.');
  const places = point < 0 ? 0 : decimal.length - point - 1;
  const exponent = (e < 0 ? 0 : Number(text.slice(e + 1))) - places;
  const digits = BigInt(decimal.replace('.', ''));
  return exponent >= 0
    ? { num: digits * 10n ** BigInt(exponent), den: 1n }
    : { num: digits, den: 10n ** BigInt(-exponent) };
}

/** -1, 0 or 1, exactly. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const [left, right] = [a.num * b.den, b.num * a.den];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The smaller of two ratios. */
export function minRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) <= 0 ? a : b;
}

/** The larger of two ratios. */
export function maxRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) >= 0 ? a : b;
}

/** a / b; throws RangeError when b is zero. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den, a.den * b.num);
}

/** a x b. */
export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** a + b. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

/** a - b. */
export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { num: -b.num, den: b.den });
}

/** A percentage as rule sets write it, as a share: 12.5 is 1/8. Throws RangeError on NaN and infinities. */
export function percentRatio(percent: number): Ratio {
  const { num, den } = ratioOf(percent);
  return { num, den: den * 100n };
}

/** Rounded to so many decimals, halves away from zero: for multiples and means that are shown, never compared. */
export function toDecimals(value: Ratio, places: number): number {
  const rounded = roundRatio(multiplyRatios(value, { num: 10n ** BigInt(places), den: 1n }));
  return rounded === 0n ? 0 : Number(rounded) / 10 ** places;
}

/** Largest whole number not above the ratio. */
export function floorRatio({ num, den }: Ratio): bigint {
  const quotient = num / den;
  return num % den < 0n ? quotient - 1n : quotient;
}

/** Smallest whole number not below the ratio. */
export function ceilRatio({ num, den }: Ratio): bigint {
  const quotient = num / den;
  return num % den > 0n ? quotient + 1n : quotient;
}

/** Nearest whole number, halves away from zero (G6). */
export function roundRatio({ num, den }: Ratio): bigint {
  const half = (2n * (num < 0n ? -num : num) + den) / (2n * den);
  return num < 0n ? -half : half;
}

/** The nearest double, for drawing only. */
export function toNumber({ num, den }: Ratio): number {
  return Number((num * 1_000_000_000_000n) / den) / 1e12;
}
