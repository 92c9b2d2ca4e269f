import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { Page, PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { AboutCard } from './about-card.tsx';
import { BackupsCard } from './backups-card.tsx';
import { BookCard } from './book-card.tsx';
import { CheckCard } from './check-card.tsx';
import { LookCard } from './look-card.tsx';
import { ProgramCard } from './program-card.tsx';
import classes from './settings.module.css';

/** Where the book lies and how it is kept; how its figures are reckoned; how the app looks. */
export function SettingsScreen() {
  useCrumbs([{ label: 'Settings' }]);
  const info = useQuery(trpc.book.info.queryOptions());
  const facts = useQuery(trpc.settingsBook.facts.queryOptions());
  const settings = useQuery(trpc.settings.get.queryOptions());
  const failed = [info, facts, settings].find((query) => query.isError);
  if (failed !== undefined)
    return (
      <Page>
        <ErrorState page error={failed.error} onRetry={() => void failed.refetch()} />
      </Page>
    );
  if (info.data === undefined || facts.data === undefined || settings.data === undefined)
    return (
      <Page>
        <PageHeader title="Settings" />
        <LoadingRows rows={8} label="Loading the settings" />
      </Page>
    );
  return (
    <Page>
      <PageHeader title="Settings" />
      <div className={classes.cards}>
        <div className={classes.column}>
          <BookCard info={info.data} facts={facts.data} />
          <BackupsCard facts={facts.data} />
          <CheckCard />
        </div>
        <div className={classes.column}>
          <ProgramCard view={settings.data} />
          <LookCard />
          <AboutCard info={info.data} />
        </div>
      </div>
    </Page>
  );
}
