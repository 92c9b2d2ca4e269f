import type { Scalar } from './types.ts';

// JSON that this book wrote itself: its shape is the writer's promise, so it is read back without a check.

export function storedScalar(text: string): Scalar {
  return JSON.parse(text) as Scalar;
}

export function storedRecord(text: string): Readonly<Record<string, Scalar>> {
  return JSON.parse(text) as Record<string, Scalar>;
}
