import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Asset {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Named by its content, so it never changes. */
  hashed: boolean;
}

/** Every address GET can answer, fixed at start: a request is looked up, never joined to a folder. */
export type AssetMap = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** `assets/main-BvX2_a1c.js`: the bundler's eight characters before the extension. */
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** Reads the built renderer once. Files of a kind it does not know (source maps) are not served. */
export function readAssets(folder: string): AssetMap {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(folder.length + 1).replaceAll('\\', '/')}`;
    assets.set(path, {
      type,
      bytes: new Uint8Array(readFileSync(file)),
      hashed: hashedName.test(path),
    });
  }
  return assets;
}

/** Addresses the page's own router knows, a source's name among them; a reload there gets the page. Anything else is not found. */
const pageRoutes = [
  'today',
  'welcome',
  'partners',
  'qbrs',
  'qbr',
  'campaigns',
  'deals',
  'program',
  'reports',
  'imports',
  'import',
  'settings',
];

const pageRoute = new RegExp(`^/(?:(?:${pageRoutes.join('|')})(?:/[\\w.~:@%+!'()*-]+)*/?)?$`);

/** What a person may have typed: it gets the page too, which says in its own words that nothing is there. */
const mistyped = /^(?:\/[\w~%-]+)+\/?$/;

/** The answer to a GET, or undefined where there is nothing at that address. */
export function serveAsset(assets: AssetMap, path: string): Response | undefined {
  const page = assets.get('/index.html');
  const asset = assets.get(path) ?? (pageRoute.test(path) ? page : undefined);
  if (asset !== undefined) return answer(asset, 200);
  return page !== undefined && mistyped.test(path) ? answer(page, 404) : undefined;
}

function answer(asset: Asset, status: number): Response {
  return new Response(asset.bytes, {
    status,
    headers: {
      'content-type': asset.type,
      'content-length': String(asset.bytes.byteLength),
      'cache-control': asset.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
