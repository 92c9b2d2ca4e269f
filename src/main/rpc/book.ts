import { z } from 'zod';
import { badInput, Failure } from '../../shared/kernel/failure.ts';
import { backupFolderOf, listBackups } from '../book/backup-files.ts';
import { lastChangeId } from '../book/change.ts';
import { placeWarning } from '../book/place.ts';
import { fileSha256 } from '../http/file-sha256.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const noDialog = () =>
  new Failure({
    code: 'NotFound',
    message: 'This window has no file dialog of its own.',
    hint: 'Drop the file on the page, or choose it there.',
  });

/** Only what a person could mean by a link: a web page or a mail address. */
function safeUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'mailto:')) return url.href;
  throw badInput(
    'UnsafeLink',
    'This link cannot be opened.',
    'Only https and mail links can be.',
    'url',
  );
}

export const bookRouter = router({
  /** An open book is in no trouble; one that cannot be opened is answered for by the recovery app. */
  trouble: publicProcedure.query(() => null),

  /** What is open, and what this host can do. */
  info: publicProcedure.query(({ ctx: { book, host, log, today } }) => ({
    path: book.path,
    placeWarning: placeWarning(book.path),
    readOnly: book.readOnly,
    today: today(),
    seq: lastChangeId(book.read),
    logPlace: log.place,
    host: {
      kind: host.kind,
      version: host.version,
      can: {
        pickFile: host.pickFile !== undefined,
        saveFile: host.saveFile !== undefined,
        print: host.print !== undefined,
        openExternal: host.openExternal !== undefined,
      },
    },
  })),

  /** The host's own dialog; answers like an upload does, or null where the person closed it. */
  pickFile: publicProcedure.mutation(async ({ ctx: { host, uploads } }) => {
    if (host.pickFile === undefined) throw noDialog();
    const path = await host.pickFile({ title: 'Import a file', extensions: ['csv', 'tsv', 'txt'] });
    if (path === null) return null;
    const { fileId, name, bytes, sha256 } = uploads.adopt(path, await fileSha256(path));
    return { fileId, name, bytes, sha256 };
  }),

  openExternal: publicProcedure
    .input(z.strictObject({ url: z.string().max(2000) }))
    .mutation(async ({ ctx: { host }, input }) => {
      const url = safeUrl(input.url);
      await host.openExternal?.(url);
      return { opened: host.openExternal !== undefined, url };
    }),

  /** Integrity, search and derived values against a rebuild: minutes on a big book, so it runs as a job. */
  check: publicProcedure.mutation(({ ctx }) => ({ job: ctx.jobs.start('book.check', {}) })),
});

export const backupsRouter = router({
  list: publicProcedure.query(({ ctx }) => listBackups(backupFolderOf(ctx.book.path)).reverse()),
  make: mutation.mutation(({ ctx }) => ({
    job: ctx.jobs.start('book.backup', { reason: 'manual' }),
  })),
  /** Only a backup this book knows of: no path comes in with the request. */
  restore: mutation
    .input(z.strictObject({ file: z.string().max(4000) }))
    .mutation(({ ctx, input }) => {
      const backups = listBackups(backupFolderOf(ctx.book.path));
      if (!backups.some(({ file }) => file === input.file)) {
        throw badInput(
          'UnknownBackup',
          'This backup is not one of this book’s.',
          'Choose one from the list.',
          'file',
        );
      }
      return { job: ctx.jobs.start('book.restore', { file: input.file }) };
    }),
});
