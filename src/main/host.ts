/** What a host can do beyond carrying requests. Each ability is optional; the app asks before it offers it. */
export interface Host {
  kind: 'electron' | 'loopback' | 'cli';
  version: string;
  /** The host's own open dialog: answers the path it was given, or null when the person closed it. */
  pickFile?: (options: PickFileOptions) => Promise<string | null>;
  /** Asks for the place and writes safely there (temporary file, fsync, rename). Null when the person closed the dialog. */
  saveFile?: (name: string, bytes: Uint8Array) => Promise<string | null>;
  /** Prints one of our own pages to PDF once the page says it is ready (`POST /print/ready/<id>`). */
  print?: (request: PrintRequest) => Promise<Uint8Array>;
  openExternal?: (url: string) => Promise<void>;
}

export interface PickFileOptions {
  title: string;
  extensions: string[];
}

export interface PrintRequest {
  /** Names the print; the page fetches its document and reports ready under it. */
  id: string;
  /** Path and fragment on our own origin, `/print.html#id=…&token=…`. */
  path: string;
  /** Resolves when the page has said it is ready, rejects when it said it failed or after a timeout. */
  ready: Promise<void>;
  title: string;
}
