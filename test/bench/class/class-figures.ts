/** What happened in a class: times in milliseconds, and what went wrong, in words. */
export interface ClassFigures {
  /** From the last key of a word in the server's code until it runs: a pane has heard it. */
  serverLive: number[];
  /** From the last key of a word in a page until the IDE is told to load its panes anew. */
  pageLive: number[];
  /** From a key until the host has it on its disk. */
  saved: number[];
  /** From what a pane says until it hears it. */
  messages: number[];
  /** From asking for a lesson's check to its result. */
  checks: number[];
  /** What visitors waited for: the page, and the first answer. */
  visits: number[];
  errors: string[];
}

export function newClassFigures(): ClassFigures {
  return { serverLive: [], pageLive: [], saved: [], messages: [], checks: [], visits: [], errors: [] };
}
