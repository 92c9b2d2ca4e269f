import { count, formatAge } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { LinkAnchor } from '../../components/links.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

/** Which files speak of this partner, and how fresh they are. */
export function SourcesCard({ overview: { sources, partner } }: { overview: Overview }) {
  const keys = partner.keys.map(({ source, key }) => `${source}: ${key}`).join(' · ');
  return (
    <Card title="Where this comes from" foot={keys === '' ? undefined : `Known as ${keys}`}>
      {sources.length === 0 ? (
        <p className="qd-dim" style={{ margin: 0 }}>
          Typed by hand; no file speaks of this partner.{' '}
          <LinkAnchor to="/import/new" inherit>
            Import one
          </LinkAnchor>
        </p>
      ) : (
        <ul className={classes.list}>
          {sources.map((source) => (
            <li key={`${source.source}-${source.entity}`}>
              <span>
                {source.source} · {source.file}
                <span className="qd-dim">
                  {' '}
                  {source.entity}, {count(source.rows, 'row')}
                </span>
                {source.vanished > 0 && (
                  <span className="qd-warn">
                    {' '}
                    {count(source.vanished, 'row')} not in the latest file
                  </span>
                )}
              </span>
              <span className={`${classes.end} qd-dim`}>
                {source.ageDays === 0 ? 'today' : `${formatAge(source.ageDays)} ago`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
