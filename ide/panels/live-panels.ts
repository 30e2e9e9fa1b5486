/**
 * Panels, and parts of panels, that have nothing to show before there is a project: fetched after the first paint. Until they
 * are there their elements are empty.
 */
import '../editor/wz-editor.ts';
import '../first-visit/wz-first-visit.ts';
import '../splits/wz-split.ts';
import './bar/wz-here.ts';
import './bar/wz-lessons.ts';
import '../texts/all-texts.ts';
import './bar/wz-project-name.ts';
import './bar/wz-share.ts';
import './bottom/wz-console.ts';
import './editors/wz-asset.ts';
import './editors/wz-file-form.ts';
import './editors/wz-file-tabs.ts';
import './editors/wz-mistake.ts';
import './editors/wz-side-state.ts';
import './editors/wz-stopped.ts';
import './editors/wz-uploads.ts';
import './messages/wz-filter-bar.ts';
import './messages/wz-messages.ts';
import './messages/wz-picture-tools.ts';
import './panes/wz-pane.ts';
import './wz-door.ts';
import './wz-undo-note.ts';
import '../time-machine/wz-time-machine.ts';
