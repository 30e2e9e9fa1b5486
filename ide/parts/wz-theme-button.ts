import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../texts/text.ts';
import type { IconName } from './icon.ts';
import { iconButton } from './icon-button.ts';
import { LightElement } from './light-element.ts';
import { changeTheme, shownTheme, type Theme } from './theme.ts';

const ICON: Record<Theme, IconName> = { light: 'sun', dark: 'moon', contrast: 'contrast' };
const LABEL = { light: 'theme.light', dark: 'theme.dark', contrast: 'theme.contrast' } as const satisfies Record<Theme, string>;

/** Light, dark or strong colours: each press goes on to the next. */
@customElement('wz-theme-button')
export class WzThemeButton extends LightElement {
  protected override render(): TemplateResult {
    const theme = shownTheme();
    return iconButton(ICON[theme], t(LABEL[theme]), () => this.#change());
  }

  #change(): void {
    changeTheme();
    this.requestUpdate();
  }
}
