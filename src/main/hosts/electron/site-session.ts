import { type Session, session } from 'electron';
import { mayFetch, origin, partition } from './address.ts';

/** The one session all our windows live in: no permission, no device, no address but ours, no cache. */
export function openSession(): Session {
  const site = session.fromPartition(partition, { cache: false });
  refusePermissions(site);
  refuseOtherAddresses(site);
  // Chromium fetches dictionaries for it.
  site.setSpellCheckerEnabled(false);
  return site;
}

function refusePermissions(site: Session): void {
  site.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  site.setPermissionCheckHandler(() => false);
  site.setDevicePermissionHandler(() => false);
  site.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

/** The content security policy says the same; this holds even for a page that came without one. */
function refuseOtherAddresses(site: Session): void {
  site.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayFetch(details.url) && !details.url.startsWith('devtools://') });
  });
  // A file the page made itself is offered through Electron's save dialog; nothing else is.
  site.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${origin}/`)) event.preventDefault();
  });
}
