import type { IdeToPage, PageAct } from '../bridge-messages.ts';

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
    case 'act':
      return 'call' in data && typeof data.call === 'number' && 'act' in data && isAct(data.act);
    default:
      return false;
  }
}

function isAct(act: unknown): act is PageAct {
  if (typeof act !== 'object' || act === null || !('do' in act)) return false;
  if (act.do === 'read') return 'got' in act && typeof act.got === 'number';
  if (!('target' in act) || typeof act.target !== 'string') return false;
  if (act.do === 'press') return true;
  if (act.do === 'type') return 'text' in act && typeof act.text === 'string';
  return act.do === 'key' && 'key' in act && typeof act.key === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
