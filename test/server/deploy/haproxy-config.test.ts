import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXAMPLE, haproxyConfig } from '../../../server/deploy/haproxy-config.mjs';
import { findHaproxy } from '../../../server/setup/haproxy.mjs';
import { ROOT } from '../../../server/setup/project-root.mjs';
import { SCHOOL_CERTIFICATE } from '../../support/school-certificate.ts';

it('the example is what the template makes, so that it says what is tested', () => {
  expect(readFileSync(join(ROOT, 'server/deploy/haproxy.example.cfg'), 'utf8')).toBe(haproxyConfig(EXAMPLE));
});

it.skipIf(findHaproxy() === undefined && process.env['CI'] !== 'true')('haproxy takes the example for one of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-haproxy-'));
  try {
    const [config, certificate] = [join(folder, 'haproxy.cfg'), join(folder, 'school.pem')];
    writeFileSync(certificate, `${SCHOOL_CERTIFICATE.cert}\n${SCHOOL_CERTIFICATE.key}\n`);
    writeFileSync(config, haproxyConfig({ ...EXAMPLE, certificate }));
    execFileSync(findHaproxy() ?? 'haproxy', ['-c', '-f', config], { stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('nodes that speak with each other are not reached through haproxy, and nobody is believed who they are', () => {
  const config = haproxyConfig(EXAMPLE);
  expect(config).toContain('deny deny_status 404 if { path_beg /cluster/ }');
  expect(config).toContain('del-header X-Forwarded-For');
  expect(config).toContain('del-header X-Wszero-Forwarded');
});

it('only sockets are cut when a node is not ready any more, and only what does no harm is asked twice', () => {
  const [, sockets = '', reads = '', calls = ''] = haproxyConfig(EXAMPLE).split(/^backend .*$/m);
  expect(sockets).toContain('on-marked-down shutdown-sessions');
  expect(reads + calls).not.toContain('shutdown-sessions');
  expect(reads).toContain('retry-on conn-failure empty-response response-timeout 502 503');
  expect(calls + sockets).not.toContain('retry-on');
});
