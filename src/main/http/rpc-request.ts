import { badInput } from '../../shared/kernel/failure.ts';
import { readBody } from './body.ts';

const RPC_MAX = 8 * 1024 * 1024;

/** A call as tRPC may read it: JSON, and whole, so that one too large is refused before anything is done. */
export async function rpcRequest(request: Request): Promise<Request> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) {
    throw badInput('NotJson', 'The request is not JSON.', 'Reload the page and try again.');
  }
  const body = await readBody(request, RPC_MAX);
  const { url, headers, signal } = request;
  return new Request(url, { method: 'POST', headers, body, signal });
}
