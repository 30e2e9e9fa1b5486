/** Texts of what it takes to type. They come with the shell, all others after it. */
export const shell = {
  home: 'wszero: start page',
  'too-large': 'That is too much for one file. Nothing was put in.',
  skip: 'Go to the code',

  'bar.look': 'You can look. You can not change it.',

  'saved.yes': 'Saved',
  'saved.not-yet': 'Saving…',
  'saved.offline': 'Saved on this computer. Keep going.',
  'saved.away': 'No connection for now. All is saved.',
  'saved.not-kept': 'Not saved: no connection. Keep this page open.',
  'saved.full': 'The project is full. Delete something, then all is saved.',
  'saved.disk-full': 'Not saved: the disk is full. Leave this page open. Tell your teacher.',
  'saved.failed': 'Not saved: the disk has a problem. Leave this page open. Tell your teacher.',
  'saved.connecting': 'Connecting…',
  'saved.back': 'You are connected again.',

  'theme.light': 'Colours: light. Change to dark',
  'theme.dark': 'Colours: dark. Change to strong',
  'theme.contrast': 'Colours: strong. Change to light',

  'settings.open': 'Letters, colours and more',

  'keys.open': 'Keys',

  'side.server': 'Server',
  'side.page': 'Page',

  'state.still': 'Your last good code is running',

  'files.none.server': 'No server file yet',
  'files.none.page': 'No page yet',
  'files.none.server.says': 'The server needs a file called server.js.',
  'files.none.page.says': 'A page needs a file called index.html.',
  'files.none.do': 'Make {path}',
  'files.opening': 'Opening your files…',

  'upload.drop': 'Drop it here. It becomes a file of your page.',

  'panes.label': 'Clients',
  'panes.add': 'Another client',
  'panes.none': 'No clients yet',
  'panes.none.says': 'A client is a page that talks to your server.',
  'panes.waiting': 'Your pages start soon.',

  'bottom.label': 'What happens',
  'bottom.tabs': 'Messages and console',
  'bottom.messages': 'Messages',
  'bottom.console': 'Console',
  'bottom.console-count': { one: '{count} line', other: '{count} lines' },

  'console.clear': 'Clear',
} as const;
