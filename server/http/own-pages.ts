import { Router, type ErrorRequestHandler } from 'express';
import { CodedError, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { codedError, isTooLate } from './errors.ts';
import type { HostAccess } from './host-access.ts';
import type { OwnPageDesk } from './own-page-desk.ts';
import type { NoticeName } from './page-texts.ts';

/** The product's own pages: start, the IDE, the IDE read-only, the host page of Play, what a Remix link opens, and the teachers' page. */
export function ownPagesRouter({ access, desk }: { access: HostAccess; desk: OwnPageDesk }): Router {
  const router = Router();
  router.get('/', (request, response) => desk.send(request, response, desk.start));
  router.get('/e/:id', async (request, response) => {
    desk.send(request, response, desk.ide, there(await access.playOf(request.params.id)));
  });
  router.get('/l/:look', async (request, response) => {
    desk.send(request, response, desk.ide, there(await access.findByLook(request.params.look)).play);
  });
  // The pages of one project in hidden frames, for who tries lessons.
  router.get('/check/:id', async (request, response) => {
    desk.send(request, response, desk.check, there(await access.playOf(request.params.id)));
  });
  router.get('/play/:play', async (request, response) => {
    desk.send(request, response, desk.play, there(await access.findByPlay(request.params.play)).play);
  });
  router.get('/r/:remix', async (request, response) => {
    there((await access.mayRemix(request.params.remix)) || undefined);
    desk.send(request, response, desk.remix);
  });
  // What each lesson teaches, and a preview of one.
  router.get(['/teachers', '/teachers/:lesson'], (request, response) => desk.send(request, response, desk.teachers));
  // The same preview, with the pages of the project in which its checks are tried.
  router.get('/teachers/:lesson/:id', async (request, response) => {
    desk.send(request, response, desk.teachers, there(await access.playOf(request.params.id)));
  });
  router.get('/check', () => {
    throw new CodedError('not-yet');
  });
  return router;
}

/** A page for an error of any route that has no answer of its own. */
export function ownErrors({ desk, log }: { desk: OwnPageDesk; log: Log }): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { status, code, message } = codedError(error, log, request.path);
    if (isTooLate(response)) return;
    response.status(status);
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
      return 'noProject';
    case 'not-found':
    case 'file-missing':
      return 'nothing';
    case 'not-yet':
      return 'notYet';
    case 'broken':
      return 'broken';
    default:
      return 'badRequest';
  }
}
