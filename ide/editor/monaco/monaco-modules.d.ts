/** Parts of Monaco that have no declarations of their own. */
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';

declare module 'monaco-editor/languages/definitions/css/css' {
  import type { languages } from 'monaco-editor/editor';
  export const conf: languages.LanguageConfiguration;
  export const language: languages.IMonarchLanguage;
}
declare module 'monaco-editor/languages/definitions/html/html' {
  export { conf, language } from 'monaco-editor/languages/definitions/css/css';
}
declare module 'monaco-editor/languages/definitions/javascript/javascript' {
  export { conf, language } from 'monaco-editor/languages/definitions/css/css';
}
declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  export { conf, language } from 'monaco-editor/languages/definitions/css/css';
}
