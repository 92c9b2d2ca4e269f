import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../app/client.ts';
import { formatDate } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

const shown = 6;

export function useContacts(partner: string) {
  return useQuery(
    trpc.partners.records.queryOptions({ entity: 'contacts', where: { partner }, limit: 200 }),
  );
}

export function ContactsCard({ overview: { partner, today } }: { overview: Overview }) {
  const contacts = useContacts(partner.id);
  const rows = contacts.data ?? [];
  const present = rows.filter((row) => (row.leftOn ?? null) === null);
  return (
    <Card title="Contacts" side={contacts.isSuccess ? String(present.length) : undefined}>
      {contacts.isPending && <LoadingRows rows={2} label="Loading contacts" />}
      {contacts.isError && (
        <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />
      )}
      {contacts.isSuccess && rows.length === 0 && (
        <p className="qd-dim" style={{ margin: 0 }}>
          No contacts yet. Import them, or log a touch with a name.
        </p>
      )}
      {rows.length > 0 && (
        <ul className={classes.list}>
          {rows.slice(0, shown).map((row) => (
            <li key={row.id}>
              <span className={classes.who}>
                {row.name} <span className="qd-dim">{row.role}</span>
              </span>
              <span className={`${classes.end} ${classes.mail} qd-dim`}>
                {(row.leftOn ?? null) === null
                  ? row.email
                  : `left ${formatDate(String(row.leftOn), today)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
