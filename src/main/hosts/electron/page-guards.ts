import { app, type WebContents } from 'electron';
import { isOurs } from './address.ts';

/** Holds for every web contents there will ever be, hidden print windows included. */
export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

/** A page of ours changes its address by itself and loads nothing else; frames, popups and webviews do not exist. */
function guardPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
