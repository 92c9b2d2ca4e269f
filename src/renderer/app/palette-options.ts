import type { Outputs } from './client.ts';

type Hit = Outputs['search']['find'][number];

/** One line of the palette: something in the book, or a thing to do. */
export type Option = {
  id: string;
  kind: Hit['kind'] | 'command';
  label: string;
  detail: string;
  /** What it is, at the end of the line. */
  word: string;
  run: () => void;
};

const words: Readonly<Record<Hit['kind'], string>> = {
  partner: 'Partner',
  contact: 'Contact',
  deal: 'Deal',
  campaign: 'Campaign',
  qbr: 'QBR',
};

function addressOf({ kind, id, partner }: Hit): string {
  if (kind === 'partner') return `/partners/${id}`;
  if (kind === 'qbr') return `/qbrs/${id}`;
  return partner === null ? '/partners' : `/partners/${partner.id}`;
}

export function hitOptions(hits: readonly Hit[], go: (href: string) => void): Option[] {
  return hits.map((hit) => ({
    id: `${hit.kind}-${hit.id}`,
    kind: hit.kind,
    label: hit.title,
    detail: [hit.kind === 'partner' ? null : hit.partner?.name, hit.detail]
      .filter((part) => part !== null && part !== undefined && part !== '')
      .join(' · '),
    word: words[hit.kind],
    run: () => go(addressOf(hit)),
  }));
}

type Theme = 'light' | 'dark' | 'auto';

/** Label, other words it is found by, what it does. */
function commands(go: (href: string) => void, theme: (choice: Theme) => void) {
  const list: [string, string, () => void][] = [
    ['Go to Partners', 'list table book', () => go('/partners')],
    ['Go to QBRs', 'meetings reviews calendar', () => go('/qbrs')],
    ['Go to Import', 'history sources undo', () => go('/import')],
    ['Go to Settings', 'backup restore book fiscal', () => go('/settings')],
    ['Import a file', 'csv upload new drop', () => go('/import/new')],
    ['Plan a QBR', 'new meeting review', () => go('/qbrs?plan=new')],
    ['Add a partner', 'new create', () => go('/partners?add=true')],
    ['Use the light theme', 'appearance day', () => theme('light')],
    ['Use the dark theme', 'appearance night', () => theme('dark')],
    ['Use the theme of the system', 'appearance auto', () => theme('auto')],
  ];
  return list;
}

/** The commands whose words all start like the query's. */
export function commandOptions(
  query: string,
  go: (href: string) => void,
  theme: (choice: Theme) => void,
): Option[] {
  const asked = query.trim().toLowerCase().split(/\s+/);
  return commands(go, theme)
    .filter(([label, more]) => {
      const own = `${label} ${more}`.toLowerCase().split(' ');
      return asked.every((word) => own.some((one) => one.startsWith(word)));
    })
    .map(([label, , run]) => ({
      id: label.toLowerCase().replaceAll(' ', '-'),
      kind: 'command',
      label,
      detail: '',
      word: '',
      run,
    }));
}
