import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../server/setup/project-root.mjs';
import { codeSize, type CodeSize } from './code-size.ts';
import type { Figure, Row } from './row.ts';

/** Who the same chat is written with, and its file of the server. Each has a `page.js` besides. */
export const CHATS = {
  wszero: 'server.js',
  'bare-ws': 'server.js',
  'socket-io': 'server.js',
  'python-original': 'server.py',
} as const satisfies Record<string, string>;

export type ChatName = keyof typeof CHATS;

/** The folder of a chat. */
export function chatFolder(name: ChatName): string {
  return join(ROOT, 'test/bench/chat', name);
}

export const chatRow: Row = {
  name: 'chat',
  about: 'How much a pupil types for the same chat of names, messages, a hello and a goodbye: here, and with what else there is.',
  rounds: 1,
  async measure() {
    const sizes = await Promise.all(
      Object.entries(CHATS).map(async ([name, server]) => ({ name, ...(await sizesOf(join(ROOT, 'test/bench/chat', name), server)) })),
    );
    const ours = sizes.find(({ name }) => name === 'wszero');
    const bare = sizes.find(({ name }) => name === 'bare-ws');
    if (!ours || !bare) throw new Error('a chat is missing');
    return [
      ...sizes.flatMap(({ name, server, page }) => [...figures(`chat, ${name}, server`, server), ...figures(`chat, ${name}, page`, page)]),
      {
        what: 'chat, wszero: letters of those of bare ws, server',
        value: ours.server.letters / bare.server.letters,
        unit: '×',
        budget: { atMost: 0.5 },
      },
      {
        what: 'chat, wszero: letters of those of bare ws, page',
        value: ours.page.letters / bare.page.letters,
        unit: '×',
        budget: { atMost: 0.75 },
      },
    ];
  },
};

async function sizesOf(folder: string, server: string): Promise<{ server: CodeSize; page: CodeSize }> {
  const read = async (file: string): Promise<CodeSize> => codeSize(await readFile(join(folder, file), 'utf8'));
  return { server: await read(server), page: await read('page.js') };
}

function figures(what: string, { lines, letters }: CodeSize): Figure[] {
  return [
    { what, value: lines, unit: 'lines' },
    { what, value: letters, unit: 'letters' },
  ];
}
