/** The page around a pupil's page, for whoever has the Play link. */
import '../styles/tokens.css';
import '../styles/base.css';
import { chosenTheme, showTheme } from '../parts/theme.ts';
import { t } from '../texts/text.ts';
import './wz-play.ts';

showTheme(chosenTheme());
document.title = t('play.title');
