/** What goes wrong in a server while it runs, by code. */
export type TroubleCode =
  // the sender of a bad message is told these as well
  | 'missing-parameter'
  | 'unexpected-parameter'
  | 'unknown-op'
  | 'reserved-op'
  | 'not-json'
  | 'no-op'
  | 'binary'
  | 'handler-failed'
  // the console only
  | 'duplicate-handler'
  | 'handler-not-function'
  | 'handler-parameters'
  | 'empty-group'
  | 'reserved-group'
  | 'unsendable'
  | 'bad-argument'
  | 'flood'
  | 'too-fast'
  | 'no-page'
  | 'threw'
  | 'handler-waits'
  | 'cut';

/** What goes wrong between a page and its server, seen in the page. */
export type PageTroubleCode =
  | 'not-a-message'
  | 'message-no-op'
  | 'op-not-text'
  | 'unsendable'
  | 'unsendable-field'
  | 'no-value'
  | 'not-a-number'
  | 'circle'
  | 'message-too-deep'
  | 'message-too-large'
  | 'too-many-waiting'
  | 'not-connected'
  | 'no-page-handler'
  | 'page-handler-not-function'
  | 'handlers-not-an-object'
  | 'bad-from-server'
  | 'eval-not-text'
  | 'eval-mistake'
  | 'eval-endless'
  | 'page-endless'
  | 'too-many-dialogs';
