import type { TroubleCode } from './trouble-code.ts';
import type { Words } from './words.ts';

const CAPITALS = 'Capital letters matter.';

/** Of a name that is nowhere. */
export const UNKNOWN_WORD: readonly Words[] = [
  { title: CAPITALS, todo: 'You wrote `{word}`. It starts with a small `{small}`.' },
  { title: CAPITALS, todo: 'You wrote `{word}`. It starts with a big `{big}`.' },
  { title: CAPITALS, todo: 'You wrote `{word}`. It is spelled `{capital}`.' },
  { title: 'I do not know the word `{word}`.', todo: 'Did you mean `{nearest}`?' },
  {
    title: 'I do not know the word `{word}`.',
    todo: 'Is it spelled right? If it is a word of your own, make it first: `let {word} = …`',
  },
];

/** What is said of whatever JavaScript itself throws, wherever it runs. */
export const THROWN_WORDS: readonly Words[] = [
  ...UNKNOWN_WORD,
  { title: '`{object}` has nothing in it yet, so `{object}.{part}` does not work.', todo: 'Give `{object}` a value first.' },
  { title: 'What is before `.{part}` has nothing in it yet.', todo: 'Give it a value first.' },
  { title: '`{what}` can not be called.', todo: 'Only a function can have ( ) after it. Is the name right?' },
];

/**
 * The one table of what is said about a server's mistakes, in English: to the sender of a message, in the console of the
 * IDE, and in that of a project taken home.
 */
export const TROUBLE_WORDS: Readonly<Record<TroubleCode, readonly Words[]>> = {
  'missing-parameter': [
    { title: 'The names do not match.', todo: 'The page sends `{nearest}`. The server reads `{name}`. Use the same name in both.' },
    { title: '`{op}` has a part missing.', todo: 'The server needs `{name}`. Try `send_message({ op: "{op}", {name}: "hello" })`.' },
    { title: '`{op}` has a part missing.', todo: 'Send all parts that the server reads.' },
    { title: 'A message has a part missing.', todo: 'Send all parts that the server reads.' },
  ],
  'unexpected-parameter': [
    { title: 'The names do not match.', todo: 'The page sends `{name}`. The server reads `{nearest}`. Use the same name in both.' },
    {
      title: '`{op}` has a part that the server does not read: `{name}`.',
      todo: 'Add `{name}` to `on("{op}")`, or leave it out of the message.',
    },
    { title: '`{op}` has a part that the server does not read.', todo: 'Use the same names in both.' },
    { title: 'A message has a part that the server does not read.', todo: 'Use the same names in both.' },
  ],
  'unknown-op': [
    { title: 'No one is listening for `{op}`.', todo: 'The server has `on("{nearest}")`. Did you mean that?' },
    { title: 'No one is listening for `{op}`.', todo: 'Add `on("{op}", …)` to the server.' },
    { title: 'No one is listening for this message.', todo: 'Add an `on(…)` for it to the server.' },
  ],
  'reserved-op': [
    { title: '`{op}` is a special message. A page can not send it.', todo: 'Pick another name for your message.' },
    { title: 'This name is a special word.', todo: 'Pick another name for your message.' },
  ],
  'not-json': [{ title: 'A message came that is not JSON.', todo: 'A message looks like `{"op": "say", "text": "hello"}`.' }],
  'too-deep': [{ title: 'A message has too many lists in lists.', todo: 'Send only the parts that you need.' }],
  'no-op': [{ title: 'A message came without an op.', todo: 'Say what it is: `{"op": "say"}`.' }],
  binary: [{ title: 'A message came that is not text.', todo: 'A message is text, like `{"op": "say"}`.' }],
  'handler-failed': [
    ...THROWN_WORDS,
    { title: '`on("{op}")` could not finish.', todo: 'The computer says: {original}' },
    { title: '`on("{op}")` could not finish.', todo: 'The computer says: {message}' },
    { title: 'The server could not finish with this message.', todo: 'Look at the line it stopped on.' },
  ],
  'duplicate-handler': [
    { title: 'There are two `on("{op}")`.', todo: 'Only the last one answers. Give one of them another name.' },
    { title: 'There are two handlers for one message.', todo: 'Only the last one answers.' },
  ],
  'handler-not-function': [
    { title: '`on("{op}", …)` needs a function. It got {what}.', todo: 'If you wrote `say()`, leave off the last `( )`.' },
    { title: 'This ran too soon.', todo: '`on("{op}", …)` must wait for a message. Leave off the last `( )`.' },
    { title: 'This ran too soon.', todo: 'It must wait for a message. Leave off the last `( )`.' },
  ],
  'handler-parameters': [
    { title: 'The server can not read the names that `on("{op}")` needs.', todo: 'Write them one by one: `(client, text) => …`' },
    { title: 'The server can not read these names.', todo: 'Write them one by one: `(client, text) => …`' },
  ],
  'empty-group': [
    { title: 'No one is in the group `{group}`.', todo: 'There is a group called `{nearest}`. Did you mean that?' },
    { title: 'No one is in the group `{group}`.', todo: 'Put someone in first: `client.add_to_group("{group}")`.' },
    { title: 'No one is in this group.', todo: 'Put someone in first.' },
  ],
  'reserved-group': [
    { title: '`{group}` is a special name.', todo: 'Pick a name for the group that does not begin with `_`.' },
    { title: 'This name is a special name.', todo: 'Pick a name for the group that does not begin with `_`.' },
  ],
  unsendable: [
    { title: '{what} can not go in a message.', todo: 'It is in `{where}`. Words, numbers, lists, true and false can.' },
    { title: '{what} can not go in a message.', todo: 'Words, numbers, lists, true and false can.' },
    { title: 'This can not go in a message.', todo: 'Words, numbers, lists, true and false can.' },
  ],
  'bad-argument': [
    { title: 'This line asks for something that can not be done.', todo: '{message}' },
    { title: 'This line asks for something that can not be done.', todo: 'Look at what is in its ( ).' },
  ],
  flood: [
    { title: 'The messages go round and round.', todo: '`{op}` makes more and more messages. It was stopped. Your code is safe.' },
    { title: 'That is too many messages at once.', todo: 'The rest was not sent. Your code is safe.' },
  ],
  'too-fast': [
    { title: '{name} sends very many messages.', todo: 'The server reads them a little slower. None is lost.' },
    { title: 'Very many messages come at once.', todo: 'The server reads them a little slower. None is lost.' },
  ],
  'no-page': [
    { title: 'The server does not have a page, so it does not know `{word}`.', todo: 'Move this line to the page.' },
    { title: 'The server does not have a page.', todo: 'Move this line to the page.' },
  ],
  threw: [
    ...THROWN_WORDS,
    { title: 'The code stopped at line {line}.', todo: 'The computer says: {original}' },
    { title: 'The code stopped at line {line}.', todo: 'The computer says: {message}' },
    { title: 'The code stopped.', todo: 'The computer says: {message}' },
    { title: 'The code stopped here.', todo: 'Look at this line.' },
  ],
  'handler-waits': [
    {
      title: '`on("{op}")` has not ended after {seconds} seconds.',
      todo: 'The next message goes on without it. Look for an `await` that never ends.',
    },
    { title: 'A handler takes very long.', todo: 'The next message goes on without it.' },
  ],
  cut: [
    { title: '`on("{op}")` never ended.', todo: 'It was stopped. Your code is safe.' },
    { title: 'That never ended.', todo: 'It was stopped. Your code is safe.' },
  ],
};
