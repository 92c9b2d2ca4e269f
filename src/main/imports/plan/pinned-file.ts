import type { Plan } from '../../../shared/book/plan.ts';
import { type FileShape, fileShape } from '../read/read.ts';

/** The file of a plan, to be read once more just as it was when the plan was made. */
export function pinnedShape({ path, file, decisions }: Plan): FileShape {
  const { encoding, delimiter, sheet, recipe } = decisions;
  return fileShape(path, {
    ...{ encoding, delimiter, sheet: sheet ?? undefined, name: file },
    ...{ escape: recipe.escape, header: recipe.header, skipLines: recipe.skipLines },
  });
}
