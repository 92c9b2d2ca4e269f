import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trpc } from '../../app/client.ts';
import { count } from '../../app/format.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import type { Overview } from './overview.ts';
import classes from './partner.module.css';

/** Which partners were merged into this one, or into which it was merged itself. Taking it back is always at hand. */
export function MergedLine({ overview: { partner } }: { overview: Overview }) {
  const { merged, mergedInto } = partner;
  const unmerge = useMutation(trpc.partners.unmerge.mutationOptions());
  if (merged.length === 0 && mergedInto === null) return null;
  const takeBack = async (id: string, name: string) => {
    try {
      const { change, kept } = await unmerge.mutateAsync({ key: id });
      const stayed = kept.reduce((sum, one) => sum + one.count, 0);
      const rest = stayed === 0 ? '' : ` ${count(stayed, 'record')} stayed here.`;
      tellUndoable(`${name} is a partner of its own again.${rest}`, change);
    } catch {
      // Shown by the notice below.
    }
  };
  const all = mergedInto === null ? merged : [{ id: partner.id, name: partner.name }];
  return (
    <>
      <p className={classes.namesakes}>
        {mergedInto !== null && (
          <>
            Merged into{' '}
            <Link to="/partners/$partnerId" params={{ partnerId: mergedInto.id }}>
              {mergedInto.name}
            </Link>
            .{' '}
          </>
        )}
        {all.map(({ id, name }) => (
          <span key={id} className={classes.mergedOne}>
            {mergedInto === null && `${name} was merged into this partner. `}
            <Button
              size="compact-xs"
              variant="default"
              loading={unmerge.isPending}
              onClick={() => void takeBack(id, name)}
              aria-label={`Take the merge of ${name} back`}
            >
              Take back
            </Button>
          </span>
        ))}
      </p>
      <FailureNotice error={unmerge.error} />
    </>
  );
}
