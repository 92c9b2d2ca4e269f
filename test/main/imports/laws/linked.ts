import fc from 'fast-check';
import type { PlanInput } from '../../../../src/main/imports/plan/plan.ts';
import { csvLine } from '../../../../src/main/imports/read/csv-text.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';
import type { Work } from '../work.ts';

/** Partners and their deals, of two sources: what one file brings, another refers to. */
export interface LinkedFile {
  source: string;
  entity: 'deals' | 'partners';
  vanished: 'mark' | 'archive';
  rows: readonly { key: string; name: string; owner: string; partner: string }[];
  /** Its keys are those of the other source, too. */
  shares?: boolean;
}

const partnerKeys = ['P1', 'P2', 'P3'];
const deals = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('D1', 'D2', 'D3', 'D4'),
    name: fc.constantFrom('One', 'Two'),
    owner: fc.constantFrom('', 'Ann', 'Bo'),
    partner: fc.constantFrom('', ...partnerKeys),
  }),
  { selector: ({ key }) => key, maxLength: 4 },
);
const partners = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom(...partnerKeys),
    name: fc.constantFrom('One', 'Two'),
    owner: fc.constantFrom('', 'Ann', 'Bo'),
    partner: fc.constant(''),
  }),
  { selector: ({ key }) => key, maxLength: 3 },
);

export const linkedFile: fc.Arbitrary<LinkedFile> = fc
  .tuple(
    fc.constantFrom('crm', 'erp'),
    fc.constantFrom('mark', 'archive'),
    fc.oneof(
      deals.map((rows) => ({ entity: 'deals' as const, rows })),
      partners.map((rows) => ({ entity: 'partners' as const, rows })),
    ),
  )
  .map(([source, vanished, what]) => ({ source, vanished, ...what }));

/** Some share their keys with the other source, so that both speak of one record. */
export const sharingFile: fc.Arbitrary<LinkedFile> = fc
  .tuple(linkedFile, fc.boolean())
  .map(([file, shares]) => ({ ...file, shares }));

export function linkedInput(
  w: Work,
  { source, entity, rows, vanished, shares = false }: LinkedFile,
): PlanInput & { recipe: RecipeInput } {
  const columns: RecipeInput['columns'] = {
    id: 'externalId',
    name: 'name',
    owner: 'owner',
    ...(entity === 'deals' ? { partner: 'partner' } : {}),
  };
  const keySpace = shares ? 'ids' : null;
  const recipe: RecipeInput = { entity, source, key: ['id'], keySpace, columns, vanished };
  const header = Object.keys(columns);
  const lines = rows.map(({ key, name, owner, partner }) =>
    csvLine([key, name, owner, partner].slice(0, header.length)),
  );
  const path = w.file(`${source}-${entity}.csv`, `${[header.join(','), ...lines].join('\n')}\n`);
  return { path, entity, recipe };
}
