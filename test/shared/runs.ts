/** Settings of every property test: a fixed seed, few runs by default, many when a long run is asked for. */
export const runs = {
  seed: 20_260_319,
  numRuns: process.env.QUARTERDECK_LONG === '1' ? 5_000 : 150,
} as const;
