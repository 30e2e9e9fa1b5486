/** Texts of the lower panel and of its console. */
export const bottom = {
  'console.log': 'Console, newest last',
  'console.none': 'Nothing printed yet',
  'console.none.says': 'Write `console.log("hello")` on the server or on a page. It comes out here.',
  'console.place': '{file}, line {line}',
  'console.level.info': 'Note',
  'console.level.warn': 'Look out',
  'console.level.error': 'Mistake',
  'console.dropped': {
    one: '{count} line came too fast and is left out.',
    other: '{count} lines came too fast and are left out.',
  },
  'console.newest': 'Go to the newest line',
} as const;
