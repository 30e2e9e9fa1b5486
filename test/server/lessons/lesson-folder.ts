import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const FRONT = '---\ntitle: Tell everyone\nsummary: Build a box to shout into.\nminutes: 15\nshow: [server.js]\n---\n';

export const CHECK = `\`\`\`check
clients: [Ann, Bo]
do:
  - { as: Ann, send: shout, with: { text: $word } }
expect:
  - { all: [Ann, Bo], get: heard, with: { text: $word }, times: 1 }
ways:
  only-ann: { only: [Ann], get: heard }
\`\`\`
`;
export const SAY = '```say\nonly-ann: Only Ann heard it. Use `broadcast`.\n```\n';

export const PREDICT = `\`\`\`predict
question: Fox shouts. Who sees it?
choices: [Only Fox, Everyone]
answer: 1
because: It goes to \`client.send\`.
\`\`\`
`;

/** All files of one lesson that is as it should be. */
export const GOOD: Readonly<Record<string, string>> = {
  '02-tell-everyone/lesson.md': `${FRONT}\nWords **before**.\n\n## Guess\n\nShort.\n\n${PREDICT}\n## Let everyone hear\n\nChange line 3.\n\n\`\`\`hints\n- Use \`broadcast\`.\n\`\`\`\n\n${CHECK}\n${SAY}`,
  '02-tell-everyone/starter/server.js': "on('shout', (client, text) => {\n  client.send('heard', { text });\n});\n",
  '02-tell-everyone/starter/index.html': '<h1>Shout</h1>\n',
  '02-tell-everyone/solution/server.js': "on('shout', (client, text) => {\n  broadcast('heard', { text });\n});\n",
  '02-tell-everyone/wrong/2-only-ann/server.js': "on('shout', (client, text) => client.send('heard', { text }));\n",
};

/** A folder `lessons` of its own, with these files in it. */
export function lessonsFolder(files: Readonly<Record<string, string>>): Disposable & { path: string } {
  const root = mkdtempSync(join(tmpdir(), 'wszero-lessons-'));
  const path = join(root, 'lessons');
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
