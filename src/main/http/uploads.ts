import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { badInput, Failure, notFound } from '../../shared/kernel/failure.ts';
import { tooLarge } from './body.ts';

export interface Upload {
  fileId: string;
  /** As the person knows it; never used as a path. */
  name: string;
  bytes: number;
  sha256: string;
}

export interface UploadedFile extends Upload {
  path: string;
}

export interface UploadLimits {
  bytes: number;
  /** What must stay free on the disk beside the file: the plan, the log, the book's own growth. */
  spare: number;
}

const limits: UploadLimits = { bytes: 2 * 1024 ** 3, spare: 64 * 1024 ** 2 };
const WEEK_MS = 7 * 24 * 3600 * 1000;

function shownName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.slice(0, 200) || 'file';
}

/** Files a person gave us, until they are imported. They lie beside the book, readable by its owner alone. */
export class Uploads {
  readonly #folder: string;
  readonly #newId: () => string;
  readonly #limits: UploadLimits;
  readonly #files = new Map<string, UploadedFile>();

  constructor(bookPath: string, newId: () => string, keep: UploadLimits = limits) {
    this.#folder = `${bookPath}.plans`;
    this.#newId = newId;
    this.#limits = keep;
  }

  find(fileId: string): UploadedFile {
    const file = this.#files.get(fileId);
    if (file !== undefined) return file;
    throw notFound('This file is no longer here.', 'Choose the file again.');
  }

  /** A file the host's own dialog named: its bytes stay where they are. */
  adopt(path: string, sha256: string, name = basename(path)): UploadedFile {
    const bytes = statSync(path).size;
    return this.#keep({
      fileId: this.#newId(),
      name: shownName(name),
      bytes,
      sha256,
      path,
    });
  }

  async receive(name: string, body: ReadableStream<Uint8Array>, claimed: number): Promise<Upload> {
    if (claimed > this.#limits.bytes) throw tooLarge(this.#limits.bytes);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    await this.#checkSpace(claimed);
    const fileId = this.#newId();
    const path = join(this.#folder, `${fileId}.upload`);
    const handle = await open(path, 'wx', 0o600);
    try {
      const written = await this.#write(handle, body);
      await handle.close();
      const { path: _, ...upload } = this.#keep({
        fileId,
        name: shownName(name),
        path,
        ...written,
      });
      return upload;
    } catch (error) {
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
  }

  /** What earlier runs left behind and nobody imported within a week. */
  forgetOld(now: number): void {
    if (statSync(this.#folder, { throwIfNoEntry: false }) === undefined) return;
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (!name.endsWith('.upload')) continue;
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now };
      if (now - mtimeMs > WEEK_MS) rmSync(path, { force: true });
    }
  }

  #keep(file: UploadedFile): UploadedFile {
    this.#files.set(file.fileId, file);
    return file;
  }

  async #write(handle: FileHandle, body: ReadableStream<Uint8Array>) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > this.#limits.bytes) throw tooLarge(this.#limits.bytes);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    if (bytes === 0)
      throw badInput('EmptyFile', 'The file is empty.', 'Choose a file with rows in it.');
    return { bytes, sha256: hash.digest('hex') };
  }

  async #checkSpace(claimed: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize >= claimed + this.#limits.spare) return;
    throw new Failure({
      code: 'DiskFull',
      message: 'There is not enough free space beside the book for this file.',
      hint: 'Free some space and choose the file again.',
    });
  }
}
