import { describe, expect, it } from 'vitest';
import { FRONT, GOOD, lessonsFolder } from '../../server/lessons/lesson-folder.ts';
import { startHost } from '../../support/start-host.ts';

describe('a folder of a teacher', () => {
  it('has its lessons beside those of the host; a broken one is told in the log, and the host starts without it', async () => {
    using folder = lessonsFolder({ ...GOOD, '91-broken/lesson.md': `${FRONT}\n## Step\n\n\`\`\`check\nclients: [Ann\n\`\`\`\n` });
    await using host = await startHost({ env: { LESSONS_DIR: folder.path, LOG_LEVEL: 'error' } });
    const lessons: unknown = await (await fetch(`${host.url}/api/lessons`)).json();
    const ids = Array.isArray(lessons) ? lessons.map((lesson: { id: string }) => lesson.id) : [];
    expect(ids).toContain('tell-everyone');
    expect(ids).not.toContain('broken');
    expect(host.output()).toContain('lessons/91-broken/lesson.md:11 This can not be read: a [ or { is not closed.');
  });

  it('that is not there keeps the host from starting, with the reason', async () => {
    await expect(startHost({ env: { LESSONS_DIR: '/nowhere/at/all' } })).rejects.toThrow('LESSONS_DIR is not a folder');
  });
});
