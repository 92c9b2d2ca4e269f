import { Button } from '@mantine/core';
import { fieldOf } from '../../../shared/book/entities.ts';
import type { FileLook, RecipeDrift } from '../../../shared/book/file-look.ts';
import { Card } from '../../components/card.tsx';
import { type RecipeDraft, withField } from './recipe-draft.ts';
import classes from './source.module.css';

type DriftNoteProps = {
  look: FileLook;
  draft: RecipeDraft;
  setDraft: (draft: RecipeDraft) => void;
};

/** What of the remembered recipe this file's columns do not have, and what may be the same under another name. */
export function DriftNote({ look, draft, setDraft }: DriftNoteProps) {
  const known = look.known.find(
    ({ source, entity }) => source === draft.source && entity === draft.entity,
  );
  const drift = known?.drift ?? null;
  if (drift === null) return null;
  return (
    <Card title="The columns are not the ones of last time">
      <ul className={classes.drift} aria-label="Changed columns">
        {drift.renamed.map(({ from, to }) => (
          <li key={from}>
            “{to}” is read as “{from}” was.
          </li>
        ))}
        {drift.gone.map((gone) => (
          <GoneColumn key={gone.column} gone={gone} draft={draft} setDraft={setDraft} />
        ))}
        {drift.added.length > 0 && (
          <li className="qd-dim">New in this file: {drift.added.slice(0, 20).join(', ')}.</li>
        )}
      </ul>
    </Card>
  );
}

type GoneColumnProps = Pick<DriftNoteProps, 'draft' | 'setDraft'> & {
  gone: RecipeDrift['gone'][number];
};

function GoneColumn({ gone, draft, setDraft }: GoneColumnProps) {
  const { column, field, inKey, near } = gone;
  const taken = draft.columns.some(({ rule }) => rule?.field === field);
  const settled = (field === null || taken) && (!inKey || draft.key.length > 0);
  const use = (name: string) => {
    const filled = field === null ? draft : withField(draft, name, field);
    setDraft(inKey ? { ...filled, key: [...new Set([...filled.key, name])] } : filled);
  };
  return (
    <li>
      <span className={settled ? 'qd-dim' : undefined}>
        “{column}” is not in this file{wordOf(gone, draft)}.
      </span>
      {near !== null && !settled && (
        <Button size="compact-xs" variant="default" onClick={() => use(near)}>
          “{near}” is the same
        </Button>
      )}
    </li>
  );
}

function wordOf({ field, inKey }: GoneColumnProps['gone'], { entity }: RecipeDraft): string {
  const label = field === null ? null : (fieldOf(entity, field)?.label ?? null);
  const filled = label === null ? '' : `; it filled ${label}`;
  return inKey ? `${filled}; it told the rows apart` : filled;
}
