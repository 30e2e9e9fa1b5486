import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { IconName } from '../parts/icon.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';
import { SettingsController } from './settings-controller.ts';
import { nextTheme, shownTheme, type Theme } from './theme.ts';

const ICON: Record<Theme, IconName> = { light: 'sun', dark: 'moon', contrast: 'contrast' };

/** Light, dark or strong colours: each press goes on to the next. */
@customElement('wz-theme-button')
export class WzThemeButton extends LightElement {
  constructor() {
    super();
    new SettingsController(this);
  }

  protected override render(): TemplateResult {
    const theme = shownTheme();
    return iconButton(ICON[theme], t(`theme.${theme}`), nextTheme);
  }
}
