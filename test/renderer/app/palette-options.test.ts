import { describe, expect, it } from 'vitest';
import { commandOptions, hitOptions } from '../../../src/renderer/app/palette-options.ts';

function opened(query: string): string[] {
  const places: string[] = [];
  for (const option of commandOptions(
    query,
    (href) => places.push(href),
    (one) => places.push(one),
  ))
    option.run();
  return places;
}

describe('the palette', () => {
  it('finds a command by the start of any of its words', () => {
    expect(opened('backup')).toEqual(['/settings']);
    expect(opened('dark')).toEqual(['dark']);
    expect(opened('plan')).toEqual(['/qbrs?plan=new']);
    expect(opened('imp fi')).toEqual(['/import/new']);
    expect(opened('xyz')).toEqual([]);
  });

  it('offers every command before anything is typed', () => {
    expect(opened('').length).toBeGreaterThan(6);
  });

  it('opens a hit where it is seen: a deal and a contact on their partner’s page', () => {
    const places: string[] = [];
    const partner = { id: 'p1', name: 'Harborline' };
    const hits = hitOptions(
      [
        { kind: 'partner', id: 'p1', title: 'Harborline', detail: 'Seattle', partner },
        { kind: 'deal', id: 'd1', title: 'Rollout', detail: null, partner },
        { kind: 'qbr', id: 'q1', title: 'Q3 2026', detail: null, partner },
        { kind: 'contact', id: 'c1', title: 'Dana', detail: 'Sales', partner: null },
      ],
      (href) => places.push(href),
    );
    for (const hit of hits) hit.run();
    expect(places).toEqual(['/partners/p1', '/partners/p1', '/qbrs/q1', '/partners']);
    expect(hits.map(({ detail }) => detail)).toEqual([
      'Seattle',
      'Harborline',
      'Harborline',
      'Sales',
    ]);
  });
});
