import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { EmptyState } from '../components/states.tsx';
import { trpc } from './client.ts';
import { useRememberedTheme } from './color-scheme.ts';
import { connection } from './events.ts';
import { FileDrop } from './file-drop.tsx';
import { Header } from './header.tsx';
import { useLease } from './jobs.ts';
import { useOpenLineage } from './lineage.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { useFocusOnNewScreen } from './screen-focus.ts';
import { session } from './session.ts';
import classes from './shell.module.css';
import { useStore } from './store.ts';
import { setToday } from './today.ts';

const LineageDrawer = lazy(async () => {
  const { LineageDrawer: Drawer } = await import('../components/lineage-drawer.tsx');
  return { default: Drawer };
});

/** What stands around every screen. */
export function Shell() {
  return useStore(session) === 'closed' ? <Closed /> : <OpenShell />;
}

/** The host went away, or this tab was never let in: nothing here can work until it is opened again. */
function Closed() {
  return (
    <EmptyState page title="Open Quarterdeck again">
      This page is no longer connected to it. What you saved is in your book.
    </EmptyState>
  );
}

function OpenShell() {
  const info = useQuery(trpc.book.info.queryOptions());
  const day = info.data?.today;
  useEffect(() => {
    if (day !== undefined) setToday(day);
  }, [day]);
  useRememberedTheme();
  useFocusOnNewScreen();
  const [lineage, closeLineage] = useOpenLineage();

  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <Rail />
      <div className={classes.main}>
        <Header />
        <Banner readOnly={info.data?.readOnly ?? null} />
        <main id="content" className={classes.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Palette />
      <FileDrop />
      {lineage !== null && (
        <Suspense fallback={null}>
          <LineageDrawer target={lineage} onClose={closeLineage} />
        </Suspense>
      )}
    </div>
  );
}

/** One line under the header when something holds for every screen. */
function Banner({ readOnly }: { readOnly: 'media' | 'locked' | null }) {
  const linked = useStore(connection);
  const lease = useLease();
  if (linked === 'lost')
    return (
      <div className={classes.banner} role="alert">
        Quarterdeck is not answering. What you saved is safe.
        <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </div>
    );
  if (lease.held)
    return (
      <div className={classes.banner} role="status">
        <Loader size={14} aria-hidden />
        {lease.label === '' ? 'Working on the book' : lease.label}. What you edit meanwhile is saved
        right after.
      </div>
    );
  if (readOnly !== null)
    return (
      <div className={classes.banner} role="status">
        {readOnly === 'media'
          ? 'This book lies where nothing can be written, so a copy is open: changes will not be kept.'
          : 'Another Quarterdeck has this book open: here it can only be read.'}
      </div>
    );
  return null;
}
