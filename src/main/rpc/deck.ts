import { z } from 'zod';
import { composedDeck, exportDeck } from '../deck/index.ts';
import { publicProcedure, router } from './trpc.ts';

const asked = {
  /** A QBR's id, or a partner's key. */
  key: z.string().min(1).max(1000),
  /** The quarter under review; the QBR's own, or the last complete one, unless it is said. */
  quarter: z.string().max(20).optional(),
  audience: z.enum(['partner', 'internal']).default('partner'),
};

export const deckRouter = router({
  /** The deck as it will print, each figure with what it opens. */
  preview: publicProcedure
    .input(z.strictObject(asked))
    .query(({ ctx, input }) => composedDeck(ctx.book.read, input, input.audience, ctx.today())),

  /** Prints it. Where the host asks for a place itself the PDF is saved there, else it waits under `/files/<fileId>`. */
  export: publicProcedure.input(z.strictObject(asked)).mutation(async ({ ctx, input }) => {
    const { book, host, made, prints } = ctx;
    const { pdf, name, pages, ms } = await exportDeck(
      book.read,
      input,
      input.audience,
      ctx.today(),
      (title, document) => prints.print(title, document),
    );
    const told = { name, pages, bytes: pdf.byteLength, ms };
    if (host.saveFile !== undefined)
      return { ...told, fileId: null, savedTo: await host.saveFile(name, pdf) };
    const fileId = made.keep({ name, type: 'application/pdf', bytes: new Uint8Array(pdf) });
    return { ...told, fileId, savedTo: null };
  }),
});
