/** Texts that belong to no single part of the screen. */
export const whole = {
  product: 'wszero',

  'time.now': 'just now',
  'time.seconds': '{count} s ago',
  'time.minutes': '{count} min ago',
  'time.hours': '{count} h ago',
  'time.days': { one: '{count} day ago', other: '{count} days ago' },

  'dialog.close': 'Close',

  'lines.new': 'new:',
  'lines.gone': 'taken away:',
  'lines.skip': { one: '{count} line as before', other: '{count} lines as before' },

  undo: 'Put it back',
  'undo.close': 'Close this note',

  'first.label': 'What is what',
  'first.server': 'This is your server. It gets every message, and says who hears it.',
  'first.page': 'This is your page. Each client on the right shows it.',
  'first.messages': 'Say something in a client on the right. Its message is drawn below.',
  'first.count': '{step} of {steps}',
  'first.next': 'Next',
  'first.done': 'Done',
  'first.close': 'Close these notes',

  'split.editors': 'Line between the server and the page',
  'split.below': 'Line above the messages',
  'split.panes': 'Line before the clients',
  'split.says': 'Drag it. A double press puts it back.',

  'door.wrong-key': 'These words do not open this project',
  'door.wrong-key.says': 'Maybe a letter is missing. Look at your secret words again, or ask for a new link.',
  'door.unknown': 'There is no project here',
  'door.unknown.says': 'The link may be old, or a part of it is missing. Ask for a new link.',
  'door.deleted': 'This project was deleted',
  'door.deleted.says': 'Someone who can change it deleted it. It can not come back.',
  'door.other': 'This project can not be opened now',
  'door.other.says': 'Try again in a moment.',
  'door.full': 'Too many people are in this project',
  'door.full.says': 'Wait until one of them leaves. Then load this page again.',
  'door.no-room': 'There is no room on the disk',
  'door.no-room.says': 'This project can open when there is room again. Tell your teacher, then try again.',
  'door.again': 'Try again',
  'door.home': 'Go to the start page',
} as const;
