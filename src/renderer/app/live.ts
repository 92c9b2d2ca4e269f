import { z } from 'zod';
import type { AppEvent } from '../../shared/book/app-event.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import { queryClient } from './client.ts';
import { listenToEvents } from './events.ts';
import { jobsTold, jobTold, leaseTold } from './jobs.ts';

// Zod would compile its checks with eval, which the content security policy forbids.
z.config({ jitless: true });

/** A burst of changes is one refetch. */
const gatherMs = 20;
let due: ReturnType<typeof setTimeout> | undefined;

/** Any change can move any derived figure: what is on screen is asked for again, the rest when it is. */
function refresh(): void {
  clearTimeout(due);
  due = setTimeout(() => void queryClient.invalidateQueries(), gatherMs);
}

function hear(event: AppEvent): void {
  switch (event.kind) {
    case 'change':
      refresh();
      break;
    case 'hello':
      jobsTold(event.jobs);
      leaseTold(event.lease);
      break;
    case 'reset':
      jobsTold(event.jobs);
      leaseTold(event.lease);
      refresh();
      break;
    case 'job':
      jobTold(event.job);
      break;
    case 'lease':
      leaseTold(event);
      break;
    default:
      unreachable(event);
  }
}

/** What happens to the book reaches the queries and the list of jobs. */
export function listenToBook(): () => void {
  return listenToEvents(hear);
}
