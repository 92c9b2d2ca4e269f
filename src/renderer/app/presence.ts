import { apiFetch } from './session.ts';

/** Browsers slow hidden timers down to one a minute; the host waits for three. */
const RENEW_MS = 60_000;

const page = crypto.randomUUID();

function say(what: 'hold' | 'leave'): void {
  const body = JSON.stringify({ page });
  // A host that does not answer any more needs no telling.
  apiFetch(`/session/${what}`, { body, keepalive: true }).catch(() => undefined);
}

/** A hidden page closes its event stream; this keeps the host from taking it for gone. */
export function keepPresence(): () => void {
  if (location.protocol !== 'http:') return () => undefined;
  let renew: ReturnType<typeof setInterval> | undefined;
  const look = () => {
    clearInterval(renew);
    if (document.visibilityState === 'visible') return say('leave');
    say('hold');
    renew = setInterval(() => say('hold'), RENEW_MS);
  };
  const leave = () => {
    clearInterval(renew);
    say('leave');
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', leave);
  return () => {
    clearInterval(renew);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', leave);
  };
}
