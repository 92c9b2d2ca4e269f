import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import classes from './imports.module.css';

const names = ['File', 'What it is', 'Columns', 'What will change'] as const;

type StepsProps = {
  /** 0 to 3. */
  at: number;
  /** Goes back to a step that is done. */
  onGo?: ((step: number) => void) | undefined;
};

/** Where in the import this is: four steps, the done ones lead back. */
export function Steps({ at, onGo }: StepsProps) {
  return (
    <nav aria-label="Steps of the import">
      <ol className={classes.steps}>
        {names.map((name, index) => {
          const done = index < at;
          const label = (
            <>
              <span className={classes.stepMark} aria-hidden>
                {done ? <IconCheck size={11} stroke={2.5} /> : index + 1}
              </span>
              {name}
              {done && <span className="qd-hidden"> done</span>}
            </>
          );
          return (
            <li
              key={name}
              className={clsx(classes.step, index === at && classes.stepHere)}
              aria-current={index === at ? 'step' : undefined}
            >
              {done && onGo !== undefined ? (
                <button type="button" className="qd-plain" onClick={() => onGo(index)}>
                  {label}
                </button>
              ) : (
                <span>{label}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
