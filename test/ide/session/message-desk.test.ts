import { expect, test } from 'vitest';
import { MessageDesk } from '../../../ide/session/message-desk.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import { Store } from '../../../ide/state/store.ts';
import type { WorkbenchState } from '../../../ide/state/workbench.ts';
import type { ClientInfo } from '../../../server/protocol/ide.ts';
import { received, sent } from '../messages/traffic.ts';

test('knows which message makes a page send which one again', () => {
  const desk = new MessageDesk(new Store<WorkbenchState>(EMPTY_STATE));
  const fox: ClientInfo = { id: '1', name: 'Fox', groups: [], pane: 'token', load: 'a', attempt: '1' };
  desk.meet([fox]);
  desk.pageCame('token');
  desk.travelled(
    [received(1, 'Fox', { number: 1 }), sent(1, ['Fox'], { numbers: [1] }), received(2, 'Fox', { number: 2, op: 'again' })],
    0,
  );
  desk.pageNoted('token', [
    { type: 'connected', load: 'a', attempt: 1, sent: 0, got: 0 },
    { type: 'sent', number: 1, cause: 0 },
    { type: 'sent', number: 2, cause: 1 },
  ]);
  expect(desk.roundOf('token')).toEqual({ op: 'said', answer: 'again' });
  expect(desk.roundOf('another')).toBeUndefined();
});
