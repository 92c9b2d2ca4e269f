/** Everything the window ever loads lies under this address; what is behind it is the book worker. */
export const scheme = 'app';
export const site = 'quarterdeck';
export const origin = `${scheme}://${site}`;

/** Keeps the window's own settings between runs; the session itself caches nothing. */
export const partition = 'persist:quarterdeck';

/** Whether an address is a page or file of ours: exactly app://quarterdeck/…, no user, no port. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${scheme}:` &&
    url.host === site &&
    url.username === '' &&
    url.password === ''
  );
}

/** What a page of ours may fetch: our own addresses, and the blobs it made itself. */
export function mayFetch(address: string): boolean {
  return isOurs(address) || address.startsWith(`blob:${origin}/`);
}
