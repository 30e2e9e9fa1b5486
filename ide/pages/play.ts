/** The page around a pupil's page, for whoever has the Play link. */
import '../styles/tokens.css';
import '../styles/base.css';
import { showSettings } from '../settings/show-settings.ts';
import { t } from '../texts/text.ts';
import './wz-play.ts';

showSettings();
document.title = t('play.title');
