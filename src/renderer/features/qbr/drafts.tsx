import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { api } from '../../app/client.ts';
import { apiFetch } from '../../app/session.ts';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { DraftBox, type DraftState, type KeepDraft } from './draft-box.ts';

const DraftContext = createContext<DraftBox | null>(null);

/** One box a QBR for as long as the page lives: what was typed is there again when one comes back. */
const boxes = new Map<string, DraftBox>();

function keepIn(qbr: string): KeepDraft {
  return async (field, text, leaving) => {
    if (!leaving) return api.qbrs.keepDraft.mutate({ qbr, field, text });
    const body = JSON.stringify({ qbr, field, text });
    await apiFetch('/rpc/qbrs.keepDraft', { body, keepalive: true });
  };
}

async function openBox(qbr: string): Promise<DraftBox> {
  const kept = await api.qbrs.drafts.query({ id: qbr });
  const box = boxes.get(qbr) ?? new DraftBox(keepIn(qbr), kept);
  boxes.set(qbr, box);
  return box;
}

type Opening = { box: DraftBox | null; error: unknown };

/** Reads the drafts of a QBR before its fields are shown, and keeps them when the page goes. */
export function Drafts({ qbr, children }: { qbr: string; children: ReactNode }) {
  const [{ box, error }, set] = useState<Opening>({ box: boxes.get(qbr) ?? null, error: null });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    let shown = true;
    openBox(qbr).then(
      (opened) => shown && set({ box: opened, error: null }),
      (failure: unknown) => shown && set({ box: null, error: failure }),
    );
    return () => {
      shown = false;
    };
  }, [qbr, tries]);
  useEffect(() => {
    const leave = () => box?.leave();
    const hide = () => document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [box]);
  if (error !== null)
    return <ErrorState page error={error} onRetry={() => setTries((before) => before + 1)} />;
  if (box === null) return <LoadingRows rows={6} label="Loading the QBR" />;
  return <DraftContext value={box}>{children}</DraftContext>;
}

export type Draft = {
  state: DraftState | null;
  write: (text: string) => void;
  flush: () => void;
  forget: () => void;
  take: () => void;
  taken: () => void;
  giveBack: (text: string) => void;
};

export function useDraft(field: string): Draft {
  const box = useContext(DraftContext);
  if (box === null) throw new Error('A draft needs the box of its QBR around it.');
  const state = useSyncExternalStore(box.subscribe, () => box.read(field));
  return {
    state,
    write: (text) => box.write(field, text),
    flush: () => box.flush(field),
    forget: () => box.forget(field),
    take: () => box.take(field),
    taken: () => box.taken(field),
    giveBack: (text) => box.giveBack(field, text),
  };
}

/** Says that what stands in the field above is not lost, though not saved either. */
export function DraftNote({ state, saves }: { state: DraftState | null; saves: string }) {
  if (state === null || state.text.trim() === '') return null;
  const said = {
    typing: saves,
    kept: `Draft kept. ${saves}`,
    failed: 'This draft is not kept yet; trying again.',
  }[state.status];
  return (
    <span role="status" className={state.status === 'failed' ? 'qd-faint qd-warn' : 'qd-faint'}>
      {said}
    </span>
  );
}
