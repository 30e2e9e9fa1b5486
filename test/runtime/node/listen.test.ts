import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { addressLines, listen, portOf, StartError } from '../../../runtime/node/listen.ts';

it('says in words that a port is taken, and how to take another', async () => {
  const first = createServer();
  const second = createServer();
  onTestFinished(() => void first.close());
  const port = await listen(first, 0);
  expect(port).toBeGreaterThan(0);
  const refused = listen(second, port);
  await expect(refused).rejects.toThrow(StartError);
  await expect(refused).rejects.toThrow(`Port ${String(port)} is taken`);
  await expect(refused).rejects.toThrow(`write run_server(${String(port + 1)})`);
});

it('tells the address for this computer', () => {
  expect(addressLines(8123).join('\n')).toContain('http://localhost:8123/');
});

it('takes a port of the environment that is one, and says in words what is none', () => {
  expect(portOf(undefined)).toBeUndefined();
  expect(portOf('')).toBeUndefined();
  expect(portOf('8080')).toBe(8080);
  expect(portOf('0')).toBe(0);
  for (const bad of ['eighty', '-1', '65536', '80.5', '8080 ']) expect(() => portOf(bad)).toThrow(/^PORT is /);
});
