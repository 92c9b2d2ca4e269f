import { type EntityName, entities, entityNames } from '../../../../shared/book/entities.ts';
import type { Family, FieldNames } from './family.ts';

const namesOf = (entity: EntityName): FieldNames =>
  Object.fromEntries(
    entities[entity].fields.map(({ name, label }) => [name, [label, name]] as const),
  );

/** Our own exports and lists: the field's label as the screens say it, or its name as the command line does. */
export const own: Family = {
  name: 'Quarterdeck',
  signs: [
    'Id in the source',
    'externalId',
    'Tier held',
    'Agreement signed',
    'Stage in the source',
    'Expected close',
    'Valid for, months',
    'Score, 0 to 10',
  ],
  columns: Object.fromEntries(entityNames.map((entity) => [entity, namesOf(entity)])),
};
