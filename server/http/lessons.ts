import { Router } from 'express';
import { CodedError } from '../errors.ts';
import type { Lesson, LessonSummary } from '../protocol/lesson.ts';
import type { HostAccess } from './host-access.ts';
import { languageOf, type CreateRequest } from './requests.ts';

/** The lessons of a host, in each language as far as it has them. */
export interface LessonShelf {
  list(language: string): LessonSummary[];
  find(id: string, language: string): Lesson | undefined;
}

/** What can be learned here. */
export function lessonsRouter(lessons: LessonShelf): Router {
  const router = Router();
  router.get('/api/lessons', (request, response) => {
    response.json(lessons.list(languageOf(request.query['lang'])));
  });
  router.get('/api/lessons/:id', (request, response) => {
    response.json(existing(lessons, request.params.id, languageOf(request.query['lang'])));
  });
  return router;
}

/** With a lesson: its starter, by its title. Throws 'unknown-lesson'. */
export function wantedProject(lessons: LessonShelf, { lesson, lang, ...wanted }: CreateRequest): Parameters<HostAccess['create']>[0] {
  if (lesson === undefined) return wanted;
  const { title, steps } = existing(lessons, lesson, languageOf(lang));
  return { name: title, ...wanted, files: { ...steps[0]?.begins }, lesson };
}

function existing(lessons: LessonShelf, id: string, language: string): Lesson {
  const lesson = lessons.find(id, language);
  if (!lesson) throw new CodedError('unknown-lesson');
  return lesson;
}
