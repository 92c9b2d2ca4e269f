import type { IForbiddenRuleType } from 'dependency-cruiser';

const features = '(partners|qbr|campaigns|deals|program|reports|deck|imports|sample)';

/** Each arrow of the house, with the sentence it fails with. */
export const boundaryRules: IForbiddenRuleType[] = [
  {
    name: 'shared-is-pure',
    comment:
      'src/shared holds pure rules: it imports nothing but src/shared and zod. Pass the value in instead.',
    from: { path: '^src/shared/' },
    to: {
      pathNot: ['^src/shared/', '(^|/)node_modules/zod/'],
      dependencyTypesNot: ['core'],
      couldNotResolve: false,
    },
  },
  {
    name: 'shared-has-no-node',
    comment:
      'src/shared does no I/O and reads no clock: node:* modules stay out. Do it in src/main and pass the value in.',
    from: { path: '^src/shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'db-for-main-only',
    comment:
      'Only src/main knows the shape of the tables in db/. Ask src/main for the data instead.',
    from: { path: '^src/', pathNot: '^src/main/' },
    to: { path: '^db/' },
  },
  {
    name: 'db-imports-no-effects',
    comment: 'db/ describes tables: it imports src/shared and drizzle-orm, never src/main.',
    from: { path: '^db/' },
    to: { path: '^src/(main|renderer)/' },
  },
  {
    name: 'main-for-nobody',
    comment:
      'Nothing imports src/main. The renderer sends it requests, and may import the type of src/main/rpc/router.ts.',
    from: { path: '^src/', pathNot: '^src/main/' },
    to: { path: '^src/main/', pathNot: '^src/main/rpc/router\\.ts$' },
  },
  {
    name: 'router-as-a-type-only',
    comment:
      'The renderer imports the router’s type only: write `import type { … } from` src/main/rpc/router.ts.',
    from: { path: '^src/', pathNot: '^src/main/' },
    to: { path: '^src/main/rpc/router\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'renderer-for-nobody',
    comment: 'src/renderer is a page: nothing outside it imports it.',
    from: { path: '^(src|db)/', pathNot: '^src/renderer/' },
    to: { path: '^src/renderer/' },
  },
  {
    name: 'renderer-has-no-node',
    comment: 'The renderer is a web page: node:* modules are not there. Ask src/main instead.',
    from: { path: '^src/renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'electron-in-its-host',
    comment:
      'Only src/main/hosts/electron imports electron and electron-updater. Add an ability to the host’s interface instead.',
    from: { path: '^(src|db)/', pathNot: '^src/main/hosts/electron/' },
    to: { path: '(^|/)node_modules/electron(-updater)?/|^electron(-updater)?(/|$)' },
  },
  {
    name: 'hosts-for-nobody',
    comment: 'A host carries requests: nothing imports src/main/hosts but a host.',
    from: { path: '^src/', pathNot: '^src/main/hosts/' },
    to: { path: '^src/main/hosts/' },
  },
  {
    name: 'feature-through-its-index',
    comment: 'A feature of src/main is used by another only through its index.ts. Export it there.',
    from: { path: `^src/main/${features}/` },
    to: {
      path: `^src/main/${features}/`,
      pathNot: ['^src/main/$1/', `^src/main/${features}/index\\.ts$`],
    },
  },
  {
    name: 'feature-stays-below',
    comment:
      'A feature of src/main imports shared, book, recompute, db and other features’ indexes. Take what else it needs as a parameter.',
    from: { path: `^src/main/${features}/` },
    to: { path: '^src/main/', pathNot: `^src/main/(book|recompute|${features})/` },
  },
  {
    name: 'renderer-features-apart',
    comment:
      'Features of the renderer never import each other. What two of them use belongs in src/renderer/components.',
    from: { path: '^src/renderer/features/([^/]+)/' },
    to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
  },
  {
    name: 'renderer-feature-stays-below',
    comment:
      'A feature of the renderer imports components, app and deck, nothing else of the renderer.',
    from: { path: '^src/renderer/features/' },
    to: { path: '^src/renderer/', pathNot: '^src/renderer/(features|components|app|deck)/' },
  },
  {
    name: 'components-below-features',
    comment: 'Components and slides know no feature. Pass in what they need.',
    from: { path: '^src/renderer/(components|deck)/' },
    to: { path: '^src/renderer/features/' },
  },
  {
    name: 'product-without-its-tests',
    comment: 'The product imports neither its tests nor its scripts.',
    from: { path: '^(src|db)/' },
    to: { path: '^(test|scripts)/' },
  },
  {
    name: 'no-circles',
    comment:
      'These files import each other in a circle. Move what they share into a file of its own.',
    from: { path: '^(src|db)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];
