/**
 * What a server's code has by itself, as the editor shows it. The texts are for a child of ten.
 * `OpFromPages` is made from what the pages of the project send.
 * `any` stands where a child may put anything: `unknown` would mark honest code.
 */

/** One page that is connected. You get it as the first thing in `on`. */
interface Client {
  /** The name of this client, like Fox. You can change it. */
  name: string;
  /** A text that only this client has. It can not change. */
  readonly id: string;
  /** The groups that this client is in. */
  readonly groups: ReadonlySet<string>;
  /**
   * Sends a message to this client only.
   * @example client.send('hint', { text: 'Almost!' });
   */
  send(op: string, params?: object): void;
  /**
   * Runs JavaScript in the page of this client.
   * @example client.eval_js('alert("Boo!")');
   */
  eval_js(script: string): void;
  /**
   * Puts this client into a group. Then `broadcast` can talk to that group only.
   * @example client.add_to_group('red');
   */
  add_to_group(group: string): void;
  /**
   * Takes this client out of a group.
   * @example client.remove_from_group('red');
   */
  remove_from_group(group: string): void;
  /** Anything else that you want to keep on a client. */
  [own: string]: any;
}

/**
 * Waits for a message. When a page sends it, your function runs.
 * First comes the client that sent it. The other names are the parts of the message.
 * @example on('say', (client, text) => { broadcast('said', { text }); });
 */
declare function on(op: 'connect' | 'disconnect' | OpFromPages, handler: (client: Client, ...parts: any[]) => any): void;

/**
 * Sends a message to every page. With the name of a group, only to the pages in that group.
 * @example broadcast('said', { text: 'hello' });
 * @example broadcast('said', 'red', { text: 'hello, red team' });
 */
declare function broadcast(op: string, params?: object): void;
declare function broadcast(op: string, group: string, params?: object): void;

/** Starts the server. Here it runs by itself, so you do not need it. At home, `npm start` does it. */
declare function run_server(port?: number): void;

interface Console {
  /** Writes something into the console below. */
  log(...values: any[]): void;
  /** Writes something into the console below. */
  info(...values: any[]): void;
  /** Writes a warning into the console below. */
  warn(...values: any[]): void;
  /** Writes a mistake into the console below. */
  error(...values: any[]): void;
}
/** Writes into the console below. */
declare var console: Console;

/** Runs a function once, after some milliseconds. 1000 is one second. */
declare function setTimeout(run: (...values: any[]) => void, milliseconds?: number, ...values: any[]): number;
/** Runs a function again and again, with a pause between. 1000 is a pause of one second. */
declare function setInterval(run: (...values: any[]) => void, milliseconds?: number, ...values: any[]): number;
/** Stops a timer that `setTimeout` started. */
declare function clearTimeout(timer?: number): void;
/** Stops a timer that `setInterval` started. */
declare function clearInterval(timer?: number): void;
/** Runs a function as soon as this one is done. */
declare function queueMicrotask(run: () => void): void;
/** Makes a copy of a list or an object, with all that is in it. */
declare function structuredClone<Value>(value: Value): Value;
/** Turns text into base64. */
declare function btoa(text: string): string;
/** Turns base64 into text. */
declare function atob(text: string): string;

declare module 'wszero' {
  export const on: typeof globalThis.on;
  export const broadcast: typeof globalThis.broadcast;
  export const run_server: typeof globalThis.run_server;
}
