import { Router, type ErrorRequestHandler, type Response } from 'express';
import { CodedError, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { LANGUAGES } from '../protocol/language.ts';
import { codedError, isTooLate, setStatus } from './errors.ts';
import type { HostAccess } from './host-access.ts';
import type { LessonShelf } from './lessons.ts';
import type { OwnPageDesk } from './own-page-desk.ts';
import type { NoticeName } from './page-texts.ts';

/** The product's own pages: start, the IDE, the IDE read-only, the host page of Play, what a Remix link opens, the teachers' page, the notice about data. */
export function ownPagesRouter({ access, desk, lessons }: { access: HostAccess; desk: OwnPageDesk; lessons: LessonShelf }): Router {
  const router = Router();
  /** The page says it, in its own words; the status says it to who reads no words. */
  const tellIfUnknown = (lesson: string, response: Response): void => {
    if (!lessons.find(lesson, LANGUAGES[0])) response.status(404);
  };
  router.get('/', (request, response) => desk.send(request, response, desk.start));
  router.get('/e/:id', async (request, response) => {
    desk.send(request, response, desk.ide, { shown: there(await access.playOf(request.params.id)) });
  });
  router.get('/l/:look', async (request, response) => {
    desk.send(request, response, desk.ide, { shown: there(await access.findByLook(request.params.look)).play });
  });
  // The pages of one project in hidden frames, for who tries lessons.
  router.get('/check/:id', async (request, response) => {
    desk.send(request, response, desk.check, { shown: there(await access.playOf(request.params.id)) });
  });
  router.get('/play/:play', async (request, response) => {
    desk.send(request, response, desk.play, { shown: there(await access.findByPlay(request.params.play)).play });
  });
  router.get('/r/:remix', async (request, response) => {
    const name = there(await access.nameToRemix(request.params.remix));
    desk.send(request, response, desk.remix, { name });
  });
  // What each lesson teaches, and a preview of one.
  router.get('/teachers', (request, response) => desk.send(request, response, desk.teachers));
  router.get('/teachers/:lesson', (request, response) => {
    tellIfUnknown(request.params.lesson, response);
    desk.send(request, response, desk.teachers);
  });
  // The same preview, with the pages of the project in which its checks are tried.
  router.get('/teachers/:lesson/:id', async (request, response) => {
    const shown = there(await access.playOf(request.params.id));
    tellIfUnknown(request.params.lesson, response);
    desk.send(request, response, desk.teachers, { shown });
  });
  // What is kept about whoever uses this, for a child.
  router.get('/data', (request, response) => desk.send(request, response, desk.data));
  router.get('/check', () => {
    throw new CodedError('not-yet');
  });
  return router;
}

/** A page for an error of any route that has no answer of its own. */
export function ownErrors({ desk, log }: { desk: OwnPageDesk; log: Log }): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const coded = codedError(error, log, request.path);
    const { code, message } = coded;
    if (isTooLate(response)) return;
    setStatus(response, coded);
    try {
      desk.sendNotice(request, response, noticeOf(code));
    } catch {
      // Its Host header is no host: whoever sends that has no use for a look.
      response.type('text').send(`${message}\n`);
    }
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new CodedError('unknown-project');
  return value;
}

function noticeOf(code: ErrorCode): NoticeName {
  switch (code) {
    case 'unknown-project':
    case 'project-deleted':
      return 'noProject';
    case 'not-found':
    case 'file-missing':
      return 'nothing';
    case 'not-yet':
      return 'notYet';
    case 'disk-full':
      return 'diskFull';
    case 'try-another':
    case 'database-away':
      return 'away';
    case 'broken':
      return 'broken';
    default:
      return 'badRequest';
  }
}
