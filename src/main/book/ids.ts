import { randomFillSync } from 'node:crypto';

const size = 12;
/** One call to the system gives many ids: an import needs a hundred thousand. */
const pool = Buffer.alloc(size * 512);
let used = pool.length;

/** A new public id: 16 url-safe characters from 96 random bits. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.toString('base64url', used - size, used);
}
