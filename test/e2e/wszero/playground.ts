import { once } from 'node:events';
import { WebSocket } from 'ws';
import { explain, plain } from '../../../ide/texts/explain.ts';
import type { Diagnostic } from '../../../server/protocol/diagnostic.ts';
import type { HostToIde } from '../../../server/protocol/ide.ts';
import { createProject, putFiles } from '../../support/api.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost } from '../../support/start-host.ts';
import { ToldLines } from './told-lines.ts';
import type { Told, WszeroHost, WszeroProject } from './wszero-host.ts';

const PAGE = '<!doctype html><title>Rules</title>';

/** Pupils' servers in the playground, over real sockets. */
export async function openPlayground(): Promise<WszeroHost> {
  const host = await startHost();
  return {
    open: (files) => openProject(host.url, files),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

async function openProject(url: string, files: Record<string, string>): Promise<WszeroProject> {
  const made = await createProject(url, { 'index.html': PAGE, ...files });
  const lines = new ToldLines();
  const ide = new WebSocket(`${url.replace(/^http/, 'ws')}/api/projects/${made.id}/socket`, { origin: url });
  ide.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) for (const line of linesOf(JSON.parse(data.toString()) as HostToIde)) lines.add(line);
  });
  await once(ide, 'open');
  ide.send(JSON.stringify({ type: 'hello', key: made.editKey, session: 'rules-of-wszero' }));
  const [first] = (await once(ide, 'message')) as [Buffer];
  if ((JSON.parse(first.toString()) as HostToIde).type !== 'welcome') throw new Error(`not let in: ${first.toString()}`);
  return {
    join: () => ScriptClient.join(url, made),
    change: async (changed) => (await putFiles(url, made, changed)).ok,
    told: (part) => lines.next([part]),
    console: () => lines.all,
    [Symbol.asyncDispose]: async () => {
      const closed = once(ide, 'close');
      ide.close();
      await closed;
    },
  };
}

/** What a person reads in the IDE's console and beside its code. */
function linesOf(message: HostToIde): Told[] {
  switch (message.type) {
    case 'welcome':
      return [...message.diagnostics.map(inWords), ...message.console.map(inLine)];
    case 'diagnostics':
      return message.diagnostics.map(inWords);
    case 'console':
      return message.lines.map(inLine);
    default:
      return [];
  }
}

function inLine(line: { text: string; diagnostic?: Diagnostic; file?: string; line?: number }): Told {
  return line.diagnostic ? inWords(line.diagnostic) : { text: line.text, ...placeOf(line) };
}

function inWords(diagnostic: Diagnostic): Told {
  const { title, todo } = explain(diagnostic);
  return { text: `${plain(title)} ${plain(todo)}`, ...placeOf(diagnostic) };
}

function placeOf({ file, line }: { file?: string; line?: number }): { place?: string } {
  return file === undefined || line === undefined ? {} : { place: `${file}:${String(line)}` };
}
