import { readFileSync } from 'node:fs';
import { notFound } from '../../../shared/kernel/failure.ts';

export function recipeBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!gone) throw error;
    throw notFound(`There is no recipe at ${file}.`, 'Check the name of the file.');
  }
}
