import type { ImportWarning } from '../../../shared/book/inspection.ts';
import { lastImport } from '../../book/last-import.ts';
import type { Reader } from '../../book/types.ts';
import type { Differ } from './diff.ts';

/** The file is the very one this source's last standing import read, and it changes nothing: said, so that nobody looks for more. */
export function sameFileWarning(
  reader: Reader,
  differ: Differ,
  file: { entity: string; sha256: string; vanished: number },
): ImportWarning[] {
  const { counts, known } = differ;
  if (known.sourceId === null || file.vanished > 0 || differ.returned.length > 0) return [];
  if (counts.new + counts.changed + counts.conflicts > 0) return [];
  const last = lastImport(reader, known.sourceId, file.entity);
  if (last?.sha256 !== file.sha256) return [];
  const message = `This very file was imported before (${last.file}, ${last.at.slice(0, 10)}): there is nothing to change.`;
  return [{ code: 'sameFile', message }];
}
