import { apiFetch } from './session.ts';

/** A file the app made: saved by the host's own dialog, or waiting under its id for the page to take. */
export type MadeFile = { name: string; fileId: string | null; savedTo: string | null };

/** Takes a made file away as a download. True where it is on the disk now; false where the person closed the dialog. */
export async function takeFile({ name, fileId, savedTo }: MadeFile): Promise<boolean> {
  if (fileId === null) return savedTo !== null;
  const response = await apiFetch(`/files/${fileId}`);
  if (!response.ok) throw await failureIn(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

async function failureIn(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
}
