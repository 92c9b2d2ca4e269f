import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/main/host.ts';
import { type AppFixture, startFixture } from '../app/app-fixture.ts';

const pdf = new TextEncoder().encode('%PDF-1.4 a deck');

let fixture: AppFixture | null = null;
afterEach(() => {
  fixture?.end();
  fixture = null;
});

/** What the print page was given, asked for as that page does. */
const seen: string[] = [];

async function fetchAsPage(path: string, ready: Promise<void>): Promise<void> {
  const said = new URLSearchParams(path.slice(path.indexOf('#') + 1));
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${said.get('token')}`,
  };
  const id = said.get('id') ?? '';
  const answer = await fixture?.call(`/print/${id}`, { method: 'POST', headers, body: '{}' });
  seen.push((await answer?.text()) ?? '');
  await fixture?.call(`/print/ready/${id}`, { method: 'POST', headers, body: '{"problem":null}' });
  await ready;
}

const printing: Host = {
  kind: 'loopback',
  version: '0',
  print: async ({ path, ready }) => {
    await fetchAsPage(path, ready);
    return pdf;
  },
};

function start(host: Host): { app: AppFixture; partner: string } {
  fixture = startFixture({ host });
  const { value } = fixture.book.change({ label: 'Add', origin: 'ui' }, (writer) => {
    const partner = writer.create('partners', { name: 'Harborline Systems', strategicValue: 80 });
    writer.create('quarters', { partnerId: partner.id, quarter: '2026-Q3', revenue: 12_345_67 });
    const qbr = writer.create('qbrs', {
      partnerId: partner.id,
      quarter: '2026-Q3',
      meetsAt: '2026-12-01T10:00',
      slotMinutes: 60,
      agendaPreset: 'Q3',
      status: 'planned',
    });
    writer.create('qbrNotes', {
      qbrId: qbr.id,
      kind: 'internal',
      position: 0,
      text: 'Rumor of a sale',
    });
    return partner.publicId;
  });
  return { app: fixture, partner: value };
}

const resultOf = (json: unknown) =>
  (json as { result: { data: Record<string, unknown> } }).result.data;

describe('deck procedures', () => {
  it('[S21] previews for the partner unless the internal version is asked for', async () => {
    const { app, partner } = start(printing);
    const theirs = await app.rpc('deck.preview', { key: partner });
    expect(resultOf(theirs.json)).toMatchObject({
      partner: { id: partner, name: 'Harborline Systems' },
      document: { audience: 'partner', quarter: '2026-Q3' },
    });
    expect(JSON.stringify(theirs.json)).not.toMatch(/Rumor|health|"matrix"/i);
    const ours = await app.rpc('deck.preview', { key: partner, audience: 'internal' });
    expect(JSON.stringify(ours.json)).toContain('Rumor of a sale');
  });

  it('[S21] exports: the page that prints the partner’s deck is given no health, matrix or notes', async () => {
    const { app, partner } = start(printing);
    const { status, json } = await app.rpc('deck.export', { key: partner });
    expect(status).toBe(200);
    const data = resultOf(json);
    expect(data).toMatchObject({
      name: 'Harborline Systems Q3 2026 QBR.pdf',
      bytes: pdf.byteLength,
      savedTo: null,
    });
    expect(seen.at(-1)).toContain('$12,345.67');
    expect(seen.at(-1)).not.toMatch(/Rumor|health|"matrix"|internal/i);
    const file = await app.call(`/files/${String(data.fileId)}`, { method: 'POST' });
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf);
    await app.rpc('deck.export', { key: partner, audience: 'internal' });
    expect(seen.at(-1)).toContain('Rumor of a sale');
  });

  it('saves where the host asks for a place itself, and says when the person closed it', async () => {
    const places: (string | null)[] = ['/decks/deck.pdf', null];
    const saveFile = () => Promise.resolve(places.shift() ?? null);
    const { app, partner } = start({ ...printing, saveFile });
    const first = await app.rpc('deck.export', { key: partner });
    expect(resultOf(first.json)).toMatchObject({ fileId: null, savedTo: '/decks/deck.pdf' });
    const second = await app.rpc('deck.export', { key: partner });
    expect(resultOf(second.json)).toMatchObject({ fileId: null, savedTo: null });
  });

  it('without a browser it says what to install', async () => {
    const { app, partner } = start({ kind: 'loopback', version: '0' });
    const { json } = await app.rpc('deck.export', { key: partner });
    expect(json).toMatchObject({
      error: {
        data: {
          failure: {
            code: 'IoError',
            message: 'No browser was found that can make the PDF.',
            hint: 'Install Chromium, Chrome or Edge and try again.',
          },
        },
      },
    });
  });

  it.each([
    ['an unknown key', { key: 'nobody' }, 'NotFound'],
    ['no quarter', { key: '', quarter: 'soon' }, 'BadInput'],
    ['an unknown audience', { key: 'x', audience: 'everyone' }, 'BadInput'],
    ['a key too many', { key: 'x', __proto__: null, more: 1 }, 'BadInput'],
  ])('%s is told in a sentence', async (_, input, code) => {
    const { app } = start(printing);
    const { json } = await app.rpc('deck.preview', input);
    expect(json).toMatchObject({ error: { data: { failure: { code } } } });
  });
});
