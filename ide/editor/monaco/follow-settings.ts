import { editor } from 'monaco-editor/editor';
import { wantsLessMotion } from '../../settings/mark-settings.ts';
import { settings } from '../../settings/settings.ts';
import { sizesOf } from './options.ts';

type Support = 'auto' | 'on' | 'off';

/** Shows the code as its reader wants it, now and whenever that changes. `support` is for who has chosen nothing. */
export function followSettings(code: editor.IStandaloneCodeEditor, support: Support): { support(support: Support): void; dispose(): void } {
  let asked = support;
  const follow = (): void =>
    code.updateOptions({
      ...sizesOf(code.getContainerDomNode()),
      accessibilitySupport: settings.state.reader === 'on' ? 'on' : asked,
      cursorBlinking: wantsLessMotion() ? 'solid' : 'blink',
    });
  follow();
  const stop = settings.subscribe(follow);
  // A face that comes late is as wide as it is, not as what stood in for it.
  const measure = (): void => editor.remeasureFonts();
  document.fonts.addEventListener('loadingdone', measure);
  return {
    support(now) {
      asked = now;
      follow();
    },
    dispose() {
      stop();
      document.fonts.removeEventListener('loadingdone', measure);
    },
  };
}
