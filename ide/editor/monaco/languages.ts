import { languages } from 'monaco-editor/editor';
import * as css from 'monaco-editor/languages/definitions/css/css';
import * as html from 'monaco-editor/languages/definitions/html/html';
import * as javascript from 'monaco-editor/languages/definitions/javascript/javascript';
import * as typescript from 'monaco-editor/languages/definitions/typescript/typescript';

interface Definition {
  conf: languages.LanguageConfiguration;
  language: languages.IMonarchLanguage;
}

const BY_EXTENSION: Record<string, string> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  html: 'html',
  htm: 'html',
  css: 'css',
  json: 'json',
};

export function languageOf(path: string): string {
  return BY_EXTENSION[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'plaintext';
}

/** Once a page. Monaco's own registration fetches each language when it is first shown: a second flash of grey text. */
export function registerLanguages(): void {
  register('javascript', 'text/javascript', withCalls(javascript));
  register('typescript', 'text/typescript', withCalls(typescript));
  register('html', 'text/html', html);
  register('css', 'text/css', css);
  register('json', 'application/json', javascript);
}

function register(id: string, mimetype: string, { conf, language }: Definition): void {
  languages.register({ id, mimetypes: [mimetype] });
  languages.setLanguageConfiguration(id, conf);
  languages.setMonarchTokensProvider(id, language);
}

/** Words that mean something in some places only, and are good names in all others. */
const NAMES = new Set(['from', 'get', 'set', 'type', 'module', 'global', 'out']);

/** Names in front of a bracket get the colour of functions, which Monaco's definitions do not tell from other names. */
function withCalls({ conf, language }: Definition): Definition {
  const call: languages.IMonarchLanguageRule = [
    /#?[A-Za-z_$][\w$]*(?=\s*\()/,
    { cases: { '@keywords': 'keyword', '@default': 'function' } },
  ];
  const common = language.tokenizer['common'];
  if (!common) throw new Error('the tokenizer has no rules of the name that calls are added to');
  const words: unknown = language['keywords'];
  const keywords = Array.isArray(words) ? words.filter((word) => !NAMES.has(String(word))) : [];
  return { conf, language: { ...language, keywords, tokenizer: { ...language.tokenizer, common: [call, ...common] } } };
}
