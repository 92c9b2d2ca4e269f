import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { JobsWorkerData } from './protocol.ts';
import { registry } from './registry.ts';
import { serveJobs } from './serve.ts';

z.config({ jitless: true });

if (parentPort !== null) serveJobs(parentPort, workerData as JobsWorkerData, registry);
