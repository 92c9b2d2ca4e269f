import { CloseButton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { failureOf } from '../app/failure.ts';
import classes from './surface.module.css';

type FailureNoticeProps = { error: unknown; onClose?: () => void };

/** A failure beside what caused it: what went wrong, then the next step. */
export function FailureNotice({ error, onClose }: FailureNoticeProps) {
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  return (
    <div className={classes.notice} role="alert">
      <IconAlertCircle className={classes.noticeIcon} size={18} aria-hidden />
      <div className={classes.noticeBody}>
        <div>{failure.message}</div>
        <div className="qd-dim">{failure.hint}</div>
        {failure.guards !== undefined && (
          <ul className={classes.guards}>
            {failure.guards.map((guard) => (
              <li key={guard.name}>
                {guard.message}
                {guard.evidence.length > 0 && (
                  <span className="qd-dim"> {guard.evidence.slice(0, 3).join(' · ')}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {onClose !== undefined && <CloseButton size="sm" aria-label="Dismiss" onClick={onClose} />}
    </div>
  );
}
