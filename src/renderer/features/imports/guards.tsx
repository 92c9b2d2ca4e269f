import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import type { GuardFinding } from '../../../shared/kernel/guards.ts';
import { api } from '../../app/client.ts';
import { count } from '../../app/format.ts';
import { takeFile } from '../../app/take-file.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';

type GuardsProps = {
  guards: Summary['guards'];
  accepted: readonly string[];
  onAccept: (names: readonly string[]) => void;
  /** Back to the columns, where what is open can be settled. */
  onColumns?: (() => void) | undefined;
};

/** What a person says by passing a guard. */
const passes: Readonly<Record<GuardFinding['name'], string>> = {
  rejected: 'Leave these rows out',
  older: 'Import it although it is older',
  gone: 'They are really gone',
  cut: 'The file is whole',
  ambiguous: 'Go on: what is open stays unknown',
  duplicates: 'Take the first row of each key',
  nearKeys: 'They are different records',
  twoSources: 'They are different records',
};

/** What must be seen before this plan is applied: each a sentence, its evidence, and a word of the person's own. */
export function Guards({ guards, accepted, onAccept, onColumns }: GuardsProps) {
  if (guards.length === 0) return null;
  const open = guards.filter(({ name, absolute }) => absolute || !accepted.includes(name));
  return (
    <section
      className={clsx(classes.guards, open.length === 0 && classes.guardsPassed)}
      aria-label="Before you apply"
    >
      <div className={classes.guardsHead}>
        {open.length === 0 ? (
          <IconCircleCheck size={17} stroke={1.7} aria-hidden className="qd-good" />
        ) : (
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden className="qd-warn" />
        )}
        <h2 className={classes.guardsTitle}>
          {open.length === 0
            ? 'Everything was looked at'
            : `${count(open.length, 'thing')} to look at before you apply`}
        </h2>
      </div>
      <ul className={classes.guardList}>
        {guards.map((guard) => (
          <GuardItem
            key={guard.name}
            guard={guard}
            passed={accepted.includes(guard.name)}
            onPass={(on) =>
              onAccept(
                on ? [...accepted, guard.name] : accepted.filter((one) => one !== guard.name),
              )
            }
            onColumns={guard.name === 'ambiguous' ? onColumns : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

type GuardItemProps = {
  guard: Summary['guards'][number];
  passed: boolean;
  onPass: (on: boolean) => void;
  onColumns: (() => void) | undefined;
};

const seenAtOnce = 2;

function GuardItem({ guard, passed, onPass, onColumns }: GuardItemProps) {
  const { name, message, evidence, absolute } = guard;
  const more = evidence.slice(seenAtOnce);
  return (
    <li className={classes.guard}>
      <div className={classes.guardWords}>
        <p className={classes.guardText}>{message}</p>
        {evidence.length > 0 && (
          <ul className={classes.evidence}>
            {evidence.slice(0, seenAtOnce).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {more.length > 0 && (
          <details className={classes.moreEvidence}>
            <summary>{count(more.length, 'more', 'more')}</summary>
            <ul className={classes.evidence}>
              {more.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={classes.guardPass}>
        {onColumns !== undefined && (
          <Button size="compact-sm" variant="default" onClick={onColumns}>
            Settle it under Columns
          </Button>
        )}
        {absolute ? (
          <span className="qd-dim">Mend the file and choose it again.</span>
        ) : (
          <Checkbox
            size="xs"
            label={passes[name]}
            checked={passed}
            onChange={(event) => onPass(event.currentTarget.checked)}
          />
        )}
      </div>
    </li>
  );
}

type RejectsButtonProps = { of: { plan: string } | { import: string } };

/** The rows that can't be read, as a CSV to mend. */
export function RejectsButton({ of }: RejectsButtonProps) {
  const save = useMutation({
    mutationFn: async () => takeFile(await api.imports.rejects.mutate(of)),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Download as CSV
      </Button>
      <FailureNotice error={save.error} />
    </>
  );
}
