import { Button } from '@mantine/core';
import type { FileLook, RecipeDrift } from '../../../shared/book/file-look.ts';
import { count } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import classes from './columns.module.css';
import { type RecipeDraft, withField } from './recipe-draft.ts';
import { fieldLabel } from './words.ts';

type ColumnDriftProps = {
  look: FileLook;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
};

type Gone = RecipeDrift['gone'][number];

/** How the file's columns differ from the last ones of this source, and what probably took a lost one's place. */
export function ColumnDrift({ look, draft, setDraft }: ColumnDriftProps) {
  const known = look.known.find(
    ({ source, entity }) => source === draft.source && entity === draft.entity,
  );
  const drift = known?.drift ?? null;
  if (drift === null) return null;
  const { renamed, gone, added } = drift;
  return (
    <Card title="The columns are not the ones of last time">
      <ul className={classes.asks}>
        {gone.map((one) => (
          <li key={one.column} className={classes.lost}>
            <GoneColumn gone={one} draft={draft} setDraft={setDraft} />
          </li>
        ))}
        {renamed.map(({ from, to }) => (
          <li key={from}>
            “{from}” is written “{to}” now, and read as before.
          </li>
        ))}
        {added.length > 0 && (
          <li className="qd-dim">
            {count(added.length, 'new column')}: {added.slice(0, 8).join(', ')}
            {added.length > 8 && ' and more'}.
          </li>
        )}
      </ul>
    </Card>
  );
}

type GoneProps = { gone: Gone; draft: RecipeDraft; setDraft: (draft: RecipeDraft) => void };

function GoneColumn({ gone, draft, setDraft }: GoneProps) {
  const { column, field, inKey, near } = gone;
  const filled = field === null ? null : fieldLabel(draft.entity, field, column);
  const settled = field !== null && draft.columns.some(({ rule }) => rule?.field === field);
  const use = (found: string) => {
    const next = field === null ? draft : withField(draft, found, field);
    setDraft(inKey && !next.key.includes(found) ? { ...next, key: [...next.key, found] } : next);
  };
  return (
    <>
      <span>
        “{column}” is gone{filled !== null && `; it filled ${filled}`}
        {inKey && ' and told the rows apart'}.{' '}
        {settled && <span className="qd-dim">Another column fills it now.</span>}
      </span>
      {near !== null && !settled && (
        <Button size="compact-sm" variant="default" onClick={() => use(near)}>
          Use “{near}” for it
        </Button>
      )}
    </>
  );
}
