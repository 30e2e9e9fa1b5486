import { CLIENT_LIMITS } from '../../runtime/client-limits.ts';

/** Every limit of the host, in one table. Bytes, milliseconds, or counts, as the name says. */
export const LIMITS = {
  ...CLIENT_LIMITS,

  /** Files of a project. */
  filesPerProject: 50,
  fileBytes: 256 * 1024,
  assetBytes: 1024 * 1024,
  projectBytes: 5 * 1024 * 1024,
  /** Assets of a project that are kept, those included that no file has any longer: undo may want them back. */
  keptAssetBytes: 20 * 1024 * 1024,
  pathLength: 100,
  pathDepth: 4,
  nameLength: 60,
  /** A zip or a folder that a project is made of: how large, and how many files it lists. */
  broughtBytes: 64 * 1024 * 1024,
  broughtFiles: 5_000,

  /** Versions of a project: how many, how many of those that have a name stay whatever comes, and the bytes of all of them. */
  versionsPerProject: 100,
  namedVersionsKept: 40,
  versionsBytes: 8 * 1024 * 1024,
  /** One is made when nobody has typed for so long, at the latest so long after a change; and so far apart are those that come by themselves. */
  versionPauseMs: 10_000,
  versionLatestMs: 120_000,
  versionGapMs: 1_000,

  /** Websockets: of the host, of one address, which may be a whole school, and of a project, for its clients or for its IDEs. */
  sockets: 16_000,
  socketsPerAddress: 4_000,
  socketsPerDoor: 300,
  /** TCP connections, so that there is room for requests beside the websockets. */
  connections: 20_000,
  connectionsPerAddress: 6_000,
  /** Connections that wait to be taken: schools that come back at once. The system may allow fewer. */
  connectionsAtTheDoor: 4_096,
  /** So long may a request take to send its headers, and to send all of it; and how often that is looked at. */
  headersMs: 20_000,
  requestMs: 120_000,
  connectionsCheckedMs: 5_000,
  headersPerRequest: 100,
  /** Bodies that are being read, in bytes: of all requests together, and of those of one address. */
  bodiesBytes: 256 * 1024 * 1024,
  bodiesBytesPerAddress: 64 * 1024 * 1024,
  /** A body that holds words only. */
  smallBodyBytes: 16 * 1024,
  /** Frames of one connection: it is read more slowly when it sends faster. */
  framesPerSecond: 10_000,
  framesAtOnce: 1_000,
  /** Pieces of one message: of frames, and of a frame as the network brings it. */
  fragmentsPerMessage: 1_000,
  clientMessagePieces: 1_024,
  ideMessagePieces: 4_096,
  /** Those that may edit, and those that look on. */
  editorsPerProject: 20,
  viewersPerProject: 40,
  /** Panes of one IDE; and names of panes that a project remembers. */
  panesPerEditor: 20,
  paneNamesPerProject: 500,
  /** By how much a pane's slow network delays what passes, each way; and how many of its messages may be on their way to the host. */
  slowMs: 1_000,
  slowMessages: 100,
  /** What one IDE has not read yet, beside the document that it gets at first; and all of a project together. */
  ideBacklogBytes: 10 * 1024 * 1024,
  allIdeBacklogBytes: 64 * 1024 * 1024,
  newProjectsPerHourAndAddress: 300,
  reportsPerHourAndAddress: 60,
  /** Projects that one call may ask about. */
  idsEachTime: 20,
  /** What a client has sent and the code has not handled, in UTF-16 units; and all clients of a project together. */
  clientWaitingLength: 64 * 1024,
  projectWaitingLength: 16 * 1024 * 1024,

  /** Messages of the IDE. */
  ideMessageBytes: 1024 * 1024,
  ideHelloMs: 10_000,
  /** All that an IDE may send before it is known who it is. */
  ideHelloBytes: 128 * 1024,
  /** What a page shows in a check, in UTF-16 units; and a text of an IDE that holds it, as JSON. */
  pageShownLength: 64 * 1024,
  ideTextLength: 512 * 1024,
  /** So long may an IDE take to do something in a page of a check. */
  pageCallMs: 5_000,
  /** So long may a backup hold the database's file. */
  backupMs: 10 * 60_000,
  /** Projects that are sent as zips, of all projects together; and how long one may make no progress. */
  exportsAtOnce: 3,
  exportsWaiting: 60,
  exportMs: 120_000,
  exportStalledMs: 30_000,
  /** A full project in base64, which makes four bytes of three. */
  httpBodyBytes: 8 * 1024 * 1024,

  /** The sandbox: an entry is one message or timer with its jobs. */
  entryMs: 100,
  startMs: 500,
  watchdogMs: 50,
  /** Past this the worker is ended: well above what an entry may take, or honest cuts would cost the neighbours. */
  hardMs: 800,
  yieldMs: 8,
  /** Code that is cut so often within so long is stopped. */
  strikes: 3,
  strikesWithinMs: 60_000,
  wasmPages: 512,
  heapBytes: 24 * 1024 * 1024,
  stackBytes: 256 * 1024,
  batchBytes: 100_000,
  /** How often the memory of the whole host is looked at; what it may be, as a part of the machine's; and what an instance has that is too small to be stopped for it. */
  memoryLookMs: 2_000,
  memoryPart: 0.6,
  smallInstanceBytes: 4 * 1024 * 1024,
  /** Code that was stopped, or did not start for taking too much, starts apart from others for so long. */
  suspectMs: 5 * 60_000,
  /** Of the main thread, for what the code of all projects did, before sockets come again. */
  effectsSliceMs: 4,
  /** What a project's code did and the host has not carried out, in UTF-16 units. */
  projectEffectsLength: 16 * 1024 * 1024,

  /** Between machines: a frame, what waits to be sent on one connection, and what one forwarded socket has sent that its project has not taken. */
  busFrameBytes: 64 * 1024 * 1024,
  busBacklogBytes: 128 * 1024 * 1024,
  busWindowBytes: 256 * 1024,
  /** How often each end says that it is there, and after how long without a word the other one is taken for gone. */
  busBeatMs: 1_000,
  busSilentMs: 3_000,
  /** So long may it take to reach another machine, and to be let in there. */
  busDialMs: 1_000,
  busOpenMs: 2_500,
  /** A call that was handed on to another machine, and of which nothing comes. */
  callSilentMs: 20_000,

  /** The compiler. */
  compileMs: 2_000,
  /** Compiled scripts of pages that are kept, of all projects together, in UTF-16 units. */
  pageScriptsKept: 16 * 1024 * 1024,
  /** The same of pages and scripts whose loops are guarded. */
  guardedPagesKept: 16 * 1024 * 1024,

  /** Pauses for typing before a change goes live. */
  serverPauseMs: 200,
  pagePauseMs: 300,
  stylePauseMs: 50,
  /** A keystroke waits at most this long before it is written down. */
  persistMs: 300,
  compactEveryUpdates: 500,
  asleepAfterMs: 5 * 60_000,

  /** The console keeps this many lines for an editor that opens later. */
  consoleLines: 200,
  /** What happens is told to editors this often, at most so many lines and events each time; the rest is counted. */
  tellMs: 50,
  consoleLinesEachTime: 100,
  trafficEventsEachTime: 200,
  trafficTextLength: 2_000,
} as const;
