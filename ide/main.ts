/**
 * What makes the IDE's page live: the session with the host, the shell, and the editors, which bring Monaco when they have a file to
 * show. The host is asked before the shell is rendered, and answers meanwhile. All other panels come after it.
 */
import './styles/tokens.css';
import './styles/base.css';
import './editor/wz-editor.ts';
import './panels/wz-ide.ts';
import type { WzIde } from './panels/wz-ide.ts';
import { startSession } from './session/start-session.ts';
import type { Session } from './session/session.ts';
import { showLanguage } from './settings/show-language.ts';
import { showSettings } from './settings/show-settings.ts';

showSettings();
showLanguage();
await open();

/** After Monaco can be typed in: what checks the code is larger than all else together. */
async function check(session: Session): Promise<void> {
  const { startChecking } = await import('./checking/start-checking.ts');
  await startChecking(session);
}

async function open(): Promise<void> {
  const ide = document.querySelector('wz-ide');
  if (!ide) throw new Error('the page has no <wz-ide>');
  const session = startSession();
  if (session) show(ide, session);
  else ide.astray = true;
  await import('./panels/live-panels.ts');
}

function show(ide: WzIde, session: Session): void {
  ide.workbench = session;
  // Who may only look mends nothing: what the host tells is enough, and a megabyte less to fetch.
  if (session.store.state.role === 'edit') document.addEventListener('wz-editor-ready', () => void check(session), { once: true });
  void remember(session);
}

/** The start page shows it from now on. */
async function remember(session: Session): Promise<void> {
  const { rememberProject } = await import('./pages/my-projects.ts');
  const note = (): void => rememberProject(session.store.state, Date.now());
  session.store.subscribe(note);
  note();
}
