/**
 * What the two sides of a project agree on, read from their sources: the messages that the server takes, those that it
 * sends, and what pages do with them. `isOpen` says that there may be more than is known, so that nothing may be called
 * unknown.
 */

/** A part of a message. */
export interface MessagePart {
  name: string;
  isOptional: boolean;
  /** As TypeScript writes it. */
  type: string;
}

/** What a message of one op has to carry. */
export interface MessageShape {
  parts: MessagePart[];
  /** Other parts are welcome: a rest parameter, or a handler whose parameters can't be known. */
  takesMore: boolean;
}

export interface ServerContract {
  /** What `on` was called for, with what its handler reads. */
  takes: ReadonlyMap<string, MessageShape>;
  takesIsOpen: boolean;
  /** What `broadcast` and `client.send` send: for each op the types of what it carries. */
  sends: ReadonlyMap<string, ReadonlySet<string>>;
  sendsIsOpen: boolean;
}

export interface PageContract {
  /** Ops of `send_message`. */
  sends: ReadonlySet<string>;
  /** Ops that are in `HANDLERS`. */
  handles: ReadonlySet<string>;
  handlesIsOpen: boolean;
}

/** Of a project of which nothing is known yet: nothing is wrong in it. */
export const UNKNOWN_SERVER: ServerContract = { takes: new Map(), takesIsOpen: true, sends: new Map(), sendsIsOpen: true };
export const UNKNOWN_PAGE: PageContract = { sends: new Set(), handles: new Set(), handlesIsOpen: true };
