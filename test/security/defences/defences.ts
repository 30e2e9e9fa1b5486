import type { Defence } from './defence.ts';
import { OF_THE_SANDBOX } from './of-the-sandbox.ts';

const COMPILER = ['test/server/compiler', 'test/runtime/compiler'];

/** All of them. */
export const DEFENCES: readonly Defence[] = [
  ...OF_THE_SANDBOX,
  // the compiler
  {
    name: 'esbuild resolves no file of the host',
    file: 'runtime/compiler/bundle-options.ts',
    from: 'return { errors: [{ text: `${path} is not a file of this project` }] };\n      });',
    to: 'return {};\n      });',
    also: {
      from: 'build.onLoad({ filter: /.*/ }, ({ path }) => ({ errors: [{ text: `${path} is not a file of this project` }] }));',
      to: '',
    },
    tests: COMPILER,
  },
  {
    name: 'esbuild has a deadline',
    file: 'server/protocol/limits.ts',
    from: 'compileMs: 2_000',
    to: 'compileMs: 600_000',
    tests: COMPILER,
  },
  {
    name: 'a build that brings the service down is tried once more',
    file: 'server/compiler/esbuild-service.ts',
    from: "if (first.type !== 'crashed') return first;",
    to: 'return first;',
    tests: COMPILER,
  },
  // connections
  {
    name: 'a rush waits at the door',
    file: 'server/protocol/limits.ts',
    from: 'connectionsAtTheDoor: 4_096',
    to: 'connectionsAtTheDoor: 511',
    tests: ['test/security/stranger/rush.test.ts'],
    project: 'e2e',
  },
  // versions
  {
    name: 'versions are for who may edit',
    file: 'server/http/versions.ts',
    from: "access.open(request.params.id, key, 'edit')",
    to: "access.open(request.params.id, key, 'look')",
    tests: ['test/server/http/versions.test.ts'],
  },
  {
    name: 'versions are thinned out',
    file: 'server/document/project-versions.ts',
    from: 'thinOut([...known, coming], made.at)',
    to: '[]',
    tests: ['test/server/document/project-versions.test.ts'],
  },
  {
    name: 'versions come not faster than one can be of use',
    file: 'server/document/project-versions.ts',
    from: 'Math.max(0, this.#madeAt + this.#gapMs - Date.now())',
    to: '0',
    tests: ['test/server/document/project-versions.test.ts'],
  },
  // pages
  {
    name: 'pages have an opaque origin, also at top level',
    file: 'server/http/csp.ts',
    from: "sandbox: 'allow-scripts allow-forms allow-modals',",
    to: '',
    tests: ['test/server/http'],
  },
  {
    name: 'pages may talk to their own project only',
    file: 'server/http/csp.ts',
    from: "'connect-src': `${own} ${socket}`",
    to: "'connect-src': `'self' ${own} ${socket}`",
    tests: ['test/server/http'],
  },
  {
    name: 'the window around a page keeps it from leaving',
    file: 'server/http/csp.ts',
    from: `'frame-src': frames ?? "'none'",`,
    to: `'frame-src': '*',`,
    tests: ['test/server/http'],
  },
  {
    name: 'scripts of files tell the lines of their errors',
    file: 'runtime/pages/page-html.ts',
    from: "const missing = module + (crossorigin === undefined ? ' crossorigin' : '');",
    to: 'const missing = module;',
    tests: ['test/runtime/pages', 'test/server/http'],
  },
  {
    name: 'a tripped loop guard stays tripped until the stack is empty',
    file: 'runtime/page/loop-guard.ts',
    from: '    if (stopped) throw stopped;\n',
    to: '',
    tests: ['test/security/pupils-page/loop-guard.test.ts'],
    project: 'e2e',
  },
  {
    name: 'pages have no peer connections',
    file: 'runtime/page/side-door.ts',
    from: "  Reflect.deleteProperty(window, 'RTCPeerConnection');\n",
    to: '',
    tests: ['test/security/pupils-page'],
    project: 'e2e',
  },
  // documents
  {
    name: 'an update that was written already is known again',
    file: 'server/store/document-writes.ts',
    from: "if (known && known.n >= origin.n) return 'dup';",
    to: '',
    tests: ['test/server/store', 'test/server/document'],
  },
  {
    name: 'an update is read before Yjs reads it',
    file: 'server/document/update-check.ts',
    from: "if (!isAllowed(struct.content)) refuse('it holds something else than files');",
    to: '',
    tests: ['test/server/document'],
  },
  {
    name: "a socket speaks for no other's cursor",
    file: 'server/document/awareness-desk.ts',
    from: 'if (!entry || othersIds.has(entry.id) || (this.id !== undefined && this.id !== entry.id)) return undefined;',
    to: 'if (!entry) return undefined;',
    tests: ['test/server/document', 'test/server/gateway'],
  },
  {
    name: 'whoever may only look changes nothing',
    file: 'server/gateway/ide-session.ts',
    from: "if (this.role !== 'edit' || data.length < 5) throw new CodedError('bad-request');",
    to: "if (data.length < 5) throw new CodedError('bad-request');",
    tests: ['test/server/gateway', 'test/server/document'],
  },
];
