import { directoryPageParts } from '../../playbooks/marketplace-strategy.ts';
import type { MarketplaceRules } from './strategy-rules.ts';

/** One integration of the public directory; blank text = not written yet. */
export type DirectoryEntry = {
  readonly partner: string;
  readonly category: string;
  readonly what: string;
  /** The data-flow diagram: a link or an inline drawing. */
  readonly how: string;
  readonly setup: string;
  readonly quote: string;
  readonly connect: string;
};

export type DirectorySection = { readonly title: string; readonly body: string };

export type DirectoryPage = {
  readonly path: string;
  readonly title: string;
  readonly sections: readonly DirectorySection[];
  readonly faults: readonly string[];
};

export type DirectoryIndex = {
  readonly path: string;
  /** Filters beside the search, in order of name. */
  readonly categories: readonly string[];
  readonly pages: readonly {
    readonly path: string;
    readonly partner: string;
    readonly category: string;
  }[];
  readonly faults: readonly string[];
};

const root = '/integrations';

/** A name as part of an address: lower case, any run of other characters becomes one hyphen, ends trimmed. */
export function directorySlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The page of one integration with its five parts, and what is still wrong with it (S90.4). */
export function directoryPage(rules: MarketplaceRules, entry: DirectoryEntry): DirectoryPage {
  const sections = directoryPageParts.map(({ id, name }) => ({
    title: name,
    body: entry[id].trim(),
  }));
  const blank = sections
    .filter(({ body }) => body === '')
    .map(({ title }) => `${title}: not written.`);
  const { min, max } = rules.whatSentences;
  const count = sentences(entry.what);
  const length =
    count > 0 && (count < min || count > max)
      ? [`What it does: ${min}-${max} sentences, not ${count}.`]
      : [];
  return {
    path: `${root}/${directorySlug(entry.partner)}`,
    title: `${entry.partner} + ${entry.category}`,
    sections,
    faults: [...blank, ...length],
  };
}

/** The index page: all integrations by name, filters by category, and addresses that two entries share (S90.4). */
export function directoryIndex(entries: readonly DirectoryEntry[]): DirectoryIndex {
  const pages = entries
    .map(({ partner, category }) => ({
      path: `${root}/${directorySlug(partner)}`,
      partner,
      category,
    }))
    .sort((a, b) => (a.partner < b.partner ? -1 : 1));
  const seen = new Set<string>();
  const faults = pages.flatMap(({ path, partner }) => {
    const taken = seen.has(path);
    seen.add(path);
    return taken ? [`${partner}: the address ${path} is already taken.`] : [];
  });
  const categories = [...new Set(entries.map(({ category }) => category))].sort();
  return { path: root, categories, pages, faults };
}

/** Sentences of a text: its parts that end in a full stop, a question mark or an exclamation mark, or at its end. */
export function sentences(text: string): number {
  return text.split(/[.!?]+(?:\s+|$)/).filter((part) => part.trim() !== '').length;
}
