import { type AppEvent, appEvent } from '../../shared/book/app-event.ts';

/** One line of the stream; null for a heartbeat, and for an event of a newer version than this page knows. */
export function parseLine(line: string): AppEvent | null {
  if (line.trim() === '') return null;
  try {
    const parsed = appEvent.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The events of an NDJSON body, until it ends. Leaving the loop cancels the body. */
export async function* eventLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<AppEvent> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = parseLine(line);
      if (event !== null) yield event;
    }
  }
}
