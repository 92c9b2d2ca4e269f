import { parentPort } from 'node:worker_threads';
import type { ToApp } from '../../../src/main/http/carry.ts';
import '../../../src/main/book/worker.ts';

// The product's book worker, that dies when it is asked for this address.
parentPort?.on('message', (message: ToApp) => {
  if (message.kind === 'request' && message.url.endsWith('/crash')) process.exit(9);
});
