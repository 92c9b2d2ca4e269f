import { api } from '../../app/client.ts';
import { apiFetch } from '../../app/session.ts';
import { createStore, useStore } from '../../app/store.ts';

export type GivenFile = { fileId: string; name: string; bytes: number };

/** The rest of several files dropped at once, imported one after the other. */
const waiting = createStore<readonly File[]>([]);

export function useWaitingFiles(): readonly File[] {
  return useStore(waiting);
}

export function keepWaiting(files: readonly File[]): void {
  waiting.set(files);
}

/** Takes the next of the waiting files off the list. */
export function nextWaiting(): File | null {
  const [first, ...rest] = waiting.get();
  waiting.set(rest);
  return first ?? null;
}

function isGiven(value: unknown): value is GivenFile {
  return typeof value === 'object' && value !== null && 'fileId' in value && 'name' in value;
}

/** Hands a file to the app. Throws the failure it answers with. */
export async function giveFile(file: File): Promise<GivenFile> {
  // The desktop window's own protocol carries no Blob bodies; a browser streams them from the disk.
  const body = location.protocol === 'http:' ? file : await file.arrayBuffer();
  const response = await apiFetch(`/upload?name=${encodeURIComponent(file.name)}`, {
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  const answer: unknown = await response.json();
  if (response.ok && isGiven(answer)) return answer;
  throw typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : answer;
}

/** The system's own dialog, where this window has one; null where the person closed it. */
export async function pickFile(): Promise<GivenFile | null> {
  return await api.book.pickFile.mutate();
}
