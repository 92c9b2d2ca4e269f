import { defineConfig } from '@playwright/test';
import { findChromium, testBrowserFlags } from './scripts/chromium.ts';
import { isRoot } from './scripts/electron-binary.ts';
import { requireNode } from './scripts/node-version.ts';

requireNode('npx playwright test');

const chromium = findChromium();

// The same specs twice: over the loopback host in Chromium, and in Electron where its binary is.
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Every test has a host and a book of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['./scripts/playwright-tally.ts']],
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      chromiumSandbox: !isRoot(),
      args: testBrowserFlags,
    },
  },
  projects: [{ name: 'chromium' }, { name: 'electron' }],
});
