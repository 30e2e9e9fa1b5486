import type { Words } from '../words.ts';

/** What the console of a project taken home says of itself. Short sentences, plain words. */
export const TERMINAL_TEXTS = {
  running: 'Your server is running. Open it in a browser:',
  here: (url: string): string => `  on this computer:  ${url}`,
  network: (url: string): string => `  on the same Wi-Fi: ${url}`,
  toStop: 'Change a file and save it: it is live at once. To stop, press Ctrl and C.',
  swapped: 'The new code is running.',
  oldRuns: 'Your last good code is running.',
  noneRuns: 'The server waits for you to mend it.',
  place: (file: string, line: number): string => `${file}, line ${line}`,
  from: (client: string): string => `message of ${client}`,
  mistake: (about: readonly string[]): string => (about.length === 0 ? 'There is a mistake.' : `There is a mistake. (${about.join(', ')})`),
  taken: (port: number): string =>
    `Port ${port} is taken: something else is running there. Stop it, or take another number: write run_server(${port === 65_535 ? 8001 : port + 1}) at the end of server.js.`,
  notAllowed: (port: number): string =>
    `This computer does not let you use port ${port}. Take a larger number: write run_server(8000) at the end of server.js.`,
  badPort: (given: string): string => `PORT is "${given}". It must be a number from 0 to 65535.`,
  otherPort: (wanted: number, port: number): string =>
    `run_server(${wanted}): the server is on port ${port} already. Stop it and start it again to change that.`,
} as const;

/** Mistakes that only a server on a computer of one's own has. */
export const TERMINAL_WORDS: Readonly<Record<'start-too-slow', readonly Words[]>> = {
  'start-too-slow': [{ title: 'The code takes too long to start.', todo: 'Look for a loop that never ends.' }],
};
