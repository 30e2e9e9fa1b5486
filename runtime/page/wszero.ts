/**
 * wszero for pages: `HANDLERS` and `send_message`, over one websocket that is kept. A classic script, put before a page's
 * first script; the socket's address is `ws` beside this very file, wherever that is served.
 */
import { Connection } from './connection.ts';
import { declareHandlers, handle } from './handlers.ts';
import { guardLoops } from './loop-guard.ts';
import { messageText } from './message-text.ts';
import { LifeLine } from './life-line.ts';
import { identity, isPane, lostPaneUrl, type Identity } from './pane.ts';
import { tellTrouble } from './page-trouble.ts';
import { closeSideDoor } from './side-door.ts';
import { takeTap } from './tap.ts';
import { untilRead } from './until-read.ts';

declare global {
  /** Sends a message, an object with `op`, to the server. Throws a TypeError for what can not be sent. */
  var send_message: (message: unknown) => void;
}

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const comeBack = lostPaneUrl(script);
const tap = takeTap();
declareHandlers({ isPane: isPane(script) });
if (self.origin === 'null') livesAmongOthers();

if (comeBack === undefined) {
  const who = identity(script);
  const connection = new Connection((attempt) => socketUrl(who, attempt), {
    message: untilRead((text) => {
      tap?.receives();
      const isHeard = handle(text);
      tap?.handled(isHeard);
    }),
    connected: (attempt, kept) => {
      tap?.connected({ load: who.load, attempt }, kept);
      window.dispatchEvent(new Event('wszero:connected'));
    },
    disconnected: () => window.dispatchEvent(new Event('wszero:disconnected')),
    refused: () => tellTrouble('not-connected'),
  });
  globalThis.send_message = (message) => {
    connection.send(messageText(message));
    tap?.sends();
  };
  tap?.begin((text) => connection.send(text));
} else {
  // This page is about to be loaded again: what it says until then is checked, and goes nowhere.
  globalThis.send_message = (message) => void messageText(message);
  location.replace(comeBack);
}

/** Shown by a host that shows the pages of many, which gives each an origin of its own that has no name. */
function livesAmongOthers(): void {
  guardLoops();
  closeSideDoor();
  // In a pane the bridge has said hello.
  if (parent !== window && !isPane(script)) new LifeLine(parent);
}

function socketUrl({ query }: Identity, attempt: number): string {
  const url = new URL('ws', script?.src ?? document.baseURI);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = `${query}&attempt=${attempt}`;
  return url.href;
}
