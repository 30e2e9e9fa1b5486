import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../../server/config.ts';
import { EXAMPLE } from '../../../server/deploy/haproxy-config.mjs';
import { ROOT } from '../../../server/setup/project-root.mjs';

const FOLDER = join(ROOT, 'server/deploy');
const DOCKERFILE = readFileSync(join(FOLDER, 'Dockerfile'), 'utf8');

interface Service {
  environment?: Record<string, string>;
  build?: { context: string; dockerfile: string };
  stop_grace_period?: string;
  volumes?: string[];
}

const { services } = parse(readFileSync(join(FOLDER, 'compose.yaml'), 'utf8'), { merge: true }) as { services: Record<string, Service> };
const nodes = Object.entries(services).filter(([name]) => name.startsWith('node-'));

/** What whoever starts it gives. */
const GIVEN: Record<string, string> = {
  DATABASE_PASSWORD: 'secret',
  CLUSTER_SECRET: 'c'.repeat(64),
  PUBLIC_URL: 'https://play.school.example',
  METRICS_TOKEN: 'm'.repeat(16),
  EXPIRY_DAYS: '30',
};

/** As compose does it. */
function filledIn(value: string): string {
  return value.replace(/\$\{([A-Z_]+):[?-]\}/g, (_, name: string) => {
    const given = GIVEN[name];
    if (given === undefined) throw new Error(`nothing says what ${name} is`);
    return given;
  });
}

/** Each name and value that the host takes from it. */
function settingsOf(environment: Record<string, string>): Record<string, unknown> {
  return { ...readConfig(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]))) };
}

it('each name in the environment of a node is a setting of the host, with a value that it takes', () => {
  expect(nodes.map(([name]) => name)).toEqual(EXAMPLE.nodes.map(({ name }) => name));
  for (const [name, { environment = {} }] of nodes) {
    expect(Object.keys(settingsOf(environment))).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(settingsOf(environment)).toMatchObject({
      NODE_URL: `http://${name}:8000`,
      TRUST_PROXY: true,
      CLUSTER_SECRET: GIVEN['CLUSTER_SECRET'],
    });
  }
  expect(Object.keys(settingsOf({ LOG_LEVEL: 'info', NO_SUCH_SETTING: '1' }))).not.toContain('NO_SUCH_SETTING');
});

it('haproxy leads to the nodes that there are, and reads the example', () => {
  expect(EXAMPLE.nodes.map(({ address }) => address)).toEqual(
    nodes.map(([, { environment }]) => new URL(environment?.['NODE_URL'] ?? '').host),
  );
  expect(services['haproxy']?.volumes?.[0]).toMatch(/^\.\/haproxy\.example\.cfg:/);
});

it('a node has longer to end than it takes to hand its projects over', () => {
  const leave = /LEAVE_MS = (\d+)_000/.exec(readFileSync(join(ROOT, 'server/main.ts'), 'utf8'))?.[1];
  for (const [, { stop_grace_period }] of nodes) expect(parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(Number(leave));
});

it('the image is made of files that are there, as nobody special, with settings of the host, and no data of a school', () => {
  for (const [, { build }] of nodes) expect(join(FOLDER, build?.context ?? '', build?.dockerfile ?? '')).toBe(join(FOLDER, 'Dockerfile'));
  const copied = Array.from(DOCKERFILE.matchAll(/^COPY --chown=node:node (.+) \S+$/gm), ([, sources = '']) => sources.split(' ')).flat();
  expect(copied.length).toBeGreaterThan(0);
  for (const source of copied) expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
  expect(copied).not.toContain('.');
  const set = Array.from(DOCKERFILE.matchAll(/([A-Z_]+)=(\S+)/g), ([, name = '', value = '']) => [name, value] as const);
  const { NODE_ENV, ...settings } = Object.fromEntries(set);
  expect(NODE_ENV).toBe('production');
  expect(Object.keys(settingsOf(settings))).toEqual(expect.arrayContaining(Object.keys(settings)));
  expect(DOCKERFILE.indexOf('USER node')).toBeLessThan(DOCKERFILE.indexOf('CMD ["node", "server/start.mjs"'));
  expect(DOCKERFILE).toContain('/readyz');
});
