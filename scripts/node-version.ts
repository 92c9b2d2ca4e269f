/**
 * npm scripts bring their own Node 24 (see docs/decisions/003-node-pinned-to-electrons.md).
 * Plain `node` or `vitest` on an older machine would crash in SQLite without a word.
 */
export function requireNode(command: string): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  process.stderr.write(
    `This is Node ${process.versions.node}, which is too old for Quarterdeck. Use \`${command}\`: npm scripts and npx bring a newer Node with them.\n`,
  );
  process.exit(1);
}
