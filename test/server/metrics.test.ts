import { describe, expect, it } from 'vitest';
import { Histogram } from '../../server/histogram.ts';
import { metricsText, processMetrics } from '../../server/metrics.ts';
import { ask, serve } from './http/serve.ts';

describe('the text of metrics', () => {
  it('has for each its help, its type, and a line for each of its numbers', async () => {
    const text = await metricsText([
      { name: 'projects', help: 'Projects that are awake.', type: 'gauge', read: () => 3 },
      {
        name: 'messages_total',
        help: 'Messages.',
        type: 'counter',
        read: () => Promise.resolve({ 'socket="ide"': 1, 'socket="client"': 2 }),
      },
    ]);
    expect(text).toBe(
      [
        '# HELP wszero_projects Projects that are awake.',
        '# TYPE wszero_projects gauge',
        'wszero_projects 3',
        '# HELP wszero_messages_total Messages.',
        '# TYPE wszero_messages_total counter',
        'wszero_messages_total{socket="ide"} 1',
        'wszero_messages_total{socket="client"} 2',
        '',
      ].join('\n'),
    );
  });

  it('tells a histogram in seconds, each step with all that is below it', async () => {
    const histogram = new Histogram([1, 10, 500]);
    for (const ms of [0.5, 2, 7, 400, 9_000]) histogram.add(ms);
    const text = await metricsText([{ name: 'write_seconds', help: 'Writes.', type: 'histogram', read: () => histogram }]);
    expect(text).toBe(
      [
        '# HELP wszero_write_seconds Writes.',
        '# TYPE wszero_write_seconds histogram',
        'wszero_write_seconds_bucket{le="0.001"} 1',
        'wszero_write_seconds_bucket{le="0.01"} 3',
        'wszero_write_seconds_bucket{le="0.5"} 4',
        'wszero_write_seconds_bucket{le="+Inf"} 5',
        'wszero_write_seconds_sum 9.4095',
        'wszero_write_seconds_count 5',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what can not be read, and keeps the rest', async () => {
    const text = await metricsText([
      { name: 'nodes', help: 'Nodes.', type: 'gauge', read: () => Promise.reject(new Error('the database is away')) },
      { name: 'projects', help: 'Projects.', type: 'gauge', read: () => 0 },
    ]);
    expect(text).not.toContain('nodes');
    expect(text).toContain('wszero_projects 0');
  });

  it('knows how the process is', async () => {
    const text = await metricsText(processMetrics());
    expect(text).toMatch(/^wszero_memory_bytes [1-9]\d+$/m);
    expect(text).toMatch(/^wszero_loop_delay_seconds\{quantile="0\.99"\} \d/m);
  });
});

describe('whoever asks for them', () => {
  it('has to show the token', async () => {
    const served = await serve({ deps: { metrics: { token: 'sixteen letters!', read: () => Promise.resolve('figures\n') } } });
    try {
      expect((await ask(served, '/metrics')).status).toBe(401);
      expect((await fetch(`${served.base}/metrics`, { headers: { authorization: 'Bearer another' } })).status).toBe(401);
    } finally {
      await served.stop();
    }
  });

  it('gets them with it', async () => {
    const served = await serve({ deps: { metrics: { token: 'sixteen-letters-1', read: () => Promise.resolve('figures\n') } } });
    try {
      const answer = await fetch(`${served.base}/metrics`, { headers: { authorization: 'Bearer sixteen-letters-1' } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
      expect(await answer.text()).toBe('figures\n');
    } finally {
      await served.stop();
    }
  });

  it('finds nothing where no token was set', async () => {
    const served = await serve();
    try {
      expect((await ask(served, '/metrics')).status).toBe(404);
    } finally {
      await served.stop();
    }
  });
});
