/**
 * Who may import whom. Each layer names what it may reach; all else is a mistake.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only-declared-packages',
      comment: 'What runs in a school must be in dependencies: tests alone use devDependencies.',
      severity: 'error',
      from: { path: '^(runtime|server|ide)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'runtime-stands-alone',
      severity: 'error',
      from: { path: '^runtime/([^/]+\\.ts$|server/|page/|typings/)' },
      to: { pathNot: '^runtime/' },
    },
    {
      name: 'runtime-server-imports-nothing',
      comment: 'It runs inside the sandbox and in exported projects: no Node, no page, no package.',
      severity: 'error',
      from: { path: '^runtime/([^/]+\\.ts$|server/|realm/)' },
      to: { pathNot: '^runtime/([^/]+\\.ts$|server/|realm/)' },
    },
    {
      name: 'runtime-compiler-knows-runtime-only',
      comment: 'It is taken home with every project.',
      severity: 'error',
      from: { path: '^runtime/(clients|compiler|pages|node)/' },
      to: { pathNot: '^(runtime/|node_modules/)', dependencyTypesNot: ['core'] },
    },
    {
      name: 'protocol-is-the-bottom',
      severity: 'error',
      from: { path: '^server/protocol/' },
      to: { pathNot: '^(server/protocol|runtime)/' },
    },
    {
      name: 'guest-knows-runtime-and-protocol',
      severity: 'error',
      from: { path: '^server/sandbox/guest/' },
      to: { pathNot: '^(server/sandbox/guest/|runtime/server/|runtime/[^/]+\\.ts$|server/protocol/)' },
    },
    {
      name: 'host-does-not-know-the-ide',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(ide|test)/' },
    },
    {
      name: 'guest-is-entered-by-the-worker-only',
      comment: 'Its code runs in the wasm instance, never in Node.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/sandbox/' },
      to: { path: '^server/sandbox/guest/' },
    },
    {
      name: 'ide-knows-protocol-and-runtime',
      severity: 'error',
      from: { path: '^ide/', pathNot: '^ide/(build/|vite\\.config\\.ts$)' },
      to: { path: '^(server|test|lessons)/', pathNot: '^server/protocol/' },
    },
    {
      name: 'ide-runs-in-a-browser',
      severity: 'error',
      from: { path: '^ide/', pathNot: '^ide/(build/|vite\\.config\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(runtime|server|ide|lessons)/' },
      to: { path: '^test/' },
    },
    {
      name: 'set-up-needs-no-package',
      comment: 'It is what installs them. The build has them, and is a process of its own.',
      severity: 'error',
      from: { path: '^server/(setup/|start\\.mjs$)' },
      to: { dependencyTypesNot: ['core', 'local'], pathNot: '^\\.build/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|\\.build)/' },
    // the chat in others' libraries is there to be counted, and peers are installed by the bench alone
    exclude: { path: '^(\\.build|test/bench/(chat|peers))/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
