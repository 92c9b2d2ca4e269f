import { Button } from '@mantine/core';
import { IconBook2, IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/client.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useWork } from '../../app/work.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { LinkButton } from '../../components/links.tsx';
import { Page } from '../../components/page-header.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import classes from './welcome.module.css';

/** The empty book: two doors, and one sentence on what this is. */
export function WelcomeScreen() {
  useCrumbs([{ label: 'Welcome' }]);
  return (
    <Page>
      <div className={classes.welcome}>
        <h1 className={classes.title}>Welcome to Quarterdeck</h1>
        <p className={classes.lead}>
          Your partners, their health, tiers and QBRs in one book on this machine. Nothing leaves
          it. This book is still empty: choose how to begin.
        </p>
        <div className={classes.doors}>
          <SampleDoor />
          <Door
            icon={<IconFileImport size={26} stroke={1.5} aria-hidden />}
            title="Import a CSV"
            text="Partners, deals or revenue, exported from your CRM or ERP. You see what will change before anything is written, and every import can be undone."
            action={<LinkButton to="/import/new">Choose a file</LinkButton>}
          />
        </div>
        <p className="qd-faint">Or drop a file anywhere on this window.</p>
      </div>
    </Page>
  );
}

function SampleDoor() {
  const navigate = useNavigate();
  const work = useWork<unknown>();
  const open = async () => {
    const answer = await work.run(() => api.sample.load.mutate());
    if (answer !== null) void navigate({ to: '/partners', search: {} });
  };
  return (
    <Door
      icon={<IconBook2 size={26} stroke={1.5} aria-hidden />}
      title="Open the sample book"
      text="A made-up reseller program: 60 partners, eight quarters of revenue, deals, contacts and two QBRs held. Look around, change anything; a restore makes it empty again."
      action={
        <>
          <Button variant="default" loading={work.running} onClick={() => void open()}>
            Open the sample
          </Button>
          {work.running && <WorkProgress job={work.job} label="Filling the book" />}
          <FailureNotice error={work.error} />
        </>
      }
    />
  );
}

type DoorProps = { icon: ReactNode; title: string; text: string; action: ReactNode };

function Door({ icon, title, text, action }: DoorProps) {
  return (
    <section className={classes.door}>
      <span className={classes.icon}>{icon}</span>
      <h2 className={classes.doorTitle}>{title}</h2>
      <p className={classes.doorText}>{text}</p>
      <div className={classes.action}>{action}</div>
    </section>
  );
}
