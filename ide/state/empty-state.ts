import { NO_LESSON } from '../lessons/lesson-state.ts';
import { NO_MESSAGES } from '../messages/messages.ts';
import type { WorkbenchState } from './workbench.ts';

/** Before the first welcome. */
export const EMPTY_STATE: WorkbenchState = {
  connection: 'connecting',
  role: 'edit',
  project: { id: '', name: '' },
  links: undefined,
  moved: false,
  pagesUrl: '',
  server: { server: 'asleep', code: 'live' },
  diagnostics: [],
  mistakes: undefined,
  saved: true,
  keptHere: 'yes',
  late: false,
  full: false,
  trouble: undefined,
  clients: [],
  handlers: [],
  files: [],
  open: { server: undefined, page: undefined },
  uploads: [],
  panes: [],
  console: [],
  consoleDropped: 0,
  messages: NO_MESSAGES,
  lessons: NO_LESSON,
  reports: [],
  place: undefined,
};
