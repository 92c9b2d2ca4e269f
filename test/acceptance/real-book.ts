import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { answerOf, writeRecipe } from '../fixtures/built-cli.ts';
import type { Channel } from '../main/imports/channels.ts';

export const countsShape = z.object({
  rows: z.number(),
  rejected: z.number(),
  repeated: z.number(),
  conflicts: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  vanished: z.number(),
});
const imported = z.looseObject({
  import: z.string().nullable(),
  counts: countsShape,
  changedFields: z.record(z.string(), z.number()),
  applied: z.boolean(),
});
const checked = z.looseObject({ ok: z.boolean(), hash: z.string() });

/** Both exports name their files alike: with the day in the name, a traced row says which of them it stands in. */
export const datedName = (day: string, file: string) => `${day} ${file}`;

/** A book in a folder of its own, driven by the built command line alone. */
export class RealBook {
  readonly dir = mkdtempSync(join(tmpdir(), 'quarterdeck-acceptance-'));
  readonly book = join(this.dir, 'real.book');
  readonly today: string;
  readonly #data: string;

  constructor(data: string, today: string) {
    this.#data = data;
    this.today = today;
  }

  path(channel: Channel, part: 'first' | 'second', file: string): string {
    return join(this.#data, channel.folder, channel[part], file);
  }

  ask<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T> {
    return answerOf(shape, this.book, ['--today', this.today, ...args]);
  }

  /** Brings one file, by the recipe a person would have kept beside it. */
  async bring(channel: Channel, part: 'first' | 'second', file: string) {
    const recipe = channel.files.find((one) => one.file === file)?.recipe;
    if (recipe === undefined) throw new Error(`No recipe for ${file}.`);
    const written = writeRecipe(join(this.dir, `${file}.json`), recipe);
    const day = channel[part].replace('export_', '');
    const path = join(this.dir, datedName(day, file));
    copyFileSync(this.path(channel, part, file), path);
    const args = ['import', path, '--as', recipe.entity, '--recipe', written, '--as-of', day];
    const result = await this.ask(imported, ...args, '--yes');
    expect(result.applied).toBe(true);
    return result;
  }

  async bringAll(channel: Channel, part: 'first' | 'second') {
    const results = [];
    for (const { file } of channel.files)
      results.push({ file, ...(await this.bring(channel, part, file)) });
    return results;
  }

  /** The hash of a book that `check` finds sound. */
  async hash(): Promise<string> {
    const { ok, hash } = await this.ask(checked, 'check');
    expect(ok).toBe(true);
    return hash;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** "1234.5" in whole cents, without ever being a fraction. */
export function cents(text: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no amount.`);
  const [, sign, whole = '', part = ''] = match;
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' ? -value : value;
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Cents as a slide writes dollars: "$12,345.67". */
export function dollars(value: number): string {
  const whole = String(Math.floor(value / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `$${whole}.${String(value % 100).padStart(2, '0')}`;
}
