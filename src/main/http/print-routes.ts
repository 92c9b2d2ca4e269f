import type { Hono } from 'hono';
import { z } from 'zod';
import { badInput } from '../../shared/kernel/failure.ts';
import { readJson } from './body.ts';
import type { Prints } from './prints.ts';

const small = 64 * 1024;
const readyInput = z.strictObject({ problem: z.string().max(2000).nullable() });

function bearer(request: Request): string | null {
  return /^Bearer ([\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

/** What a page being printed asks: its document, with its own token, and to be heard when it is drawn. */
export function addPrintRoutes(app: Hono, prints: Prints): void {
  app.post('/print/:id', (c) =>
    c.json(prints.document(c.req.param('id'), bearer(c.req.raw)) ?? null),
  );
  app.post('/print/ready/:id', async (c) => {
    const said = readyInput.safeParse(await readJson(c.req.raw, small));
    if (!said.success)
      throw badInput('Shape', 'The request does not have the expected form.', 'Reload the page.');
    prints.ready(c.req.param('id'), bearer(c.req.raw), said.data.problem);
    return c.json({ ok: true });
  });
}
