/** Marks the end of a switch over a union: adding a member to the union makes the call a type error. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`);
}
