import { beforeEach, expect, test } from 'vitest';
import { PaneNetworks } from '../../../server/gateway/pane-networks.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

let networks: PaneNetworks;
beforeEach(() => {
  networks = new PaneNetworks();
});

test('is on for whoever nobody asked for', () => {
  expect([networks.of('fox'), networks.of(null)]).toEqual(['on', 'on']);
});

test('tells those who listen at that pane, until they stop', () => {
  const heard: string[] = [];
  const stop = networks.listen('fox', (network) => heard.push(network));
  networks.listen('owl', () => heard.push('owl'));
  networks.set('s', 'fox', 'slow');
  networks.set('s', 'fox', 'cut');
  stop();
  networks.set('s', 'fox', 'on');
  expect(heard).toEqual(['slow', 'cut']);
});

test('is on again when the IDE that asked has gone, and only for its own panes', () => {
  const heard: string[] = [];
  networks.set('s', 'fox', 'cut');
  networks.set('other', 'owl', 'slow');
  networks.listen('fox', (network) => heard.push(network));
  networks.forget('s');
  expect([networks.of('fox'), networks.of('owl'), heard]).toEqual(['on', 'slow', ['on']]);
});

test('of as many panes as an IDE may have, and of no more', () => {
  const panes = Array.from({ length: LIMITS.panesPerEditor + 5 }, (_, at) => `p${String(at)}`);
  expect(panes.filter((pane) => networks.set('s', pane, 'cut'))).toHaveLength(LIMITS.panesPerEditor);
  expect(networks.set('other', 'x', 'cut')).toBe(true);
});
