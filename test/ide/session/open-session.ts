import { afterEach, beforeEach, expect, vi } from 'vitest';
import type * as Y from 'yjs';
import { Session } from '../../../ide/session/session.ts';
import type { SessionOptions } from '../../../ide/session/session-options.ts';
import { openNodeSocket, ProtocolHost, putFile } from './protocol-host.ts';

/** A host with a project of three files, and sessions with it, for each test of a file anew. */
export function setUpSessions(): {
  host: () => ProtocolHost;
  open: (options?: Partial<SessionOptions>) => Session;
} {
  let host: ProtocolHost;
  let sessions: Session[] = [];

  beforeEach(async () => {
    host = new ProtocolHost();
    putFile(host.doc, 'a', 'server.js', 'one');
    putFile(host.doc, 'b', 'index.html', '<p>');
    putFile(host.doc, 'c', 'client.js', 'two');
    await host.listen();
  });

  afterEach(async () => {
    for (const session of sessions) session.dispose();
    sessions = [];
    await host[Symbol.asyncDispose]();
  });

  return {
    host: () => host,
    open: (options = {}) => {
      const session = new Session({
        address: { id: 'brave-otter', role: 'edit' },
        key: 'tiger-banana-rocket-seven',
        url: host.url,
        api: host.api,
        openSocket: openNodeSocket,
        firstPauseMs: 5,
        longestPauseMs: 20,
        ...options,
      });
      sessions.push(session);
      return session;
    },
  };
}

/** Resolves when the session has been welcomed and has the files. */
export async function online(session: Session): Promise<void> {
  await until(() => session.store.state.connection === 'online' && session.store.state.files.length > 0);
}

/** Resolves when it holds, fails after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5000, interval: 2 });
}

/** The text behind a path, as an editor would get it. */
export function textIn(session: Session, path: string): Y.Text {
  const file = session.store.state.files.find((entry) => entry.path === path);
  const edited = file && session.editedFile(file.id);
  if (!edited) throw new Error(`no ${path}`);
  return edited.text;
}
