import { Card } from '../../components/card.tsx';
import type { BookInfo } from './book-card.tsx';
import classes from './settings.module.css';

const hosts: Readonly<Record<BookInfo['host']['kind'], string>> = {
  electron: 'desktop window',
  loopback: 'browser window',
  cli: 'command line',
};

/** What runs here, under which license, and where the data stays. */
export function AboutCard({ info }: { info: BookInfo }) {
  const { version, kind } = info.host;
  return (
    <Card title="About">
      <p className={classes.note}>
        <b>Your data never leaves this computer.</b> Quarterdeck opens no connection to anywhere; it
        works the same without a network.
      </p>
      <dl className={classes.facts}>
        <dt>Version</dt>
        <dd>
          {version}, {hosts[kind]}
        </dd>
        <dt>License</dt>
        <dd>MIT, free to use, change and share</dd>
        <dt>Contains</dt>
        <dd>
          SQLite (public domain), React, Mantine, TanStack, Chart.js, tRPC, Hono, Zod (MIT), Inter
          (SIL Open Font License)
        </dd>
        <dt>Error log</dt>
        <dd className={classes.path}>{info.logPlace}</dd>
      </dl>
    </Card>
  );
}
