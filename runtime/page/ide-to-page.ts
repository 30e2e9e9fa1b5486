import type { IdeToPage } from '../bridge-messages.ts';

/** Whether the window around a page asks something of it that this script knows. */
export function isIdeToPage(data: unknown): data is IdeToPage {
  if (typeof data !== 'object' || data === null || !('wszero' in data)) return false;
  switch (data.wszero) {
    case 'swap-styles':
      return 'paths' in data && isTexts(data.paths) && 'version' in data && typeof data.version === 'number';
    case 'send':
      return 'text' in data && typeof data.text === 'string';
    case 'network':
      return 'isOn' in data && typeof data.isOn === 'boolean';
    default:
      return false;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
