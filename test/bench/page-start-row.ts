import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { startHost } from '../support/start-host.ts';
import { serveCodeMirror } from './codemirror-page.ts';
import { installPeers } from './peers.ts';
import { median } from './quantile.ts';
import type { Row } from './row.ts';
import { startSlowly } from './slow-page.ts';

/** One before, which warms the host up, then so many. Both pages take turns. */
const STARTS = 1;
const OURS = { textarea: '.editor-textarea:not([readonly])', monaco: '.monaco-editor .view-line' };
const THEIRS = { editor: '.cm-content[contenteditable="true"] .cm-line' };

export const pageStartRow: Row = {
  name: 'page-start',
  about:
    "How long the IDE's page takes to be there, and a page with two editors of CodeMirror 6: 10 Mbit/s, 40 ms, CPU slowed 4 times, empty cache.",
  rounds: 3,
  async measure() {
    await installPeers();
    await using codeMirror = await serveCodeMirror();
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const made = await createProject(host.url);
      const ours: Awaited<ReturnType<typeof startSlowly<keyof typeof OURS>>>[] = [];
      const theirs: Awaited<ReturnType<typeof startSlowly<keyof typeof THEIRS>>>[] = [];
      for (let n = 0; n <= STARTS; n += 1) {
        const [our, their] = [
          await startSlowly(browser, `${host.schoolUrl}${made.links.edit}`, OURS),
          await startSlowly(browser, codeMirror.url, THEIRS),
        ];
        if (n === 0) continue;
        ours.push(our);
        theirs.push(their);
      }
      const monaco = median(ours.map((each) => each.monaco));
      const editor = median(theirs.map((each) => each.editor));
      return [
        { what: 'first paint', value: median(ours.map(({ paint }) => paint)), unit: 'ms', budget: { atMost: 500 } },
        { what: 'text can be typed', value: median(ours.map(({ textarea }) => textarea)), unit: 'ms', budget: { atMost: 800 } },
        { what: 'Monaco is there: of CodeMirror 6', value: monaco / editor, unit: '×', budget: { atMost: 2.2 } },
        { what: 'Monaco is there', value: monaco, unit: 'ms' },
        { what: 'CodeMirror 6 is there', value: editor, unit: 'ms' },
      ];
    } finally {
      await browser.close();
    }
  },
};
