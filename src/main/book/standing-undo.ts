/** SQL: the change `u` is an undo of `change`, and was not undone in turn. */
export function standingUndoOf(change: string): string {
  return `u.undoes = ${change} AND NOT EXISTS (SELECT 1 FROM change v WHERE v.undoes = u.id)`;
}

/** SQL: a change counts as undone while an undo of it stands. */
export function isUndone(change: string): string {
  return `EXISTS (SELECT 1 FROM change u WHERE ${standingUndoOf(change)})`;
}
