import { COMPILE_WORDS } from '../../runtime/compiler/compile-words.ts';
import { PAGE_WORDS } from '../../runtime/page-words.ts';
import { THROWN_WORDS, TROUBLE_WORDS, UNKNOWN_WORD } from '../../runtime/trouble-words.ts';
import type { Words } from '../../runtime/words.ts';
import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';

const { cut: _told, ...SERVER_WORDS } = TROUBLE_WORDS;

/**
 * What a child reads about each mistake. Of several, the first is taken whose {values} are all known, so the fuller
 * words come first. Words in `backticks` are shown as code.
 */
export const enDiagnostics: Record<DiagnosticCode, readonly Words[]> = {
  // the compiler
  ...COMPILE_WORDS,

  // what a server and a page say of themselves, here and taken home
  ...SERVER_WORDS,
  ...PAGE_WORDS,

  // running
  endless: [
    { title: 'This loop never ends.', todo: 'Line {line} was stopped. Your code is safe.' },
    { title: 'This loop never ends.', todo: 'It was stopped. Your code is safe.' },
  ],
  'start-too-slow': [{ title: 'The code takes too long to start.', todo: 'Look for a loop that never ends. Your code is safe.' }],
  'out-of-memory': [{ title: 'The server ran out of room.', todo: 'Something is growing and never stops.' }],
  'too-many-timers': [{ title: 'There are too many timers.', todo: 'Stop the old ones with `clearInterval` or `clearTimeout`.' }],
  stopped: [{ title: 'The server is stopped.', todo: 'Mend the code, or press Start again.' }],
  restarted: [{ title: 'The server was started again.', todo: 'Its variables begin anew.' }],
  woke: [{ title: 'The server woke up.', todo: 'It slept while no one was here. Its variables begin anew.' }],

  // pages
  'page-threw': [
    ...THROWN_WORDS,
    { title: 'The page stopped at line {line}.', todo: 'The computer says: {message}' },
    { title: 'The page stopped.', todo: 'The computer says: {message}' },
    { title: 'The page has a mistake.', todo: 'Look at this line.' },
  ],
  'page-silent': [{ title: 'The page stopped answering.', todo: 'Look for a loop that never ends. Your code is safe.' }],
  'page-unstarted': [{ title: 'The page did not start.', todo: 'Press Start again. Your code is safe.' }],
  'page-flood': [{ title: 'The page sent too much to the playground.', todo: 'Look for `postMessage` in a loop. Your code is safe.' }],
  'page-round': [
    {
      title: 'The messages go round and round.',
      todo: '`{op}` makes the page send `{answer}` again. It was stopped. Your code is safe.',
    },
    {
      title: 'The messages go round and round.',
      todo: 'Your page answers a message with a message, and the server answers that. Your code is safe.',
    },
  ],
  'page-reloads': [{ title: 'The page loaded itself again and again.', todo: 'Look for `location`. Your code is safe.' }],

  // what the editor tells before anything runs
  'unknown-word': [...UNKNOWN_WORD, { title: 'There is a word here that I do not know.', todo: 'Is it spelled right?' }],
  'unknown-part': [
    { title: '`{object}` has no `{word}`.', todo: 'It has `{nearest}`. Did you mean that?' },
    { title: 'There is a word here that I do not know.', todo: 'Is it spelled right?' },
  ],
  'server-only': [
    {
      title: '`{word}` only works on the server.',
      todo: 'A page can only talk to the server. Use `send_message` here.',
    },
    { title: 'This only works on the server.', todo: 'A page can only talk to the server. Use `send_message` here.' },
  ],
  'op-no-quotes': [
    { title: '`{op}` needs quote marks.', todo: 'Write it like this: `{example}`' },
    { title: 'This word needs quote marks.', todo: 'Put one in front of it, and one behind it.' },
  ],
  'one-equals': [
    {
      title: 'One `=` puts a value in a box.',
      todo: 'To ask if two things are the same, use `===`.',
    },
  ],
  'const-assigned': [
    { title: '`{name}` can not change, because it was made with `const`.', todo: 'Use `let`.' },
    { title: 'This can not change, because it was made with `const`.', todo: 'Use `let`.' },
  ],
  'no-element': [
    { title: 'The page has nothing with the id `{id}`.', todo: 'It has `{nearest}`. Did you mean that?' },
    { title: 'The page has nothing with the id `{id}`.', todo: 'Give it to something in your page: `id="{id}"`' },
    { title: 'The page has nothing with this id.', todo: 'Look at the ids in your page.' },
  ],
  'form-reloads': [{ title: 'When this form is sent, it loads the page again.', todo: 'Add `event.preventDefault()` to stop it.' }],
  'unheard-op': [
    { title: 'The server sends `{op}`, but no page is listening.', todo: 'Pages have `HANDLERS.{nearest}`. Use the same name in both.' },
    { title: 'The server sends `{op}`, but no page is listening.', todo: 'Add `{handler}` to your page.' },
    { title: 'The server sends this, but no page is listening.', todo: 'Add a handler for it to your page.' },
  ],
  'unsent-op': [
    { title: 'The server never sends `{op}`.', todo: 'It sends `{nearest}`. Did you mean that?' },
    { title: 'The server never sends this.', todo: 'Use the same name in both.' },
  ],
  'text-plus-number': [
    { title: 'A text and a number make a longer text.', todo: '`"5" + 1` makes `51`. To count, put `Number( )` around the text.' },
  ],
  'html-from-message': [
    { title: 'A joker could put code in a message.', todo: 'Use `textContent` here: it shows what was sent as it is.' },
  ],
  'wrong-type': [
    { title: 'This does not fit here.', todo: 'The computer says: {message}' },
    { title: 'This does not fit here.', todo: 'Look at what is wanted.' },
  ],
};

/** For a code that this table does not know yet: the computer's own words are all there is. */
export const enUnknownDiagnostic: Words = { title: 'Something is not right here.', todo: 'Look at this line.' };
