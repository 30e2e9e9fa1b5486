/**
 * Runs before the page of the IDE is painted, in a file of its own: whoever chose dark colours sees no light ones first, and the
 * lines between the panels stand where they were left.
 */
import { markSettings } from './settings/mark-settings.ts';
import { showSplits } from './splits/splits.ts';

markSettings();
showSplits();
