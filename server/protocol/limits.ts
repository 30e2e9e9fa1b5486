/** Every limit of the host, in one table. Bytes, milliseconds, or counts, as the name says. */
export const LIMITS = {
  /** Files of a project. */
  filesPerProject: 50,
  fileBytes: 256 * 1024,
  projectBytes: 5 * 1024 * 1024,
  pathLength: 100,
  pathDepth: 4,
  nameLength: 60,

  /** Connections. */
  clientsPerProject: 100,
  editorsPerProject: 20,
  newProjectsPerHourAndAddress: 300,

  /** Messages of a client. */
  clientMessageBytes: 64 * 1024,
  clientQueueLength: 256,
  /** Several entries' worth: what one entry may send must not close a client that reads. */
  clientBacklogBytes: 4 * 1024 * 1024,
  /** One message of a server to its clients, and a client's name or a group's. */
  serverMessageBytes: 256 * 1024,
  shownNameLength: 40,
  groupNameLength: 100,
  heartbeatMs: 15_000,

  /** Messages of the IDE. */
  ideMessageBytes: 1024 * 1024,
  ideHelloMs: 10_000,
  httpBodyBytes: 6 * 1024 * 1024,

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
  timers: 200,
  timerMinMs: 15,
  batchBytes: 100_000,
  messagesPerEntry: 2_000,
  bytesPerEntry: 1_000_000,
  /** A handler that has not ended by then lets its client's next message in. */
  handlerMs: 10_000,

  /** The compiler. */
  compileMs: 2_000,

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
  consoleLineLength: 4_000,
  /** What happens is told to editors this often, at most so many lines and events each time; the rest is counted. */
  tellMs: 50,
  consoleLinesEachTime: 100,
  trafficEventsEachTime: 200,
  trafficTextLength: 2_000,
} as const;
