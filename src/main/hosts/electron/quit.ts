import { app, dialog } from 'electron';
import type { AppClient } from '../app-client.ts';

type State = 'open' | 'closing' | 'closed';

/**
 * Quitting waits for the book: the windows go first, so that their pages hand in what was typed, then the
 * app closes with its backup, then the process ends. One window is the app: closing it quits, on a Mac too,
 * since a book nobody sees would keep its lock.
 */
export function quitGracefully(client: Pick<AppClient, 'close'>): void {
  let state: State = 'open';
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    client
      .close()
      .catch(sayBackupFailed)
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
}

function sayBackupFailed(): void {
  dialog.showErrorBox(
    'The backup on quitting did not finish',
    'Your book is safe: every change was written when you made it. Check the free space and back up in Settings next time.',
  );
}
