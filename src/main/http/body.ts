import { badInput } from '../../shared/kernel/failure.ts';

export function tooLarge(max: number): Error {
  const size =
    max >= 1024 * 1024 ? `${Math.floor(max / 1024 / 1024)} MB` : `${Math.floor(max / 1024)} kB`;
  return badInput('TooLarge', `That is more than the ${size} allowed here.`, 'Send less at once.');
}

/** Bodies are bytes; the library's type says `any`. */
export function bytesOf({
  body,
}: Request | Response): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  return body as ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

/** The whole body, or BadInput `TooLarge` as soon as it passes `max`, whatever its header claimed. */
export async function readBody(request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge(max);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body = bytesOf(request);
  if (body !== null) {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > max) throw tooLarge(max);
      chunks.push(chunk);
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

export async function readJson(request: Request, max: number): Promise<unknown> {
  const bytes = await readBody(request, max);
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    throw badInput('NotJson', 'The request is not JSON.', 'Reload the page and try again.');
  }
}
