import { explain, plain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';
import type { Sent, Turn } from './turn.ts';

/** To whom a message went. */
export function toWhom({ to, group, names }: Sent): string {
  switch (to) {
    case 'all':
      return names.length > 2 ? t('messages.to-all-count', { count: names.length }) : t('messages.to-all');
    case 'group':
      return t('messages.to-group', { group: group ?? '', count: names.length });
    case 'one':
      return t('messages.to-one', { name: names[0] ?? '' });
  }
}

/** A row of the picture for whoever does not see it. */
export function turnInWords(turn: Turn): string {
  const sent = turn.lost ? [] : turn.sent;
  return [cameInWords(turn), ...sent.map((sent) => t('messages.say.sent', { op: sent.op, to: toWhom(sent) }))].filter(Boolean).join(' ');
}

function cameInWords({ came, lost }: Turn): string {
  if (!came) return '';
  const { name, op } = came;
  if (!lost) return t('messages.say.received', { name, op });
  const params = { op, ...(lost.nearest === undefined ? {} : { nearest: lost.nearest }) };
  const { title, todo } = explain({ code: lost.code, params });
  return t('messages.say.unhandled', { name, op, what: `${plain(title)} ${plain(todo)}` });
}
