/** A mistake as a child makes it, and what is to be shown of it. The numbers are those of the table of mistakes. */
export interface Mistake {
  n: number | 'tip';
  what: string;
  /** What the project has in place of the good files, and besides them. */
  files: Record<string, string>;
  /** The button 'Go' of the page in the pane of Fox is pressed. */
  isPressed?: true;
  /** Where it is told: the card of a side, or the console. */
  told: 'server' | 'page' | 'console';
  title: string;
  todo: string;
  /** The line that a link leads to, in a file of the side `at`. */
  line?: number;
  at?: 'server' | 'page';
  /** A part of the computer's own words. */
  own?: string;
  /** The button that mends it, and what the file is then. */
  mended?: { button: 'Change it' | 'Mend them'; file: string; text: string };
}

/** The good line of the page, then this. */
export function client(more: string): string {
  return `HANDLERS.said = (msg) => messages.append(msg.text);\n${more}\n`;
}

/** The good line of the server, then this. */
export function server(more: string): string {
  return `on('say', (client, text) => broadcast('said', { text }));\n${more}\n`;
}

/** By the button of a fix. */
export function changed(file: string, text: string): NonNullable<Mistake['mended']> {
  return { button: 'Change it', file, text };
}

/** The button runs this. */
export function onGo(code: string): string {
  return client(`go.onclick = () => { ${code} };`);
}
