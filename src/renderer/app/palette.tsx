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
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { FailureNotice } from '../components/failure-notice.tsx';
import { useFocusBack } from '../components/use-focus-back.ts';
import { trpc } from './client.ts';
import { useThemeChoice } from './color-scheme.ts';
import classes from './palette.module.css';
import { useChoice } from './palette-choice.ts';
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
      returnFocus={false}
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
  const isAnswer = settled === '' || !(find.isPending || find.isPlaceholderData);
  const answered = settled === query.trim() && isAnswer;
  return { find, hits, options: [...hits, ...commands], answered };
}

/** Closes the palette and does what the line says; a new screen takes the focus itself. */
function useRun() {
  const { history } = useRouter();
  const leaving = useRef(false);
  useFocusBack(leaving);
  return (option: Option) => {
    const { pathname } = history.location;
    option.run();
    leaving.current = history.location.pathname !== pathname;
    spotlight.close();
  };
}

function PaletteBody({ query }: { query: string }) {
  const { find, hits, options, answered } = useOptions(query);
  const run = useRun();
  const choice = useChoice({ query: query.trim(), options, answered, run });
  const chosen = options[choice.selected];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      choice.step(step);
    }
    if (event.key === 'Enter') choice.enter();
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
            selected={index === choice.selected}
            onPoint={() => choice.pick(option)}
            onRun={() => run(option)}
          />
        ))}
      </div>
      {options.length === 0 && answered && !find.isError && (
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
  // A browser also tells of a pointer at rest, under which the lines moved: that chooses nothing.
  const onMouseMove = ({ movementX, movementY }: MouseEvent) => {
    if (!selected && (movementX !== 0 || movementY !== 0)) onPoint();
  };
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
        onMouseMove={onMouseMove}
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
