import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { startHost } from '../support/start-host.ts';
import { serveCodeMirror } from './codemirror-page.ts';
import { installPeers } from './peers.ts';
import type { Row } from './row.ts';
import { startSlowly, type Visits } from './slow-page.ts';

const OURS = { textarea: '.editor-textarea:not([readonly])', monaco: '.monaco-editor .view-line' };
const THEIRS = { editor: '.cm-content[contenteditable="true"] .cm-line' };

export const pageStartRow: Row = {
  name: 'page-start',
  about:
    "How long the IDE's page takes to be there, and a page with two editors of CodeMirror 6: 10 Mbit/s, 40 ms, CPU slowed 4 times, empty cache. Then once more, with what the browser has kept.",
  rounds: 3,
  async measure() {
    await installPeers();
    await using codeMirror = await serveCodeMirror();
    await using host = await startHost();
    const made = await createProject(host.url);
    const start = (): Promise<Starts> => both(`${host.schoolUrl}${made.links.edit}`, codeMirror.url);
    // a school's host has served somebody before
    await start();
    const { ours, theirs } = await start();
    return [
      { what: 'first paint', value: ours.first.paint, unit: 'ms', budget: { atMost: 500 } },
      { what: 'text can be typed', value: ours.first.textarea, unit: 'ms', budget: { atMost: 800 } },
      { what: 'Monaco is there: of CodeMirror 6', value: ours.first.monaco / theirs.first.editor, unit: '×', budget: { atMost: 2.2 } },
      { what: 'Monaco is there', value: ours.first.monaco, unit: 'ms' },
      { what: 'CodeMirror 6 is there', value: theirs.first.editor, unit: 'ms' },
      { what: 'fetched by then', value: ours.first.bytes, unit: 'bytes' },
      { what: 'the second time: first paint', value: ours.again.paint, unit: 'ms' },
      { what: 'the second time: Monaco is there', value: ours.again.monaco, unit: 'ms' },
      { what: 'the second time: fetched by then', value: ours.again.bytes, unit: 'bytes' },
    ];
  },
};

interface Starts {
  ours: Visits<keyof typeof OURS>;
  theirs: Visits<keyof typeof THEIRS>;
}

/** Each browser has compiled nothing yet. */
async function both(ours: string, theirs: string): Promise<Starts> {
  const browser = await openBrowser();
  try {
    return { ours: await startSlowly(browser, ours, OURS), theirs: await startSlowly(browser, theirs, THEIRS) };
  } finally {
    await browser.close();
  }
}
