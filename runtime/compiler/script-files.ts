import { sideOf } from '../side.ts';

/** The files that server code may import. */
export function isImportable(path: string): boolean {
  return /\.(js|ts|json)$/.test(path) && !path.endsWith('.d.ts');
}

/** The files of pages that may hold scripts. */
export function holdsScripts(path: string): boolean {
  return sideOf(path) === 'page' && /\.(m?js|tsx?|jsx|html?)$/.test(path);
}

export function isHtml(path: string): boolean {
  return /\.html?$/i.test(path);
}

/** Whether a page's file is a script that a browser can read as it is. */
export function isPlainScript(path: string): boolean {
  return /\.m?js$/i.test(path);
}
