import { expect } from 'vitest';
import { checkerOf, mended, told } from './project.ts';

const SERVER = `on('announce', (client, text, channel = 'all') => {
  broadcast('said', { text, channel });
});
on('wave', (client) => client.send('waved'));
on('draw', (client, { x, y = 0 }) => broadcast('drawn', { x, y }));
on('note', (client, { title, ...rest }) => broadcast('noted', { title, rest }));
`;
const PAGE = `HANDLERS.said = (msg) => console.log(msg.text);
HANDLERS.waved = () => {};
HANDLERS.drawn = () => {};
HANDLERS.noted = () => {};
`;
const HTML = `<ul id="messages"></ul><input id="box"><script src="page.js"></script>`;

/** What a child writes behind good files, and what is said of it. */
export interface Case {
  what: string;
  /** Files, or the text that comes behind the one that is there. */
  server?: string;
  page?: string;
  files?: Record<string, string>;
  says: string[];
  /** What the line of the first finding becomes. */
  becomes?: string;
}

/** What is said is that, and the fix mends it. */
export function expectTold({ server = '', page = '', files, says, becomes }: Case): void {
  const all: Record<string, string> = { 'server.js': SERVER + server, 'page.js': PAGE + page, 'index.html': HTML, ...files };
  const findings = checkerOf(all).checkAll();
  expect(findings.map(told)).toEqual(says);
  if (becomes === undefined) return;
  const [first] = findings;
  if (!first) throw new Error('nothing was found');
  const after = mended(all[first.file] ?? '', first);
  expect(after.split('\n')).toContain(becomes);
  expect(
    checkerOf({ ...all, [first.file]: after })
      .checkAll()
      .map(told),
  ).not.toContain(says[0]);
}
