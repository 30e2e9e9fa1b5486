/** Every sentence that a page says to a pupil. Short words; what happened first, then one thing to do. */
export const TEXTS = {
  notAMessage: (what: string): string =>
    `send_message needs an object with an op, like send_message({ op: "say", text: "hello" }). It got ${what}.`,
  noOp: (): string => 'This message has no op, so the server can not tell what it is. Try send_message({ op: "say", text: "hello" }).',
  opNotText: (what: string): string => `The op of a message is a word in quote marks, like op: "say". This op is ${what}.`,
  unsendable: (what: string, where: string): string =>
    `${capital(what)} can not go in a message${inside(where)}. Words, numbers, lists, true and false can.`,
  unsendableField: (what: string, where: string): string =>
    `${capital(what)} can not go in a message${inside(where)}. Send what is written in it: add .value`,
  noValue: (where: string): string =>
    `${where === '' ? 'Something in this message' : `"${where}"`} is undefined: it has no value yet. Give it one before you send it.`,
  notANumber: (what: string, where: string): string =>
    `${where === '' ? 'A number in this message' : `"${where}"`} is ${what}, which is not a number that can be sent.`,
  circle: (where: string): string =>
    `This message goes round in a circle${inside(where)}: something in it holds itself. Send only the parts that you need.`,
  tooDeep: (): string => 'This message has lists in lists without end. Send only the parts that you need.',
  tooLarge: (bytes: number, most: number): string =>
    `This message is too big: ${kilobytes(bytes)} kB. A message can have ${kilobytes(most)} kB.`,
  tooManyWaiting: (): string => 'The server can not be reached, and too many messages are waiting already. This one was not sent.',
  refused: (): string => 'This page is not connected any more: there is no server behind its link now.',

  noHandler: (op: string): string => `The server sent "${op}", but this page is not listening. Add HANDLERS.${op} to your page.`,
  noHandlerOddName: (op: string): string =>
    `The server sent "${op}", but this page is not listening. Add HANDLERS[${JSON.stringify(op)}] to your page.`,
  noHandlerButNear: (op: string, near: string): string =>
    `The server sent "${op}", but this page is not listening. It has HANDLERS.${near}. Did you mean that? Use the same name in both.`,
  notAFunction: (op: string, what: string): string =>
    `HANDLERS.${op} must be a function, like HANDLERS.${op} = (msg) => { … }. It is ${what}.`,
  handlersNotAnObject: (what: string): string => `HANDLERS must be an object that holds functions. It is ${what} now.`,
  badFromServer: (): string => 'The server sent something that is not a message.',
  serverSays: (text: string): string => `The server says: ${text}`,
  evalNotText: (what: string): string => `eval_js needs some code in quote marks. It got ${what}.`,
  evalMistake: (original: string): string => `The code in eval_js has a mistake: ${original}`,

  leftOut: (count: number): string => `… and ${count} more ${count === 1 ? 'line' : 'lines'}: too many at once to show them all.`,
  fileMissing: (path: string): string => `${path} did not load. Is there a file of that name?`,
} as const;

function inside(where: string): string {
  return where === '' ? '' : ` (in "${where}")`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
