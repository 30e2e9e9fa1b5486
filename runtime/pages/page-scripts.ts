import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TOKEN = /^[A-Za-z0-9_.-]{1,200}$/;

/** A script of the host's own that pages get, and the version that its URL carries. */
export interface PageScript {
  text: string;
  version: string;
}

export function readPageScript(file: string): PageScript {
  const text = readFileSync(file, 'utf8');
  return { text, version: createHash('sha256').update(text).digest('base64url').slice(0, 12) };
}

/** A pane's token as it came in a query; undefined for whatever is none. */
export function paneToken(value: unknown): string | undefined {
  return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}

/** The elements that a page at `path` starts with. URLs are relative, so that a prefix in front of them does not matter. */
export function scriptTags(path: string, pane: string | undefined, scripts: { wszero: PageScript; bridge: PageScript }): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const who = pane === undefined ? '' : ` data-pane="${pane}"`;
  const bridge = `<script src="${up}wszero/bridge.js?v=${scripts.bridge.version}"${who} crossorigin></script>`;
  const wszero = `<script src="${up}wszero.js?v=${scripts.wszero.version}"${who} crossorigin></script>`;
  return pane === undefined ? wszero : bridge + wszero;
}
