// The door to every script: checks that this Node can run TypeScript files before one is loaded.
// Plain JavaScript, so that an old Node can still read the sentence.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  const how =
    process.env.npm_lifecycle_event === undefined
      ? 'Use `npm run`: npm scripts bring a newer Node with them.'
      : 'Run `npm ci` first; where that brings no newer Node (macOS), install Node 24.';
  console.error(`This is Node ${process.versions.node}, which is too old for Quarterdeck. ${how}`);
  process.exit(1);
}
const [name, ...args] = process.argv.slice(2);
const script = await import(`./${name}.ts`);
process.exitCode = await script.run(args);
