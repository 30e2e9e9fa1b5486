import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CreateRequest } from '../../../server/http/requests.ts';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { GOOD, lessonsFolder } from '../lessons/lesson-folder.ts';
import { MemoryAccess } from './memory-access.ts';
import { serve, type Served } from './serve.ts';

let served: Served;
const asked: CreateRequest[] = [];

class AskedAccess extends MemoryAccess {
  override create(request: CreateRequest): ReturnType<MemoryAccess['create']> {
    asked.push(request);
    return super.create(request);
  }
}

beforeAll(async () => {
  using folder = lessonsFolder(GOOD);
  served = await serve({ deps: { access: new AskedAccess(), lessons: LessonLibrary.read([folder.path]) } });
});
afterAll(() => served.stop());

async function make(body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return await fetch(`${served.base}/api/projects`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('the lessons of a host', () => {
  it('are listed, and each is given with its steps, and without its checks', async () => {
    const list: unknown = await (await fetch(`${served.base}/api/lessons?lang=es`)).json();
    expect(list).toMatchObject([{ id: 'tell-everyone', steps: 2 }]);
    const lesson = await (await fetch(`${served.base}/api/lessons/tell-everyone`)).text();
    expect(JSON.parse(lesson)).toMatchObject({ title: 'Tell everyone', steps: [{ kind: 'predict' }, { kind: 'check' }] });
    expect(lesson).not.toContain('$word');
  });

  it('are none where it has none of that name', async () => {
    const answer = await fetch(`${served.base}/api/lessons/constructor`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'unknown-lesson' } });
  });

  it('make a project from the starter, called like the lesson', async () => {
    expect((await make({ lesson: 'tell-everyone' })).status).toBe(201);
    expect(asked.at(-1)).toMatchObject({ name: 'Tell everyone', lesson: 'tell-everyone', files: { 'index.html': '<h1>Shout</h1>\n' } });
  });

  it('make none together with files', async () => {
    expect((await make({ lesson: 'tell-everyone', files: {} })).status).toBe(400);
  });
});

describe('a project of a lesson', () => {
  it('keeps in its document which one it is, and where the pupil is in it', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, ProjectDocument.initial(new Map([['server.js', '']]), new Map(), 'tell-everyone'));
    expect(doc.getMap('lesson').toJSON()).toEqual({ id: 'tell-everyone', step: 0, done: '' });
    expect(doc.getMap('files').size).toBe(1);
  });
});
