import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const from = (path: string) => resolve(import.meta.dirname, path);

/**
 * electron-vite builds pages for file://, with relative addresses. Ours come from the root of
 * app://quarterdeck/ or of the loopback host, and must load from a deep route as well.
 */
const servedFromRoot: Plugin = {
  name: 'quarterdeck:served-from-root',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

// Only `dependencies` stay outside the bundle: a native module and the updater. No preload.
export default defineConfig({
  main: {
    publicDir: false,
    build: {
      outDir: from('out/main'),
      rolldownOptions: {
        input: {
          index: from('src/main/hosts/electron/main.ts'),
          loopback: from('src/main/hosts/loopback/main.ts'),
          cli: from('src/main/hosts/cli/main.ts'),
          'book-worker': from('src/main/book/worker.ts'),
          'jobs-worker': from('src/main/jobs/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    publicDir: false,
    plugins: [react(), servedFromRoot],
    build: {
      outDir: from('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // The browser that is installed may be older than Electron's.
      target: 'chrome120',
      // Fonts and icons stay files: the content security policy allows no data: addresses.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: {
          index: from('src/renderer/index.html'),
          print: from('src/renderer/print.html'),
        },
      },
    },
  },
});
