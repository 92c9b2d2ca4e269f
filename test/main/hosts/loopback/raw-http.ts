import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  status: number;
  head: string;
  body: string;
}

/** Sends these very bytes and reads until the server closes or the answer is whole. */
export function sendRaw(port: number, bytes: string | Buffer, patience = 2000): Promise<RawAnswer> {
  return new Promise((answer) => {
    const socket = connect({ host: '127.0.0.1', port });
    let text = '';
    const finish = () => {
      socket.destroy();
      answer(parse(text));
    };
    socket.setTimeout(patience, finish);
    socket.setEncoding('latin1');
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (isWhole(text)) finish();
    });
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  if (/\r\ntransfer-encoding: chunked/i.test(text.slice(0, end)))
    return text.endsWith('\r\n0\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  return length !== undefined && text.length >= end + 4 + Number(length);
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end === -1 ? text : text.slice(0, end);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: end === -1 ? '' : text.slice(end + 4),
  };
}

export interface RawRequest {
  method: string;
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body?: string;
}

export function raw({ method, target, headers, body = '' }: RawRequest): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
