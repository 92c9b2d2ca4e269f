import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { useWork } from '../../app/work.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { type CheckReport, checkWords } from './check-words.ts';
import classes from './settings.module.css';

/** Looks the whole book over; writes nothing. */
export function CheckCard() {
  const work = useWork<CheckReport>();
  const [report, setReport] = useState<CheckReport | null>(null);
  const check = async () => {
    setReport(null);
    setReport(await work.run(() => api.book.check.mutate()));
  };
  return (
    <Card
      title="Check the book"
      side={
        <Button
          size="compact-sm"
          variant="default"
          loading={work.running}
          onClick={() => void check()}
        >
          Check now
        </Button>
      }
    >
      <div className={classes.stack}>
        {work.running && <WorkProgress job={work.job} label="Looking the book over" />}
        <FailureNotice error={work.error} onClose={work.clear} />
        {report === null && !work.running && (
          <p className={`qd-dim ${classes.note}`}>
            Reads every row, and compares search and each figure with ones computed from scratch.
            Nothing is changed. No check finds all damage, so backups carry a checksum of their own.
          </p>
        )}
        {report !== null && <Findings report={report} />}
      </div>
    </Card>
  );
}

function Findings({ report }: { report: CheckReport }) {
  return (
    <div role="status">
      <p className={classes.note}>
        <b>{report.ok ? 'Your book is sound.' : 'Something is wrong with this book.'}</b>
      </p>
      <ul className={classes.findings}>
        {checkWords(report).map(({ ok, text, next }) => (
          <li key={text}>
            {ok ? (
              <IconCheck size={15} aria-hidden className="qd-good" />
            ) : (
              <IconAlertCircle size={15} aria-hidden className="qd-bad" />
            )}
            <span>
              {text} {next !== null && <b>{next}</b>}
            </span>
          </li>
        ))}
      </ul>
      <p
        className={`qd-faint ${classes.path}`}
        title="Two books with the same facts have the same fingerprint"
      >
        Fingerprint {report.hash}
      </p>
    </div>
  );
}
