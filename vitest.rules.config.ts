import { defineConfig } from 'vitest/config';
import { requireNode } from './scripts/node-version.ts';

requireNode('npx vitest run --config vitest.rules.config.ts');

/** The rules alone, with what their tests reach: `npm run coverage` and `npm run mutate` measure these. */
export default defineConfig({
  test: {
    name: 'rules',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    setupFiles: ['test/setup.ts'],
    include: ['test/shared/**/*.test.ts', 'test/golden/**/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/shared/**/*.ts'],
      reportsDirectory: 'test-results/coverage',
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
