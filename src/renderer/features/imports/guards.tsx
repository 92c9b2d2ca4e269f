import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
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
};

/** What must be seen before this plan is applied: a sentence each, the evidence, and a tick. */
export function Guards({ guards, accepted, onAccept }: GuardsProps) {
  if (guards.length === 0) return null;
  const toggle = (name: string, on: boolean) =>
    onAccept(on ? [...accepted, name] : accepted.filter((one) => one !== name));
  return (
    <section className={classes.guards} aria-label="Before you apply">
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden className="qd-warn" />
      <ul className={classes.guardList}>
        {guards.map(({ name, message, evidence, absolute }) => (
          <li key={name} className={classes.guard}>
            {absolute ? (
              <p className={classes.guardText}>
                {message} <span className="qd-dim">Mend the file and choose it again.</span>
              </p>
            ) : (
              <Checkbox
                size="xs"
                label={message}
                description={name === 'ambiguous' ? 'Or settle them under Columns.' : undefined}
                checked={accepted.includes(name)}
                onChange={(event) => toggle(name, event.currentTarget.checked)}
              />
            )}
            {evidence.length > 0 && (
              <details className={classes.evidence}>
                <summary>{count(evidence.length, 'example')}</summary>
                <ul>
                  {evidence.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
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
