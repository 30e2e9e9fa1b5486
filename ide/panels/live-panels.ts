/** Panels that have nothing to show before there is a project: fetched after the first paint. */
import '../editor/wz-editor.ts';
import './bottom/wz-console.ts';
import './editors/wz-mistake.ts';
import './editors/wz-stopped.ts';
import './messages/wz-messages.ts';
