import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import {
  IconAddressBook,
  IconArrowRight,
  IconBriefcase,
  IconPresentation,
  IconSpeakerphone,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { FailureNotice } from '../components/failure-notice.tsx';
import { trpc } from './client.ts';
import { useThemeChoice } from './color-scheme.ts';
import classes from './palette.module.css';
import { commandOptions, hitOptions, type Option } from './palette-options.ts';

const icons = {
  partner: IconAddressBook,
  contact: IconUser,
  deal: IconBriefcase,
  campaign: IconSpeakerphone,
  qbr: IconPresentation,
  command: IconArrowRight,
} as const satisfies Record<Option['kind'], unknown>;

/** Ctrl/Cmd+K: any partner, contact, deal, campaign, QBR or command. */
export function Palette() {
  const [query, setQuery] = useState('');
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': 'Find' } }}
      size={620}
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content, search: classes.search }}
    >
      <PaletteBody query={query} />
    </Spotlight.Root>
  );
}

function useOptions(query: string) {
  const { history } = useRouter();
  const [, theme] = useThemeChoice();
  const [settled] = useDebouncedValue(query.trim(), 50);
  const find = useQuery(
    trpc.search.find.queryOptions(
      { q: settled, limit: 12 },
      { enabled: settled !== '', placeholderData: keepPreviousData },
    ),
  );
  const go = (href: string) => history.push(href);
  const hits = settled === '' || query.trim() === '' ? [] : hitOptions(find.data ?? [], go);
  const commands = commandOptions(query, go, theme);
  return { find, hits, commands, settled: settled === query.trim() && !find.isFetching };
}

function PaletteBody({ query }: { query: string }) {
  const { find, hits, commands, settled } = useOptions(query);
  const options = [...hits, ...commands];
  const [selected, setSelected] = useState(0);
  const first = options[0]?.id;
  // A new first line takes the selection: Enter opens the best match.
  useEffect(() => setSelected(first === undefined ? -1 : 0), [first]);
  const chosen = options[selected];

  const run = (option: Option) => {
    spotlight.close();
    option.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      setSelected((selected + step + options.length) % options.length);
    }
    if (event.key === 'Enter' && chosen !== undefined) run(chosen);
  };

  return (
    <>
      <Spotlight.Search
        placeholder="Find a partner, deal, contact, or a command…"
        aria-label="Find a partner, deal, contact, or a command"
        // What is typed right after the shortcut must arrive.
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.id}`}
        onKeyDown={onKeyDown}
        size="md"
      />
      <div id="palette-list" role="listbox" aria-label="Found" className={classes.list}>
        {find.isError && <FailureNotice error={find.error} />}
        {options.map((option, index) => (
          <PaletteOption
            key={option.id}
            option={option}
            heading={headingOf(index, hits.length)}
            selected={index === selected}
            onPoint={() => setSelected(index)}
            onRun={() => run(option)}
          />
        ))}
      </div>
      {options.length === 0 && settled && !find.isError && (
        <p className={classes.nothing}>Nothing in the book matches “{query.trim()}”.</p>
      )}
      <div className={classes.foot}>↑ ↓ to move · Enter to open · Esc to close</div>
    </>
  );
}

function headingOf(index: number, hits: number): string | null {
  if (index === 0 && hits > 0) return 'In the book';
  return index === hits ? 'Commands' : null;
}

type PaletteOptionProps = {
  option: Option;
  heading: string | null;
  selected: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function PaletteOption({ option, heading, selected, onPoint, onRun }: PaletteOptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const Icon = icons[option.kind];
  return (
    <>
      {heading !== null && (
        <div className={classes.heading} role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the search field, which hears the keys. */}
      <div
        ref={element}
        id={`palette-${option.id}`}
        role="option"
        tabIndex={-1}
        aria-selected={selected}
        className={classes.option}
        onMouseMove={selected ? undefined : onPoint}
        onClick={onRun}
      >
        <Icon size={17} stroke={1.6} aria-hidden />
        <span className={classes.label}>{option.label}</span>
        {option.detail !== '' && <span className={classes.detail}>{option.detail}</span>}
        {option.word !== '' && <span className={classes.word}>{option.word}</span>}
      </div>
    </>
  );
}
