/**
 * What a page has of wszero, as the editor shows it. The texts are for a child of ten.
 * `MessageToServer` and `HandlersOfPage` are made from the server's code.
 * `any` stands where a child may put anything: `unknown` would mark honest code.
 */

/**
 * Sends a message to your server. It needs an `op`: that is its name. All else are its parts.
 * @example send_message({ op: 'say', text: 'hello' });
 */
declare function send_message(message: MessageToServer): void;

/**
 * What your page does when the server sends something: one function for each op.
 * @example HANDLERS.said = (msg) => { list.append(msg.text); };
 */
declare var HANDLERS: HandlersOfPage;

/** Elements of JSX may have any part. */
declare namespace JSX {
  type Element = any;
  interface ElementChildrenAttribute {
    children: {};
  }
  interface IntrinsicElements {
    [name: string]: any;
  }
}
