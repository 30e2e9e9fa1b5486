import { parentPort } from 'node:worker_threads';
import { assertNever } from '../../runtime/assert-never.ts';
import { currentThread } from '../sandbox/cpu-clock.ts';
import { checkPageFiles } from '../../runtime/compiler/check-page-files.ts';
import { guardScript } from '../../runtime/compiler/guard-script.ts';
import { keepLines } from '../../runtime/compiler/keep-lines.ts';
import { preparePageScript } from '../../runtime/compiler/page-script.ts';
import { guardedPage } from '../../runtime/pages/guarded-page.ts';
import type { MainToParser, ParserToMain } from './parser-messages.ts';
import { prepareServer } from '../../runtime/compiler/prepare-server.ts';

/** What the engine should have met before a pupil waits for it. */
const REHEARSAL = `import { say } from './say.ts'; on('say', say); on('move', (client, { x, y = 0, ...rest }) => { for (const one of [x]) rest[one] = \`\${y}\`; });`;

const port = parentPort;
if (!port) throw new Error('this runs in a worker only');
port.on('message', (request: MainToParser) => port.postMessage(answer(request)));
rehearse();
port.postMessage({ type: 'up', thread: currentThread() } satisfies ParserToMain);

function answer(request: MainToParser): ParserToMain {
  switch (request.type) {
    case 'prepare-server':
      return { type: 'prepared', prepared: prepareServer(request.files, request.entry) };
    case 'check-pages':
      return { type: 'checked', diagnostics: checkPageFiles(request.files, request.paths) };
    case 'prepare-page-script':
      return { type: 'page-script-prepared', prepared: preparePageScript(request.files, request.path, { isGuarded: true }) };
    case 'keep-lines':
      return { type: 'lines-kept', code: keepLines(request.code, request.map) };
    case 'guard-script':
      return { type: 'script-guarded', text: guardScript(request.path, request.text) };
    case 'guard-page':
      return { type: 'page-guarded', page: guardedPage(request.path, request.text, request.paths) };
    default:
      return assertNever(request);
  }
}

function rehearse(): void {
  const files = new Map([
    ['server.ts', REHEARSAL],
    ['say.ts', 'export function say(client: unknown, text: string) { return [client, text]; }'],
  ]);
  for (let round = 0; round < 50; round += 1) prepareServer(files, 'server.ts');
  const page = '<!doctype html><script>HANDLERS.said = (msg) => { for (const line of msg.lines) out.textContent = line; };</script>';
  for (let round = 0; round < 50; round += 1) {
    checkPageFiles(new Map([['index.html', page]]));
    guardedPage('index.html', page, new Set(['index.html']));
  }
}
