import type { Language } from '../../server/protocol/language.ts';
import { speech } from '../texts/language.ts';
import { textsUnderWay } from '../texts/speak.ts';
import type * as MonacoModule from './monaco/monaco-surface.ts';

type Monaco = typeof MonacoModule;

/** What Monaco itself says: in its box for looking for words, say. It has to know before it is there, and says it until the page is loaded anew. */
const WORDS: Partial<Record<Language, () => Promise<unknown>>> = { es: () => import('monaco-editor/nls/lang/es') };

let loading: Promise<Monaco> | undefined;

/**
 * Fetches Monaco, once for all editors of the page. Rejects when it does not arrive; then the next call tries again, and
 * the textarea goes on meanwhile.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= fetchMonaco().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function fetchMonaco(): Promise<Monaco> {
  await textsUnderWay();
  // In English it works as well.
  await WORDS[speech.state.language]?.().catch(() => undefined);
  return import('./monaco/monaco-surface.ts');
}
