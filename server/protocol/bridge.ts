/**
 * Between a pupil's page in a pane and the IDE around it, by postMessage. The page is hostile until shown otherwise: the
 * IDE checks that a message comes from the window of one of its panes, parses it by schema and limits its rate.
 */
export type PageToIde =
  | { wszero: 'ready' }
  | { wszero: 'console'; level: 'log' | 'info' | 'warn' | 'error'; text: string; file?: string; line?: number }
  | { wszero: 'error'; message: string; file?: string; line?: number; column?: number; stack?: string };

/** The bridge takes these from its parent window only. */
export type IdeToPage = { wszero: 'swap-styles'; paths: string[]; version: number };
