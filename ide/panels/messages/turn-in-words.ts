import type { Row, Sent, Turn } from '../../messages/row.ts';
import { explain, plain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';

/** To whom a message went. */
export function toWhom({ to, group, got }: Sent): string {
  switch (to) {
    case 'all':
      return got.length > 2 ? t('messages.to-all-count', { count: got.length }) : t('messages.to-all');
    case 'group':
      return t('messages.to-group', { group: group ?? '', count: got.length });
    case 'one':
      return t('messages.to-one', { name: got[0]?.name ?? '' });
  }
}

/** A row of the picture for whoever does not see it. */
export function rowInWords(row: Row): string {
  switch (row.type) {
    case 'turn':
      return turnInWords(row);
    case 'swap':
      return t(row.ok ? 'messages.swapped' : 'messages.swap-failed');
    case 'presence':
      return t(row.isHere ? 'messages.is-here' : 'messages.has-left', { name: row.name });
    case 'gap':
      return t('messages.gap', { count: row.count });
  }
}

export function turnInWords(turn: Turn): string {
  const sent = turn.lost ? [] : turn.sent.map((each) => t('messages.say.sent', { op: each.op, to: toWhom(each) }));
  return [cameInWords(turn), ...sent, failedInWords(turn)].filter(Boolean).join(' ');
}

function cameInWords({ came, lost }: Turn): string {
  if (!came) return '';
  const { name, op } = came;
  if (!lost) return t('messages.say.received', { name, op });
  const params = { op, ...(lost.nearest === undefined ? {} : { nearest: lost.nearest }) };
  const { title, todo } = explain({ code: lost.code, params });
  return t('messages.say.unhandled', { name, op, what: `${plain(title)} ${plain(todo)}` });
}

function failedInWords({ failed }: Turn): string {
  if (!failed) return '';
  const { title, todo } = explain(failed);
  return `${plain(title)} ${plain(todo)}`;
}
