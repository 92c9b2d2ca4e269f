import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { fieldOf as catalogueField } from '../../../shared/book/entities.ts';
import { trpc } from '../../app/client.ts';
import { count, formatInstant, nothing } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import classes from './history.module.css';
import { byChange, type HistoryEntry } from './history-changes.ts';
import { PartnerFrame } from './partner-frame.tsx';

/** Every change of a partner's own fields: what it was, what it is, where that came from. */
export function PartnerHistoryScreen() {
  return <PartnerFrame tab="History">{({ partner }) => <History id={partner.id} />}</PartnerFrame>;
}

function History({ id }: { id: string }) {
  const history = useQuery(trpc.partners.history.queryOptions({ entity: 'partners', key: id }));
  if (history.isPending) return <LoadingRows label="Loading the history" />;
  if (history.isError)
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  const changes = byChange(history.data);
  if (changes.length === 0)
    return <EmptyState title="Nothing has changed yet">Every edit is listed here.</EmptyState>;
  return (
    <Card flush>
      <ol className={classes.changes}>
        {changes.map((entries) => (
          <Change key={entries[0]?.change} entries={entries} />
        ))}
      </ol>
    </Card>
  );
}

/** Imports have an undo of their own, on the import screen: it names what it keeps. */
const byHand = new Set(['you', 'undo']);

function Change({ entries }: { entries: readonly HistoryEntry[] }) {
  const first = entries[0];
  const undo = useMutation(trpc.partners.undoChange.mutationOptions());
  if (first === undefined) return null;
  const undoIt = async () => {
    try {
      const result = await undo.mutateAsync({ change: first.change });
      const kept = result.kept.reduce((sum, one) => sum + one.count, 0);
      notifications.show({
        message:
          kept === 0
            ? 'Undone.'
            : `Undone, but ${count(kept, 'value')} kept: ${result.kept[0]?.why ?? 'edited since'}.`,
        autoClose: 4000,
      });
    } catch {
      // Shown by the notice below.
    }
  };
  const fields = entries.filter(({ field }) => field !== null);
  return (
    <li className={classes.change}>
      <div className={classes.head}>
        <b>{first.label}</b>
        {!isTold(first) && <span className="qd-dim">{first.from}</span>}
        <time className={classes.at} dateTime={first.at}>
          {formatInstant(first.at)}
        </time>
        {fields.length > 0 && byHand.has(first.from) && (
          <ConfirmButton
            size="compact-xs"
            question="Undo this change?"
            explanation="Everything this change set goes back to what it was, on every record it touched. What was edited since is kept, and you are told."
            verb="Undo"
            loading={undo.isPending}
            onConfirm={() => void undoIt()}
          >
            Undo
          </ConfirmButton>
        )}
      </div>
      {fields.map((entry) => (
        <div key={entry.field} className={classes.field}>
          <span className="qd-dim">{labelOf(entry.field ?? '')}</span>
          <span>
            <del className={classes.old}>{entry.old ?? nothing}</del> <span aria-hidden>→</span>{' '}
            <ins className={classes.new}>{entry.new ?? nothing}</ins>
          </span>
        </div>
      ))}
      <FailureNotice error={undo.error} />
    </li>
  );
}

/** Where it came from, where its own label says that already: an import names its file, an undo itself. */
function isTold({ from, label }: HistoryEntry): boolean {
  return from === 'undo' || label.includes(from.split(': ').at(-1) ?? from);
}

function labelOf(field: string): string {
  return catalogueField('partners', field)?.label ?? field.replace(/^custom\./, '');
}
