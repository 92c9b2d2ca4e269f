import { notFound } from '../../shared/kernel/failure.ts';

export interface MadeFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const KEPT = 16;

/** What the app made and the page may take away: a deck, an export. The oldest make room. */
export class MadeFiles {
  readonly #newId: () => string;
  readonly #files = new Map<string, MadeFile>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  keep(file: MadeFile): string {
    const id = this.#newId();
    this.#files.set(id, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= KEPT) break;
      this.#files.delete(oldest);
    }
    return id;
  }

  answer(id: string): Response {
    const file = this.#files.get(id);
    if (file === undefined) throw notFound('This file is no longer here.', 'Make it again.');
    return new Response(file.bytes, {
      headers: {
        'content-type': file.type,
        'content-length': String(file.bytes.byteLength),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      },
    });
  }
}
