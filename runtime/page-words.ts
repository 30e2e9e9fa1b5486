import type { PageTroubleCode } from './trouble-code.ts';
import { TROUBLE_WORDS } from './trouble-words.ts';
import type { Words } from './words.ts';

const EXAMPLE = '`send_message({ op: "say", text: "hello" })`';

/** The one table of what is said about mistakes between a page and its server, in English: by the page itself, and in the IDE. */
export const PAGE_WORDS: Readonly<Record<PageTroubleCode, readonly Words[]>> = {
  unsendable: TROUBLE_WORDS.unsendable,
  'not-a-message': [
    { title: '`send_message(…)` needs an object with an op. It got {what}.', todo: `Try ${EXAMPLE}.` },
    { title: '`send_message(…)` needs an object with an op.', todo: `Try ${EXAMPLE}.` },
  ],
  'message-no-op': [{ title: 'This message has no op, so the server can not tell what it is.', todo: `Try ${EXAMPLE}.` }],
  'op-not-text': [
    { title: 'The op of this message is {what}.', todo: 'It must be a word in quote marks, like `op: "say"`.' },
    { title: 'The op of this message is not a word.', todo: 'It must be a word in quote marks, like `op: "say"`.' },
  ],
  'unsendable-field': [
    { title: '{what} can not go in a message.', todo: 'It is in `{where}`. Send what is written in it: add `.value`.' },
    { title: 'A field can not go in a message.', todo: 'Send what is written in it: add `.value`.' },
  ],
  'no-value': [
    { title: '`{where}` is undefined: it has no value yet.', todo: 'Give it one before you send it.' },
    { title: 'Something in this message is undefined: it has no value yet.', todo: 'Give it one before you send it.' },
  ],
  'not-a-number': [
    { title: '`{where}` is {what}. That is not a number that can be sent.', todo: 'Look at how it is worked out.' },
    { title: 'A number in this message can not be sent.', todo: 'Look at how it is worked out.' },
  ],
  circle: [
    { title: 'This message goes round in a circle.', todo: 'Something in `{where}` holds itself. Send only the parts that you need.' },
    { title: 'This message goes round in a circle.', todo: 'Send only the parts that you need.' },
  ],
  'message-too-deep': [{ title: 'This message has lists in lists without end.', todo: 'Send only the parts that you need.' }],
  'message-too-large': [
    { title: 'This message is too big: {size} kB.', todo: 'A message can have {most} kB.' },
    { title: 'This message is too big.', todo: 'Send less.' },
  ],
  'too-many-waiting': [
    {
      title: 'The server can not be reached, and too many messages are waiting already.',
      todo: 'This one was not sent. Send it again later.',
    },
  ],
  'not-connected': [{ title: 'This page is not connected any more.', todo: 'There is no server behind its link now. Ask for a new link.' }],
  'no-page-handler': [
    {
      title: 'The server sent `{op}`, but this page is not listening.',
      todo: 'It has `HANDLERS.{nearest}`. Did you mean that? Use the same name in both.',
    },
    { title: 'The server sent `{op}`, but this page is not listening.', todo: 'Add `{handler}` to your page.' },
    { title: 'The server sent something, but this page is not listening.', todo: 'Add a handler for it to your page.' },
  ],
  'page-handler-not-function': [
    { title: '`{handler}` is {what}.', todo: 'It must be a function, like `{handler} = (msg) => { … }`.' },
    { title: 'A handler of this page is not a function.', todo: 'It must be one, like `HANDLERS.said = (msg) => { … }`.' },
  ],
  'handlers-not-an-object': [
    { title: '`HANDLERS` is {what} now.', todo: 'It must be an object that holds functions.' },
    { title: '`HANDLERS` is something else now.', todo: 'It must be an object that holds functions.' },
  ],
  'bad-from-server': [{ title: 'The server sent something that is not a message.', todo: 'A message looks like `{"op": "said"}`.' }],
  'eval-not-text': [
    { title: '`eval_js` needs some code in quote marks. It got {what}.', todo: 'Try `client.eval_js("alert(1)")`.' },
    { title: '`eval_js` needs some code in quote marks.', todo: 'Try `client.eval_js("alert(1)")`.' },
  ],
  'eval-mistake': [
    { title: 'The code in `eval_js` has a mistake.', todo: 'The computer says: {message}' },
    { title: 'The code in `eval_js` has a mistake.', todo: 'Look at its brackets and quote marks.' },
  ],
  'eval-endless': [
    { title: 'A loop in the code of `eval_js` never ends.', todo: 'Its line {line} was stopped. Give that loop an end.' },
    { title: 'A loop in the code of `eval_js` never ends.', todo: 'It was stopped. Give it an end.' },
  ],
  'page-endless': [
    { title: 'This loop never ends.', todo: 'Line {line} was stopped. Give that loop an end.' },
    { title: 'This loop never ends.', todo: 'It was stopped. Give it an end.' },
  ],
  'object-shown': [
    { title: 'You are showing the whole message.', todo: 'Pick one part, like `{example}`.' },
    { title: 'The page shows `[object Object]`: that is a whole message.', todo: 'Pick one part, like `msg.text`.' },
  ],
  'form-reloaded': [{ title: 'The form loaded the page again.', todo: 'Add `event.preventDefault()` to stop it.' }],
  'too-many-dialogs': [
    { title: 'The page called `{kind}` again and again.', todo: 'No more boxes are shown for now. Look for a loop around it.' },
    { title: 'The page showed box after box.', todo: 'No more are shown for now. Look for a loop around it.' },
  ],
};
