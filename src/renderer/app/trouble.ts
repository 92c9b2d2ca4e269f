import { recoveryMark } from '../../shared/book/recovery-mark.ts';
import { createStore } from './store.ts';

/** Whether the book is shut: every answer says so, whatever was asked, so no page has to ask at its start. */
export const bookShut = createStore(false);

/** Another page may have opened the book again: this one then begins anew, since nothing it knows need hold. */
export function noteMark(response: Response): void {
  if (response.headers.has(recoveryMark)) bookShut.set(true);
  else if (response.ok && bookShut.get()) location.reload();
}
