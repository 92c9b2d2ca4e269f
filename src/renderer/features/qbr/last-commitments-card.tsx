import { Card } from '../../components/card.tsx';
import type { Detail } from './detail.ts';
import { PromiseLine } from './promise-line.tsx';
import classes from './qbr.module.css';
import { useCut } from './use-cut.tsx';

/** What was promised before comes first: kept, or not and why. */
export function LastCommitmentsCard({ detail }: { detail: Detail }) {
  const { lastCommitments: all, qbr } = detail;
  const { shown, more } = useCut(all);
  const open = all.filter(({ status }) => status === 'open').length;
  const kept = all.filter(({ status }) => status === 'done').length;
  return (
    <Card
      title="Promised last time"
      side={all.length === 0 ? undefined : `${kept} kept, ${open} open`}
    >
      {all.length === 0 && (
        <p className={classes.plain}>
          Nothing stands open with {qbr.partner.name} from an earlier meeting.
        </p>
      )}
      {all.length > 0 && (
        <ul className={classes.promises}>
          {shown.map((one) => (
            <PromiseLine key={one.id} promise={one} partner={qbr.partner.name} />
          ))}
        </ul>
      )}
      {more}
    </Card>
  );
}
