import { shell } from 'electron';
import { badInput } from '../../../shared/kernel/failure.ts';

// Windows refuses longer ones, and no address of ours comes near.
const longest = 2_000;
const protocols = new Set(['https:', 'mailto:']);

/**
 * The address as it may be handed to the system, or null: https without a user name, or mailto
 * without an attachment (some mail programs attach any file they are told to).
 */
export function safeAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !protocols.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:' && url.hostname === '') return null;
  const attaches = [...url.searchParams.keys()].some((key) => /^attach/i.test(key.trim()));
  if (attaches || url.href.length > longest) return null;
  return url.href;
}

export async function openExternal(address: string): Promise<void> {
  const safe = safeAddress(address);
  if (safe === null) {
    throw badInput(
      'AddressRefused',
      'Quarterdeck opens web addresses (https) and mail addresses only.',
      'Copy the address and open it yourself if you trust it.',
    );
  }
  await shell.openExternal(safe);
}
