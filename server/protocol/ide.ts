/**
 * The IDE's socket, `/api/projects/:id/socket`. Text messages are the unions below, as JSON. Binary messages carry the
 * document: one byte that says which (see DOCUMENT), then its body; they are Yjs data and nothing else.
 * The first message of the IDE is `hello`; until the host has answered `welcome`, nothing else is taken.
 *
 * Order after `welcome`: the host sends DOCUMENT.state (its state vector) and DOCUMENT.update (its whole document, or,
 * if `hello` had a state vector in `have`, what that lacks). The IDE answers with a DOCUMENT.update of what the host lacks.
 */
import type { Diagnostic } from './diagnostic.ts';
import type { HostToLesson, LessonToHost } from './lesson.ts';
import type { ProjectState } from './project-state.ts';

/** First byte of a binary message. */
export const DOCUMENT = {
  /** Host to IDE: a Yjs state vector. */
  state: 0,
  /**
   * Both ways: a Yjs update. From the IDE, four bytes follow the first one: `n`, unsigned, big-endian, growing by one with
   * every update of this page load. The host answers `saved` when all up to `n` is on disk.
   */
  update: 1,
  /** Both ways: a y-protocols awareness update (cursors and names). */
  awareness: 2,
} as const;

export type Role = 'edit' | 'look';

/** Why what is typed can not be written down: there is no room on the host's disk, or the disk gives errors. */
export type SavingTrouble = 'disk-full' | 'failed';

/** How the network between a pane's page and the host is: as it is, cut, or slow. */
export type PaneNetwork = 'on' | 'cut' | 'slow';

/** IDE to host. */
export type IdeToHost =
  | {
      type: 'hello';
      /** The Edit key (`tiger-banana-rocket-seven`), or the look id. */
      key: string;
      /** Random and of this page load, so that the host knows a resent update. */
      session: string;
      /** Base64 of a Yjs state vector, when connecting again. */
      have?: string;
    }
  /** Ask for a new pane. Answered by `pane` with the same `request`. */
  | { type: 'open-pane'; request: number; name?: string }
  /** The pane was closed by the pupil; its name is free again. */
  | { type: 'close-pane'; token: string }
  /** For one of this IDE's own panes, until the IDE's socket closes. */
  | { type: 'set-network'; token: string; network: PaneNetwork }
  /** Run the newest code anew, after a stop. Clients stay. */
  | { type: 'start-again' }
  | { type: 'rename-project'; name: string }
  /** Send `traffic` from now on, or no longer. */
  | { type: 'watch-messages'; on: boolean }
  | LessonToHost;

/** Host to IDE. */
export type HostToIde =
  | {
      type: 'welcome';
      role: Role;
      project: { id: string; name: string; madeFrom?: { id: string; name: string } };
      links: Links;
      /** Where pages are served: absolute, or an absolute path on this host; ends with `/`. */
      pagesUrl: string;
      state: ProjectState;
      /** What is wrong with the newest code, as of the last compile. */
      diagnostics: Diagnostic[];
      console: ConsoleLine[];
      clients: ClientInfo[];
      handlers: HandlerInfo[];
      /** As `saving` tells it. */
      trouble?: SavingTrouble;
    }
  /**
   * The door is shut: `code` is one of the error table. The socket closes with 4403 or 4404. After `welcome` it is a request that
   * is refused: 'too-many' for a pane, and the socket stays; 'too-large' for an update, and it closes with 4400.
   */
  | { type: 'refused'; code: string; message: string }
  /** All updates of this session up to `n` are on disk. */
  | { type: 'saved'; n: number }
  /** With `trouble`, told at each try: nothing that was typed can be written down now. It waits, also that of others. Without: all is well again. */
  | { type: 'saving'; trouble?: SavingTrouble }
  | { type: 'pane'; request: number; token: string; name: string }
  | { type: 'state'; state: ProjectState }
  /** Replaces all diagnostics of the compile and start of the newest code. */
  | { type: 'diagnostics'; diagnostics: Diagnostic[] }
  | { type: 'console'; lines: ConsoleLine[] }
  /** All clients of the project, in the order in which they joined. */
  | { type: 'clients'; clients: ClientInfo[] }
  /** What the code that runs listens for. */
  | { type: 'handlers'; handlers: HandlerInfo[] }
  /** Pages changed and parse. `styles`: only these style sheets changed, swap them in place; else reload the panes. */
  | { type: 'pages-changed'; change: 'reload' | 'styles'; paths: string[]; version: number }
  | { type: 'traffic'; events: TrafficEvent[]; dropped: number }
  | { type: 'project-renamed'; name: string }
  /** Links are others now. Where the pages are served elsewhere, the IDE has to be loaded anew: its policy knows the old place. */
  | { type: 'links'; links: Links; pagesUrl: string }
  | HostToLesson;

/** `edit` only for who may edit; one that was withdrawn is not there. */
export type Links = Partial<Record<'edit' | 'look' | 'play' | 'remix', string>>;

export interface ClientInfo {
  id: string;
  /** Shown to people. `fox` has the name `Fox`. */
  name: string;
  /** Token of the pane that it is, if it is one. */
  pane?: string;
  groups: string[];
  /** As its page counts and names its connections, if it is one: see PageConnection. */
  load?: string;
  attempt?: string;
}

/** A call of `on` in the code that runs. */
export interface HandlerInfo {
  op: string;
  file: string;
  line: number;
  /** What its message carries besides `op`, where that can be known from the source. */
  parts?: HandlerParts;
}

export interface HandlerParts {
  parameters: { name: string; optional: boolean }[];
  /** It takes any other part too. */
  rest: boolean;
}

export interface ConsoleLine {
  /** Milliseconds since 1970. */
  at: number;
  level: 'log' | 'info' | 'warn' | 'error';
  /** What the server printed; empty where `diagnostic` says it all. */
  text: string;
  diagnostic?: Diagnostic;
  file?: string;
  line?: number;
}

/**
 * One thing that travelled or happened, in order. `turn` ties what a handler sent, and what went wrong in it, to the message that
 * it was handling; 0 is for what no message caused. A message is known on both sides of a connection by its `number`: the how manyth it was
 * there from the client, or to each of `clients`. Lines start at 1.
 */
export type TrafficEvent =
  /** `text` is '' for `connect` and `disconnect`, which are no messages. `file` and `line` are the handler's. */
  | ({ type: 'received'; file?: string; line?: number } & Came)
  | ({ type: 'unhandled'; code: string; nearest?: string } & Came)
  /** `file` and `line`: where it was sent. */
  | ({ type: 'sent'; at: number; turn: number; op: string; text: string; file?: string; line?: number } & Recipients)
  /** A handler, or what a timer calls, did not come to its end. */
  | { type: 'failed'; at: number; turn: number; diagnostic: Diagnostic }
  | { type: 'connected'; at: number; client: string; name: string }
  | { type: 'disconnected'; at: number; client: string; name: string }
  | { type: 'swapped'; at: number; ok: boolean };

interface Came {
  at: number;
  turn: number;
  client: string;
  name: string;
  op: string;
  text: string;
  number?: number;
}

interface Recipients {
  to: 'all' | 'group' | 'one';
  group?: string;
  /** Ids of those that got it, and for each the number of this message. */
  clients: string[];
  numbers: number[];
}
