import { z } from 'zod';
import { programSettingsSchema } from '../../shared/program/settings.ts';
import { readSettings, setSettings, setUiSetting, uiSettings } from '../program/index.ts';
import { actOf } from './act.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const patch = programSettingsSchema.omit({ version: true, effectiveFrom: true }).partial();

export const settingsRouter = router({
  get: publicProcedure.query(({ ctx }) => readSettings(ctx.book.read, ctx.today())),

  set: mutation
    .input(
      z.strictObject({
        patch,
        /** First fiscal quarter it holds for; the running one unless it is said. */
        effectiveFrom: z.string().max(20).optional(),
      }),
    )
    .mutation(({ ctx, input }) => setSettings(actOf(ctx), input)),

  ui: publicProcedure.query(({ ctx }) => uiSettings(ctx.book.read)),

  setUi: mutation
    .input(z.strictObject({ key: z.string().min(1).max(100), value: z.json() }))
    .mutation(({ ctx, input }) => setUiSetting(actOf(ctx), input)),
});
