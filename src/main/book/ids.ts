import { randomFillSync } from 'node:crypto';

const size = 12;
/** One call to the system gives many ids: an import needs a hundred thousand. */
const pool = Buffer.alloc(size * 512);
let used = pool.length;

/** A new public id: 16 url-safe characters from 96 random bits. None begins with a dash: on a command line that is an option. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  const id = pool.toString('base64url', used - size, used);
  return id.startsWith('-') ? `0${id.slice(1)}` : id;
}
