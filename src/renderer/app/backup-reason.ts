import type { Outputs } from './client.ts';

/** Why a backup was made, to be read after “made” or under it. */
export const backupReason: Readonly<Record<Outputs['backups']['list'][number]['reason'], string>> =
  {
    auto: 'by itself',
    quit: 'on closing',
    import: 'before an import',
    undo: 'before undoing an import',
    migration: 'before an upgrade of the book',
    restore: 'before a restore',
    update: 'before an update',
    manual: 'by you',
  };
