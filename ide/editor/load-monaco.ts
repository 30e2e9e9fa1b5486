import type * as MonacoModule from './monaco/monaco-surface.ts';

type Monaco = typeof MonacoModule;

let loading: Promise<Monaco> | undefined;

/**
 * Fetches Monaco, once for all editors of the page. Rejects when it does not arrive; then the next call tries again, and
 * the textarea goes on meanwhile.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco/monaco-surface.ts').catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}
