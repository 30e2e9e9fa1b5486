/**
 * Opens the document of a project and has two editors type into it for ever, a letter each in turn. Prints `client n` for
 * each acknowledgement, `n` being the letters of that client that are on disk. Arguments: the data folder and the project.
 */
import { createLog } from '../../../server/log.ts';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open-sqlite-store.ts';
import { TestEditor } from './open-document.ts';

const [dataDir = '', project = ''] = process.argv.slice(2);
const log = createLog('silent');
const store = await openSqliteStore({ dataDir, log });
const owner = await store.acquire(project, 'node', String(process.pid));
const document = await ProjectDocument.open(store, owner, { log });
const editors = { A: new TestEditor(document), B: new TestEditor(document) };

document.onSaved(({ client, n }) => {
  for (const [letter, editor] of Object.entries(editors)) if (client === editor.session) console.log(`${letter} ${n}`);
});

const typing = setInterval(() => {
  for (const [letter, editor] of Object.entries(editors)) editor.text('server.js').insert(0, letter);
}, 2);
// A letter every 2 ms fills the file some day, if nobody kills it.
setTimeout(() => clearInterval(typing), 60_000).unref();
