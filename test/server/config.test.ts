import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

const NODE = {
  DATABASE_URL: 'postgres://school:secret@db.test/school',
  NODE_URL: 'http://node-1.test:8000/',
  CLUSTER_SECRET: 'x'.repeat(32),
  TRUST_PROXY: '1',
};

describe('a node of several', () => {
  it('has a database, an address, a secret and a load balancer', () => {
    expect(readConfig(NODE)).toMatchObject({ NODE_URL: 'http://node-1.test:8000', CLUSTER_SECRET: NODE.CLUSTER_SECRET });
  });

  it.each(['DATABASE_URL', 'NODE_URL', 'CLUSTER_SECRET', 'TRUST_PROXY'] as const)('is told that %s is missing', (name) => {
    expect(() => readConfig({ ...NODE, [name]: undefined })).toThrow(name);
  });

  it('is told all that is wrong at once', () => {
    const read = (): unknown => readConfig({ ...NODE, NODE_URL: 'node', CLUSTER_SECRET: 'short', TRUST_PROXY: '0' });
    expect(read).toThrow(/NODE_URL[^]*CLUSTER_SECRET has fewer than 32[^]*TRUST_PROXY/);
  });

  it('is nothing that a host has to be which is alone with its database', () => {
    expect(readConfig({ DATABASE_URL: NODE.DATABASE_URL }).NODE_URL).toBeUndefined();
  });
});
