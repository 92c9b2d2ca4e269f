import { protocol, type Session } from 'electron';
import type { AppClient } from '../app-client.ts';
import { isOurs, scheme } from './address.ts';

/** Before ready: an origin like any https one, whose answers may stream. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** After ready: every request of a page goes to the book worker. */
export function serve(site: Session, client: Pick<AppClient, 'fetch'>): void {
  site.protocol.handle(scheme, (request) => forward(request, client));
}

async function forward(request: Request, client: Pick<AppClient, 'fetch'>): Promise<Response> {
  if (!isOurs(request.url)) return new Response(null, { status: 404 });
  try {
    return guarded(await client.fetch(request));
  } catch {
    // The worker is gone or restarting; what it was doing is reported by the app client.
    return new Response('Quarterdeck is restarting. Try again.', { status: 503 });
  }
}

/** A page without its content security policy is not shown at all. */
function guarded(response: Response): Response {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!isPage || response.headers.has('content-security-policy')) return response;
  void response.body?.cancel();
  return new Response('This page came without its security policy.', { status: 500 });
}
