/** What a server lets its clients and its own code do, wherever it runs. Bytes, milliseconds, or counts, as the name says. */
export const CLIENT_LIMITS = {
  clientsPerProject: 100,
  clientMessageBytes: 64 * 1024,
  /** Lists in lists, and objects: to write deep ones costs an engine the square of the depth. */
  messageDepth: 100,
  clientQueueLength: 256,
  /** Several entries' worth: what one entry may send must not close a client that reads. */
  clientBacklogBytes: 4 * 1024 * 1024,
  /** What waits for all slow clients together; nobody counts as slow below the second. */
  allBacklogBytes: 32 * 1024 * 1024,
  spareBacklogBytes: 256 * 1024,
  /** One message of a server to its clients, and a client's name or a group's. */
  serverMessageBytes: 256 * 1024,
  shownNameLength: 40,
  groupNameLength: 100,
  groupsPerClient: 1_000,
  heartbeatMs: 15_000,

  /** An entry is one message or timer with its jobs. */
  messagesPerEntry: 2_000,
  bytesPerEntry: 1_000_000,
  timers: 200,
  timerMinMs: 15,
  /** A handler that has not ended by then lets its client's next message in. */
  handlerMs: 10_000,
  consoleLineLength: 4_000,
} as const;
