import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** A PDF read with poppler's tools, as anybody else would read it. */
export class PdfFile {
  readonly path: string;
  readonly bytes: Uint8Array;

  constructor(t: Pick<TestContext, 'onTestFinished'>, bytes: Uint8Array) {
    const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-pdf-'));
    t.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    this.path = join(folder, 'deck.pdf');
    this.bytes = bytes;
    writeFileSync(this.path, bytes);
  }

  /** The text of each page in the order it was written, line breaks as spaces. */
  pages(): string[] {
    const all = this.#run('pdftotext', ['-raw', this.path, '-']);
    return all
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/g, ' '));
  }

  info(): Record<string, string> {
    const lines = this.#run('pdfinfo', [this.path]).split('\n');
    return Object.fromEntries(
      lines.map((line) => {
        const [name = '', ...rest] = line.split(':');
        return [name, rest.join(':').trim()];
      }),
    );
  }

  /** Rows of pdfimages -list: one for each raster picture. */
  images(): string[] {
    return this.#run('pdfimages', ['-list', this.path]).trim().split('\n').slice(2);
  }

  /** Name, type and whether it is embedded, of each font. */
  fonts(): { name: string; type: string; embedded: boolean }[] {
    const rows = this.#run('pdffonts', [this.path]).trim().split('\n').slice(2);
    return rows.map((row) => {
      const [name, rest] = [row.slice(0, 36).trim(), row.slice(37)] as const;
      const [, embedded] = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(rest) ?? [];
      return { name, type: rest.slice(0, 17).trim(), embedded: embedded === 'yes' };
    });
  }

  /** Titles of the outline, in order. */
  outline(): string[] {
    const xml = this.#run('pdftohtml', ['-xml', '-i', '-stdout', this.path]);
    const [outline = ''] = /<outline>[\s\S]*<\/outline>/.exec(xml) ?? [];
    return [...outline.matchAll(/<item[^>]*>([^<]*)<\/item>/g)].map(([, title = '']) => title);
  }

  /** The tags, each on a line of its own, with their text. */
  structure(): string {
    return this.#run('pdfinfo', ['-struct-text', this.path]);
  }

  #run(tool: string, args: string[]): string {
    return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  }
}
