import { parentPort, workerData } from 'node:worker_threads';
import type { JobsWorkerData } from '../../../src/main/jobs/protocol.ts';
import type { Work } from '../../../src/main/jobs/registry.ts';
import { serveJobs } from '../../../src/main/jobs/serve.ts';

// The product's jobs worker with work made for trying: each behaves as its name in the test says.

const untilCancelled: Work = (_input, { progress, checkCancelled }) => {
  progress({ label: 'Counting', done: 1, total: null });
  for (;;) checkCancelled();
};

const untilCancelledInAChange: Work = (_input, { book, progress, checkCancelled }) =>
  book.change({ label: 'Long import', origin: 'import' }, (writer) => {
    writer.create('partners', { name: 'Never kept' });
    progress({ label: 'Writing', done: 1, total: 2 });
    for (;;) checkCancelled();
  });

const diesInAChange: Work = (_input, { book }) =>
  book.change({ label: 'Doomed import', origin: 'import' }, (writer) => {
    writer.create('partners', { name: 'Never kept' });
    process.exit(7);
  });

const writes: Work = (_input, { book }) =>
  book.change({ label: 'Short import', origin: 'import' }, (writer) => {
    writer.create('partners', { name: 'Kept' });
  }).change;

const breaks: Work = () => {
  throw new Error('Acme owes 12');
};

if (parentPort !== null) {
  serveJobs(parentPort, workerData as JobsWorkerData, {
    'import.inspect': untilCancelled,
    'import.plan': breaks,
    'import.apply': untilCancelledInAChange,
    'import.undo': diesInAChange,
    'import.redo': writes,
    'import.watched': writes,
    'import.match': writes,
    'import.view': writes,
    'sample.load': writes,
    'book.backup': writes,
    'book.restore': writes,
    'book.check': writes,
    'book.recompute': writes,
  });
}
