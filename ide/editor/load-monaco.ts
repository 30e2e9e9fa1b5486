import type { MonacoSurface } from './monaco/monaco-surface.ts';

let loading: Promise<{ MonacoSurface: typeof MonacoSurface }> | undefined;

/**
 * Fetches Monaco, once for all editors of the page. Rejects when it does not arrive; then the next call tries again, and
 * the textarea goes on meanwhile.
 */
export function loadMonaco(): Promise<{ MonacoSurface: typeof MonacoSurface }> {
  loading ??= import('./monaco/monaco-surface.ts').catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}
