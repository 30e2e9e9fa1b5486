/** What it takes to type: the session with the host and the editors' textareas. All else of the IDE comes after it. */
import './editor/wz-editor.ts';
export { startSession } from './session/start-session.ts';
