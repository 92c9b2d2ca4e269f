function numRuns(): number {
  if (process.env.QUARTERDECK_LONG === '1') return 5_000;
  // A rule changed on purpose meets the same tests thousands of times over.
  return process.env.QUARTERDECK_MUTATION === '1' ? 15 : 150;
}

/** Settings of every property test: a fixed seed, few runs by default, many when a long run is asked for. */
export const runs = { seed: 20_260_319, numRuns: numRuns() } as const;
