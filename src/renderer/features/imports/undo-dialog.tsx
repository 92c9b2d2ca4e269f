import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { useWork } from '../../app/work.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import classes from './imports.module.css';

/** What an undo or a redo answers (its job's name says so). */
export type UndoAnswer = {
  reversed: number;
  kept: { why: string; count: number; first: string[] }[];
  failed: string[];
};

type UndoDialogProps = {
  importId: string;
  file: string;
  opened: boolean;
  onClose: () => void;
  onUndo: () => void;
};

/** Says what an undo would put back and what it would keep, before it is asked for. */
export function UndoDialog({ importId, file, opened, onClose, onUndo }: UndoDialogProps) {
  const { run, cancel, running, job, error, clear } = useWork<UndoAnswer>();
  const [answer, setAnswer] = useState<UndoAnswer | null>(null);
  const look = useCallback(async () => {
    setAnswer(null);
    setAnswer(await run(() => api.imports.undoPlan.mutate({ import: importId })));
  }, [run, importId]);
  useEffect(() => {
    if (opened) void look();
  }, [opened, look]);
  const close = () => {
    cancel();
    clear();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Undo this import?" size="lg">
      <p className={classes.lead}>
        Every value {file} changed goes back to what it was, and what it added is taken out. What
        was changed since is kept. The book is backed up first, and the undo can be redone.
      </p>
      {running && <WorkProgress job={job} label="Looking at what goes back" />}
      <FailureNotice error={error} />
      {answer !== null && <WhatGoesBack answer={answer} tense="would" />}
      <div className={classes.dialogFoot}>
        <Button variant="default" onClick={close}>
          Leave it
        </Button>
        <Button
          data-autofocus
          disabled={answer?.reversed === 0}
          onClick={() => {
            close();
            onUndo();
          }}
        >
          Undo the import
        </Button>
      </div>
    </Modal>
  );
}

type WhatGoesBackProps = { answer: UndoAnswer; tense: 'would' | 'did' };

/** What goes back and, by reason, what stays. */
export function WhatGoesBack({ answer, tense }: WhatGoesBackProps) {
  const { reversed, kept, failed } = answer;
  const all = kept.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className={classes.goesBack}>
      {tense === 'would' && (
        <p>
          <b>{count(reversed, 'value')}</b> {reversed === 1 ? 'goes' : 'go'} back or{' '}
          {reversed === 1 ? 'is' : 'are'} taken out.
        </p>
      )}
      {all === 0 && failed.length === 0 ? (
        <p>{tense === 'would' ? 'Nothing has to be kept.' : 'Nothing had to be kept.'}</p>
      ) : (
        <>
          <p>
            <b>{formatNumber(all)}</b> {tense === 'would' ? 'would stay' : 'stayed'} as{' '}
            {all === 1 ? 'it is' : 'they are'}:
          </p>
          <ul className={classes.notes}>
            {kept.map((one) => (
              <li key={one.why}>
                {formatNumber(one.count)} kept: {one.why}
                {one.first.length > 0 && <span className="qd-dim"> ({one.first.join(', ')})</span>}
              </li>
            ))}
            {failed.map((one) => (
              <li key={one} className="qd-bad">
                {one}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
