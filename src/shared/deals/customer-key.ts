import { foldText } from '../book/key.ts';
import { legalForms, publicSuffixes } from '../playbooks/deal-public-suffixes.ts';

/** A customer as a partner types it in; `domain` may be a host, a web address or a mail address. */
export type CustomerName = { readonly name: string | null; readonly domain: string | null };

/** What makes two registrations the same customer: the registrable domain, else the company name (S40.13). */
export type CustomerKey = { readonly by: 'domain' | 'name'; readonly key: string };

const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;
const suffixes: ReadonlySet<string> = new Set(publicSuffixes);
const forms: ReadonlySet<string> = new Set(legalForms);

/** The key of a customer, or null when neither a domain nor a name can be read (S40.13). */
export function customerKey({ name, domain }: CustomerName): CustomerKey | null {
  const host = domain === null ? null : registrableDomain(domain);
  if (host !== null) return { by: 'domain', key: host };
  const company = name === null ? '' : companyKey(name);
  return company === '' ? null : { by: 'name', key: company };
}

/**
 * The registrable domain of what was typed, lower case, without scheme, user, port, path, www and other subdomains; the
 * public suffix is kept, so `a.co.uk` and `b.co.uk` differ and so do `a.com` and `a.de`. Null when it is no domain name
 * (a single word, an address of numbers, a public suffix alone).
 */
export function registrableDomain(typed: string): string | null {
  const host = hostOf(typed);
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every((part) => label.test(part))) return null;
  if (/\.\d+$/.test(host)) return null;
  const kept = suffixes.has(labels.slice(-2).join('.')) ? 3 : 2;
  return labels.length < kept ? null : labels.slice(-kept).join('.');
}

function hostOf(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/, '')
    .replace(/[/?#].*$/, '');
  return bare
    .slice(bare.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
}

/**
 * A company's name for comparison: case, accents, punctuation and a legal form at its end taken away. A name that is
 * nothing but legal forms keeps its first word; signs alone give an empty key.
 */
export function companyKey(name: string): string {
  const words = foldText(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const lastOwn = words.findLastIndex((word) => !forms.has(word));
  return words.slice(0, Math.max(1, lastOwn + 1)).join(' ');
}

/** Whether two customers are one for registration (S40.13). False when either has no key. */
export function isSameCustomer(a: CustomerName, b: CustomerName): boolean {
  const [left, right] = [customerKey(a), customerKey(b)];
  return left !== null && right !== null && left.by === right.by && left.key === right.key;
}
