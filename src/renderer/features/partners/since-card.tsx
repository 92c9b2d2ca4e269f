import { formatDate } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { LinkAnchor } from '../../components/links.tsx';
import { DateText } from '../../components/values.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

const shown = 8;

/** What to talk about: everything that moved since the partner and you last sat together. */
export function SinceCard({ overview }: { overview: Overview }) {
  const { sinceLastQbr, lastQbr, today, partner } = overview;
  const { items, since } = sinceLastQbr;
  const title =
    lastQbr === null
      ? `Since ${formatDate(since, today)}`
      : `Since the last QBR, ${formatDate(lastQbr.heldOn, today)}`;
  return (
    <Card
      title={title}
      note={lastQbr === null ? 'no QBR was held yet' : undefined}
      foot={
        items.length > shown ? (
          <LinkAnchor to="/partners/$partnerId/history" params={{ partnerId: partner.id }} inherit>
            and {items.length - shown} more in History
          </LinkAnchor>
        ) : undefined
      }
    >
      {items.length === 0 ? (
        <p className="qd-dim" style={{ margin: 0 }}>
          Nothing has changed.
        </p>
      ) : (
        <ul className={classes.list}>
          {items.slice(0, shown).map(({ at, kind, text }) => (
            <li key={`${at} ${kind} ${text}`}>
              <span className={classes.when}>
                <DateText date={at.slice(0, 10)} />
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
