import type { Connection } from './connection.ts';

/** Runs in a transaction that is never committed: what would be done, with the book left as it was. */
export function onTrial<T>(connection: Connection, work: () => T): T {
  const { db } = connection;
  return connection.unprotected(() => {
    try {
      db.exec('BEGIN IMMEDIATE');
      return work();
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  });
}
