/** Texts that belong to no single part of the screen. */
export const whole = {
  product: 'wszero',

  home: 'wszero: start page',

  'time.now': 'just now',
  'time.seconds': '{count} s ago',
  'time.minutes': '{count} min ago',
  'time.hours': '{count} h ago',
  'time.days': '{count} days ago',

  undo: 'Put it back',
  'undo.close': 'Close this note',

  'door.wrong-key': 'These words do not open this project',
  'door.wrong-key.says': 'Maybe a letter is missing. Look at your secret words again, or ask for a new link.',
  'door.unknown': 'There is no project here',
  'door.unknown.says': 'The link may be old, or a part of it is missing. Ask for a new link.',
  'door.other': 'This project can not be opened now',
  'door.other.says': 'Try again in a moment.',
  'door.full': 'Too many people are in this project',
  'door.full.says': 'Wait until one of them leaves. Then load this page again.',
  'door.again': 'Try again',
  'door.home': 'Go to the start page',
} as const;
