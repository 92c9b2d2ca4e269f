import { Button, Loader, SegmentedControl, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { DeckAudience } from '../../../shared/qbr/deck-types.ts';
import { type Outputs, trpc } from '../../app/client.ts';
import { count, formatBytes } from '../../app/format.ts';
import { useLineage } from '../../app/lineage.ts';
import { takeFile } from '../../app/take-file.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ErrorState } from '../../components/states.tsx';
import type { Detail } from './detail.ts';
import classes from './qbr.module.css';

const DeckPreview = lazy(async () => {
  const { DeckPreview: Preview } = await import('../../deck/index.ts');
  return { default: Preview };
});

const audiences: readonly { value: DeckAudience; label: string; says: string }[] = [
  {
    value: 'partner',
    label: 'Partner-facing',
    says: 'Left out before it leaves this machine: health, value matrix and internal notes.',
  },
  {
    value: 'internal',
    label: 'Internal',
    says: 'For us alone: it carries health, value matrix and internal notes. Do not send it to the partner.',
  },
];

/** The deck as it will print, for either audience, and its PDF. */
export function DeckCard({ detail: { qbr } }: { detail: Detail }) {
  const [audience, setAudience] = useState<DeckAudience>('partner');
  const open = useLineage();
  const deck = useQuery(trpc.deck.preview.queryOptions({ key: qbr.id, audience }));
  const { says } = audiences.find((one) => one.value === audience) ?? { says: '' };
  return (
    <Card
      title="Deck"
      note={deck.isSuccess ? count(deck.data.document.slides.length, 'slide') : undefined}
      side={
        <SegmentedControl
          size="xs"
          aria-label="Who the deck is for"
          data={audiences.map(({ value, label }) => ({ value, label }))}
          value={audience}
          onChange={setAudience}
        />
      }
    >
      <div className={classes.deckHead}>
        <p className={audience === 'internal' ? `${classes.plain} qd-warn` : classes.plain}>
          {says}
        </p>
        <Export key={audience} qbr={qbr.id} audience={audience} />
      </div>
      {deck.isError && <ErrorState error={deck.error} onRetry={() => void deck.refetch()} />}
      {deck.isPending && <Waiting />}
      {deck.isSuccess && (
        <Suspense fallback={<Waiting />}>
          <DeckPreview
            document={deck.data.document}
            onTrace={(trace) => open({ partner: deck.data.partner.id, ...trace })}
          />
        </Suspense>
      )}
    </Card>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the deck">
      <Skeleton radius={8} style={{ aspectRatio: '2 / 1' }} />
    </div>
  );
}

type Exported = Outputs['deck']['export'] & { taken: boolean };

function Export({ qbr, audience }: { qbr: string; audience: DeckAudience }) {
  const make = useMutation(trpc.deck.export.mutationOptions());
  const [state, setState] = useState<{ made: Exported | null; error: unknown }>({
    made: null,
    error: null,
  });
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setState({ made: null, error: null });
    try {
      const made = await make.mutateAsync({ key: qbr, audience });
      setState({ made: { ...made, taken: await takeFile(made) }, error: null });
    } catch (error) {
      setState({ made: null, error });
    }
    setBusy(false);
  };
  return (
    <div className={classes.export}>
      <span role="status" className="qd-dim">
        {busy && (
          <>
            <Loader size={12} aria-hidden /> Printing the deck. The first one takes a few seconds.
          </>
        )}
        {state.made !== null && exportedText(state.made)}
      </span>
      <Button onClick={() => void run()} disabled={busy}>
        Export PDF
      </Button>
      <FailureNotice error={state.error} onClose={() => setState({ made: null, error: null })} />
    </div>
  );
}

function exportedText({ name, pages, bytes, savedTo, taken }: Exported): string {
  if (!taken) return 'Not saved.';
  const what = `${count(pages, 'page')}, ${formatBytes(bytes)}`;
  return savedTo === null ? `Downloaded ${name} (${what})` : `Saved to ${savedTo} (${what})`;
}
