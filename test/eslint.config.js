import lit from 'eslint-plugin-lit';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SOURCES = ['**/*.ts', '**/*.mjs'];

export default defineConfig(
  // What pupils write is judged by the lessons, not by this.
  // In the typings for pupils `any` is what their values are.
  globalIgnores(['.build/', 'data/', 'lessons/', 'runtime/typings/']),
  {
    files: SOURCES,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A handler that starts something and returns nothing is the common case of an event.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Pupils' code hands over whatever it likes: what is typed as a string is made one where it comes in.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // An interface whose method is async need not wait for anything in each of its drivers.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['ide/**/*.ts'],
    extends: [lit.configs['flat/recommended']],
  },
  {
    files: ['**/*.mjs'],
    // A type that a comment gives to what JSON.parse returns is not seen by this rule.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['server/**/*.ts'],
    // Their console is the terminal in which they were started.
    ignores: [
      'server/main.ts',
      'server/backup.ts',
      'server/restore.ts',
      'server/expired.ts',
      'server/move-to-postgres.ts',
      'server/lessons-check.ts',
    ],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
