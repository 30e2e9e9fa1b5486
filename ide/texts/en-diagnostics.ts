import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';

export interface DiagnosticWords {
  /** What happened. */
  title: string;
  /** One thing to do. */
  todo: string;
}

/**
 * What a child reads about each mistake. Of several, the first is taken whose {values} are all known, so the fuller
 * words come first. Words in `backticks` are shown as code.
 */
export const enDiagnostics: Record<DiagnosticCode, readonly DiagnosticWords[]> = {
  // the compiler
  syntax: [
    { title: 'This bracket is not closed.', todo: 'The `{opener}` on line {openerLine} needs a `{closer}` to match it.' },
    {
      title: 'The computer can not read line {line}.',
      todo: 'Look for a missing bracket, quote mark or comma, here or on the line above.',
    },
    { title: 'The computer can not read this code.', todo: 'Look for a missing bracket, quote mark or comma.' },
  ],
  'import-unknown': [
    { title: 'There is no `{path}`.', todo: 'There is `{nearest}`. Did you mean that?' },
    { title: 'There is no `{path}`.', todo: 'Add a file of that name, or change the name here.' },
    { title: 'This file is missing.', todo: 'Look at the name after `from`.' },
  ],
  'import-outside': [
    { title: '`{path}` is not in this project.', todo: 'Only files of this project can be used here.' },
    { title: 'This file is not in this project.', todo: 'Only files of this project can be used here.' },
  ],
  'compile-too-slow': [{ title: 'This code is too much to read at once.', todo: 'Make it shorter, or cut it into two files.' }],
  'compile-failed': [{ title: 'The computer could not get this code ready.', todo: 'Change it a little and try again.' }],

  // binding of messages
  'missing-parameter': [
    { title: 'The names do not match.', todo: 'The page sends `{nearest}`. The server reads `{name}`. Use the same name in both.' },
    { title: '`{op}` has a part missing.', todo: 'The server needs `{name}`. Try `send_message({ op: "{op}", {name}: "hello" })`.' },
    { title: '`{op}` has a part missing.', todo: 'Send all parts that the server reads.' },
    { title: 'A message has a part missing.', todo: 'Send all parts that the server reads.' },
  ],
  'unexpected-parameter': [
    { title: 'The names do not match.', todo: 'The page sends `{name}`. The server reads `{nearest}`. Use the same name in both.' },
    { title: '`{op}` has a part that the server does not read.', todo: 'Add `{name}` to `on("{op}")`, or leave it out of the message.' },
    { title: '`{op}` has a part that the server does not read.', todo: 'Use the same names in both.' },
    { title: 'A message has a part that the server does not read.', todo: 'Use the same names in both.' },
  ],
  'unknown-op': [
    { title: 'No one is listening for `{op}`.', todo: 'The server has `on("{nearest}")`. Did you mean that?' },
    { title: 'No one is listening for `{op}`.', todo: 'Add `on("{op}", …)` to the server.' },
    { title: 'No one is listening for this message.', todo: 'Add an `on(…)` for it to the server.' },
  ],
  'reserved-op': [
    { title: '`{op}` is a special word.', todo: 'Pick another name for your message.' },
    { title: 'This name is a special word.', todo: 'Pick another name for your message.' },
  ],
  'not-json': [{ title: 'A message came that is not JSON.', todo: 'A message looks like `{"op": "say", "text": "hello"}`.' }],
  'no-op': [{ title: 'A message came without an op.', todo: 'Say what it is: `send_message({ op: "say" })`.' }],
  binary: [{ title: 'A message came that is not text.', todo: 'A message is text, like `{"op": "say"}`.' }],
  'handler-failed': [
    { title: 'I do not know the word `{word}`.', todo: 'Did you mean `{nearest}`?' },
    {
      title: 'I do not know the word `{word}`.',
      todo: 'Is it spelled right? If it is a word of your own, make it first: `let {word} = …`',
    },
    { title: 'What is before `.{part}` has nothing in it yet.', todo: 'Give it a value first.' },
    { title: '`{what}` can not be called.', todo: 'Only a function can have ( ) after it. Is the name right?' },
    { title: '`on("{op}")` could not finish.', todo: 'The computer says: {message}' },
    { title: 'The server could not finish with this message.', todo: 'Look at the line it stopped on.' },
  ],

  // registration and API
  'duplicate-handler': [
    { title: 'There are two `on("{op}")`.', todo: 'Only the last one answers. Give one of them another name.' },
    { title: 'There are two handlers for one message.', todo: 'Only the last one answers.' },
  ],
  'handler-not-function': [
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
  'bad-argument': [
    { title: 'This line asks for something that can not be done.', todo: '{message}' },
    { title: 'This line asks for something that can not be done.', todo: 'Look at what is in its ( ).' },
  ],
  unsendable: [
    { title: '{what} can not go in a message.', todo: 'Words, numbers, lists, true and false can.' },
    { title: 'This can not go in a message.', todo: 'Words, numbers, lists, true and false can.' },
  ],

  // running
  threw: [
    { title: 'I do not know the word `{word}`.', todo: 'Did you mean `{nearest}`?' },
    {
      title: 'I do not know the word `{word}`.',
      todo: 'Is it spelled right? If it is a word of your own, make it first: `let {word} = …`',
    },
    { title: 'What is before `.{part}` has nothing in it yet.', todo: 'Give it a value first.' },
    { title: '`{what}` can not be called.', todo: 'Only a function can have ( ) after it. Is the name right?' },
    { title: 'The code stopped at line {line}.', todo: 'The computer says: {message}' },
    { title: 'The code stopped.', todo: 'The computer says: {message}' },
    { title: 'The code stopped here.', todo: 'Look at this line.' },
  ],
  endless: [
    { title: 'This loop never ends.', todo: 'Line {line} was stopped. Your code is safe.' },
    { title: 'This loop never ends.', todo: 'It was stopped. Your code is safe.' },
  ],
  'start-too-slow': [{ title: 'The code takes too long to start.', todo: 'Look for a loop that never ends. Your code is safe.' }],
  'out-of-memory': [{ title: 'The server ran out of room.', todo: 'Something is growing and never stops.' }],
  flood: [
    { title: 'The messages go round and round.', todo: '`{op}` makes more and more messages. It was stopped. Your code is safe.' },
    { title: 'That is too many messages at once.', todo: 'The rest was not sent. Your code is safe.' },
  ],
  'too-many-timers': [{ title: 'There are too many timers.', todo: 'Stop the old ones with `clearInterval` or `clearTimeout`.' }],
  'handler-waits': [
    {
      title: '`on("{op}")` has not ended after {seconds} seconds.',
      todo: 'The next message goes on without it. Look for an `await` that never ends.',
    },
    { title: 'A handler takes very long.', todo: 'The next message goes on without it.' },
  ],
  stopped: [{ title: 'The server is stopped.', todo: 'Mend the code, or press Start again.' }],
  restarted: [{ title: 'The server was started again.', todo: 'Its variables begin anew.' }],
  woke: [{ title: 'The server woke up.', todo: 'It slept while no one was here. Its variables begin anew.' }],

  // pages
  'page-threw': [
    { title: 'I do not know the word `{word}`.', todo: 'Did you mean `{nearest}`?' },
    {
      title: 'I do not know the word `{word}`.',
      todo: 'Is it spelled right? If it is a word of your own, make it first: `let {word} = …`',
    },
    { title: 'What is before `.{part}` has nothing in it yet.', todo: 'Give it a value first.' },
    { title: '`{what}` can not be called.', todo: 'Only a function can have ( ) after it. Is the name right?' },
    { title: 'The page stopped at line {line}.', todo: 'The computer says: {message}' },
    { title: 'The page stopped.', todo: 'The computer says: {message}' },
    { title: 'The page has a mistake.', todo: 'Look at this line.' },
  ],
  'file-missing': [
    { title: 'There is no `{path}`.', todo: 'There is `{nearest}`. Did you mean that?' },
    { title: 'There is no `{path}`.', todo: 'Look at the name, or add a file of that name.' },
    { title: 'A file is missing.', todo: 'Look at the names of your files.' },
  ],
};

/** For a code that this table does not know yet: the computer's own words are all there is. */
export const enUnknownDiagnostic: DiagnosticWords = { title: 'Something is not right here.', todo: 'Look at this line.' };
