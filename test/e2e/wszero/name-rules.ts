import { describe, expect, it } from 'vitest';
import type { WszeroHost } from './wszero-host.ts';

const FORMS: [form: string, handler: string][] = [
  ['an arrow', `on('OP', (client, text, sender = 'nobody') => client.send('got', { text, sender }));`],
  ['a function', `on('OP', function (client, text, sender = 'nobody') { client.send('got', { text, sender }); });`],
  ['a named function', `on('OP', function say(client, text, sender = 'nobody') { client.send('got', { text, sender }); });`],
  ['a method', `const table = { say(client, text, sender = 'nobody') { client.send('got', { text, sender }); } };\non('OP', table.say);`],
  [
    'a constant',
    `const handle = async (client, text, sender = 'nobody') => { await null; client.send('got', { text, sender }); };\non('OP', handle);`,
  ],
  ['a declaration', `function handle(client, text, sender = 'nobody') { client.send('got', { text, sender }); }\non('OP', handle);`],
  ['another file’s export', `import { handle } from './server/handle.EXT';\non('OP', handle);`],
  ['destructuring', `on('OP', (client, { text, sender = 'nobody' }) => client.send('got', { text, sender }));`],
  [
    'destructuring to another name',
    `on('OP', (client, { text: room, sender: name = 'nobody' }) => client.send('got', { text: room, sender: name }));`,
  ],
];

/** Names further out that a bundler would rather rename a parameter for: variables, imports, exports of another file. */
const OUTER: [where: string, code: string][] = [
  ['top-level variables', `let text = 'outer';\nvar sender = 1;\nconst client = null;`],
  [
    'imports',
    `import { text, words as sender } from './server/words.EXT';\nimport client from './server/words.EXT';\nconsole.log(text, sender, client);`,
  ],
  ['other files’ exports', `import { words } from './server/words.EXT';\nconsole.log(words);`],
];

const WORDS = `export const text = 't'; export const words = 'w'; export const sender = 2; const client = 3; export default client;`;

/** The names of parameters are those of the pupil's source, whatever a compiler does with them. */
export function nameRules(host: () => WszeroHost): void {
  describe.each(['js', 'ts'])('in a server.%s', (ext) => {
    it.each(OUTER)('parameters keep their names in every form, whatever the names of %s', async (_where, outer) => {
      for (const [form, code] of FORMS) {
        const typed = ext === 'ts' ? `interface Unused { x: number }\nlet unused: Unused | undefined;\n` : '';
        const server = `${outer}\n${typed}${code}`.replaceAll('EXT', ext).replaceAll('OP', 'say');
        await using project = await host().open({
          [`server.${ext}`]: server,
          [`server/words.${ext}`]: WORDS,
          [`server/handle.${ext}`]: `let text = 5; const sender = 6; export function handle(client, text, sender = 'nobody') { client.send('got', { text, sender }); } export { sender };`,
        });
        using fox = await project.join();
        fox.say('say', { sender: 'S', text: 'T' });
        expect(await fox.next((message) => message.op === 'got' || message.op === 'error'), form).toEqual({
          op: 'got',
          text: 'T',
          sender: 'S',
        });
        fox.say('say', { text: 'T' });
        expect(await fox.next('got'), form).toEqual({ op: 'got', text: 'T', sender: 'nobody' });
        fox.say('say', { sender: 'S' });
        expect(await fox.next('error'), form).toMatchObject({ code: 'missing-parameter' });
      }
    });
  });
}
