import type { Outputs } from '../../app/client.ts';
import { count, formatBytes, formatNumber } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import classes from './settings.module.css';

export type BookInfo = Outputs['book']['info'];
export type BookFacts = Outputs['settingsBook']['facts'];

type BookCardProps = { info: BookInfo; facts: BookFacts };

/** Where the book lies and what it holds. */
export function BookCard({ info, facts }: BookCardProps) {
  const held = facts.records.filter((one) => one.count > 0);
  return (
    <Card title="The book" note="One file, yours">
      <dl className={classes.facts}>
        <dt>Place</dt>
        <dd className={classes.path}>{info.path}</dd>
        <dt>Size</dt>
        <dd>{formatBytes(facts.bytes)}</dd>
        <dt>Holds</dt>
        <dd>
          {held.length === 0
            ? 'Nothing yet'
            : held.map((one) => `${formatNumber(one.count)} ${one.label.toLowerCase()}`).join(', ')}
        </dd>
        <dt>History</dt>
        <dd>{count(facts.changes, 'change')}, each can be looked up</dd>
      </dl>
      {info.readOnly !== null && (
        <p className={`qd-warn ${classes.note}`}>
          {info.readOnly === 'media'
            ? 'The book lies where nothing can be written, so a copy is open: changes will not be kept.'
            : 'Another Quarterdeck has this book open: here it can only be read.'}
        </p>
      )}
      {info.placeWarning !== null && (
        <p className={`qd-warn ${classes.note}`}>
          {info.placeWarning.message} {info.placeWarning.hint}
        </p>
      )}
    </Card>
  );
}
