import { COMPILE_WORDS } from '../../runtime/compiler/compile-words.ts';
import { PAGE_WORDS } from '../../runtime/page-words.ts';
import { THROWN_WORDS, TROUBLE_WORDS } from '../../runtime/trouble-words.ts';
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
      todo: 'Your page answers a message with a message, and the server answers that. Your code is safe.',
    },
  ],
  'page-reloads': [{ title: 'The page loaded itself again and again.', todo: 'Look for `location`. Your code is safe.' }],
};

/** For a code that this table does not know yet: the computer's own words are all there is. */
export const enUnknownDiagnostic: Words = { title: 'Something is not right here.', todo: 'Look at this line.' };
