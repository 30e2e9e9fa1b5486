import { describe, expect, it } from 'vitest';
import { readIdeText } from '../../../server/gateway/ide-messages.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const read = (message: unknown): unknown => readIdeText(JSON.stringify(message), LIMITS.ideTextLength);

describe('a text of an IDE', () => {
  it.each([
    [{ type: 'hello', key: 'tiger-banana-rocket-seven', session: 'a1b2c3d4' }],
    [{ type: 'hello', key: 'a.l', session: 'a1b2c3d4', have: 'AAE=' }],
    [{ type: 'open-pane', request: 0 }],
    [{ type: 'open-pane', request: 7, name: 'Fox' }],
    [{ type: 'close-pane', token: 'Fox.1' }],
    [{ type: 'set-network', token: 'Fox.1', network: 'slow' }],
    [{ type: 'start-again' }],
    [{ type: 'rename-project', name: 'Our chat' }],
    [{ type: 'watch-messages', on: true }],
    [{ type: 'check-step', n: 1, lesson: 'hello-server', step: 0 }],
    [{ type: 'page-answer', call: 1, answer: { ok: true, sent: 2, shown: 'hi' } }],
    [{ type: 'page-answer', call: 1, answer: { ok: false, why: 'gone' } }],
  ])('is %j as it was sent', (message) => {
    expect(read(message)).toEqual(message);
  });

  it.each([
    ['of no known type', { type: 'delete-everything' }],
    ['without a type', { on: true }],
    ['that is a list', [{ type: 'start-again' }]],
    ['of a part that is another type', { type: 'watch-messages', on: 1 }],
    ['without a part that it needs', { type: 'close-pane' }],
    ['of a session that is no plain word', { type: 'hello', key: 'a', session: '../../etc' }],
    ['of a key without end', { type: 'hello', key: 'x'.repeat(201), session: 'a1b2c3d4' }],
    ['of a state that is not base64', { type: 'hello', key: 'a', session: 'a1b2c3d4', have: 'no!' }],
    ['of a number that is none to count with', { type: 'open-pane', request: -1 }],
    ['of half a number', { type: 'check-step', n: 0.5, lesson: 'hello-server', step: 0 }],
    ['of a name of blanks', { type: 'rename-project', name: '  ' }],
    ['of a name that is too long', { type: 'rename-project', name: 'x'.repeat(LIMITS.nameLength + 1) }],
    ['of a name with a line end', { type: 'rename-project', name: 'one\ntwo' }],
    ['of an answer that is neither', { type: 'page-answer', call: 1, answer: { ok: false, why: 'whatever' } }],
  ])('%s is none of the protocol', (_what, message) => {
    expect(read(message)).toBeUndefined();
  });

  it('loses what the protocol has no word for', () => {
    expect(read({ type: 'start-again', role: 'edit' })).toEqual({ type: 'start-again' });
  });

  it('has a name without the blanks around it, and what a page says of its mistake as long as a line of the console', () => {
    expect(read({ type: 'rename-project', name: ' Our chat ' })).toEqual({ type: 'rename-project', name: 'Our chat' });
    const message = 'x'.repeat(LIMITS.consoleLineLength + 1);
    expect(read({ type: 'page-answer', call: 1, answer: { ok: false, why: 'broken', message } })).toEqual({
      type: 'page-answer',
      call: 1,
      answer: { ok: false, why: 'broken', message: message.slice(1) },
    });
  });

  it('that is no JSON, or longer than it may be, is not looked at', () => {
    expect(readIdeText('{"type":"start-again"', 100)).toBeUndefined();
    const text = '{"type":"start-again"}';
    expect(readIdeText(text, text.length)).toEqual({ type: 'start-again' });
    expect(readIdeText(text, text.length - 1)).toBeUndefined();
  });
});
