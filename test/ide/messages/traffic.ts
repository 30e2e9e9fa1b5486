import type { TrafficEvent } from '../../../server/protocol/ide.ts';

const NAMES = ['Fox', 'Owl', 'Hare', 'Frog'];

/** Clients are '1' to '4': Fox, Owl, Hare and Frog. */
export function idOf(name: string): string {
  return String(NAMES.indexOf(name) + 1);
}

export function received(turn: number, name = 'Fox', more: Partial<Extract<TrafficEvent, { type: 'received' }>> = {}): TrafficEvent {
  const op = more.op ?? 'say';
  const text = JSON.stringify({ op, text: 'hello!' });
  return { type: 'received', at: 1, turn, client: idOf(name), name, op, text, file: 'server.js', line: 2, ...more };
}

export function sent(turn: number, names = ['Fox', 'Owl'], more: Partial<Extract<TrafficEvent, { type: 'sent' }>> = {}): TrafficEvent {
  const clients = names.map(idOf);
  const text = '{"op":"said","text":"hello!"}';
  return { type: 'sent', at: 1, turn, op: 'said', text, to: 'all', clients, numbers: clients.map(() => 1), ...more };
}

export function lost(turn: number, name: string, nearest?: string): TrafficEvent {
  const known = nearest === undefined ? {} : { nearest };
  return { type: 'unhandled', at: 1, turn, client: idOf(name), name, op: 'wav', text: '{"op":"wav"}', code: 'unknown-op', ...known };
}
