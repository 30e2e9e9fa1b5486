import type { TransformOptions } from 'esbuild-wasm';

/**
 * esbuild's warnings, which nobody would hear. Each comes with the whole line that it is about: 3,000 of them about one
 * long line took from 2 to 40 seconds.
 */
const WARNINGS = [
  'assert-to-with',
  'assert-type-json',
  'assign-to-define',
  'assign-to-import',
  'bigint',
  'call-import-namespace',
  'class-name-will-throw',
  'commonjs-variable-in-esm',
  'delete-super-property',
  'direct-eval',
  'duplicate-case',
  'duplicate-class-member',
  'duplicate-object-key',
  'empty-import-meta',
  'equals-nan',
  'equals-negative-zero',
  'equals-new-object',
  'html-comment-in-js',
  'impossible-typeof',
  'indirect-require',
  'private-name-will-throw',
  'semicolon-after-return',
  'suspicious-boolean-not',
  'suspicious-define',
  'suspicious-logical-operator',
  'suspicious-nullish-coalescing',
  'this-is-undefined-in-esm',
  'unsupported-dynamic-import',
  'unsupported-jsx-comment',
  'unsupported-regexp',
  'unsupported-require-call',
];

/** For `logOverride`. */
export const NO_WARNINGS: NonNullable<TransformOptions['logOverride']> = Object.fromEntries(WARNINGS.map((id) => [id, 'silent'] as const));
