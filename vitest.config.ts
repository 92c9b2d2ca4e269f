import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium, testBrowserFlags } from './scripts/chromium.ts';
import { isRoot } from './scripts/electron-binary.ts';
import { requireNode } from './scripts/node-version.ts';

requireNode('npx vitest run');

const executablePath = findChromium();

/** What the renderer imports from packages. */
const browserDependencies = [
  ...['@mantine/core', '@mantine/form', '@mantine/hooks', '@mantine/modals'],
  ...['@mantine/notifications', '@tabler/icons-react', 'clsx', 'zod'],
  ...['@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-table'],
  ...['@tanstack/react-virtual', '@trpc/client', '@trpc/tanstack-react-query'],
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['test/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/e2e/**', 'test/bench/**'],
        },
      },
      {
        // Components, in the browser they are made for: test/renderer/**/*.test.tsx.
        extends: true,
        plugins: [react()],
        // Found one by one while tests run, they would make the browser reload in the middle of a test.
        optimizeDeps: { include: browserDependencies },
        test: {
          name: 'components',
          include: ['test/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath === null ? {} : { executablePath }),
                chromiumSandbox: !isRoot(),
                args: testBrowserFlags,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
