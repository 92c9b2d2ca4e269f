import { useEffect } from 'react';
import { createStore, useStore } from './store.ts';

/** A step of the path shown in the header; the last one is the screen itself. */
export type Crumb = { label: string; href?: string };

const crumbs = createStore<readonly Crumb[]>([]);

const [between, ends] = ['\u001f', '\u001e'];

function parse(key: string): Crumb[] {
  return key.split(ends).map((step) => {
    const [label = '', href = ''] = step.split(between);
    return href === '' ? { label } : { label, href };
  });
}

/** Names the screen: in the header and in the window's title. */
export function useCrumbs(path: readonly Crumb[]): void {
  // Screens write their path anew at each render; only another path is news.
  const key = path.map(({ label, href = '' }) => `${label}${between}${href}`).join(ends);
  useEffect(() => {
    const own = parse(key);
    crumbs.set(own);
    const names = own.map(({ label }) => label).reverse();
    document.title = [...names, 'Quarterdeck'].join(' · ');
  }, [key]);
}

export function useShownCrumbs(): readonly Crumb[] {
  return useStore(crumbs);
}
