/** A law is tried on two thousand histories in a long run, on a hundred otherwise; the seed is printed with a failure. */
const long = process.env.QUARTERDECK_LONG === '1';

export const lawRuns = {
  seed: 20_260_319,
  numRuns: long ? 2000 : 100,
} as const;

/** Long runs take minutes. */
export const lawTimeout = long ? 7_200_000 : 180_000;
