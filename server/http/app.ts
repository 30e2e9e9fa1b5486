import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import { assetsRouter } from './assets.ts';
import { backupRouter, type BackupDeps } from './backup.ts';
import { bodyRoom } from './body-room.ts';
import { apiErrors, codedError, isTooLate, notFound, setStatus } from './errors.ts';
import { expiryRouter } from './expiry.ts';
import { ExportDesk } from './export.ts';
import { healthRouter, type HealthDeps } from './health.ts';
import type { HostAccess } from './host-access.ts';
import { HourLimit } from './hour-limit.ts';
import { keysRouter } from './keys.ts';
import { lessonsRouter, type LessonShelf } from './lessons.ts';
import { librariesRouter } from './libraries.ts';
import { OwnPageDesk } from './own-page-desk.ts';
import { ownErrors, ownPagesRouter } from './own-pages.ts';
import { keepToPages } from './pages-host.ts';
import { pagesRouter, type PagesDeps } from './pages.ts';
import { prefixesOf, takePrefix } from './prefix.ts';
import { projectsRouter } from './projects.ts';
import { reachRouter } from './reach.ts';
import { reportsRouter } from './reports.ts';
import { versionsRouter } from './versions.ts';
import { wordsRouter } from './words.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

export interface AppDeps extends HealthDeps {
  access: HostAccess;
  config: Config;
  log: Log;
  /** The same one that other doors of the host ask, so that there is no second one to guess at. */
  brake: WrongKeyBrake;
  newProjects?: HourLimit;
  /** Files and folders, see `server/built.ts`. Without `ide` the host has no pages of its own, without `takeHome` no zips. */
  built: { page: string; bridge: string; lib: string; takeHome?: string; ide?: string };
  compiler: PagesDeps['compiler'];
  lessons: LessonShelf;
  /** Without it nobody can make a backup. */
  backup?: BackupDeps | undefined;
  /** Where other computers find this host. */
  reach?: () => string | undefined;
  /** Where there are other nodes: hands on to them what they have to answer. */
  forward?: RequestHandler | undefined;
}

/** All that this host answers over HTTP, websockets apart. Reads what was built: throws when something is missing. */
export function createApp(deps: AppDeps): Express {
  const { access, config, log, brake, newProjects = projectsAnHour(), built, compiler, lessons, backup, forward } = deps;
  const app = express();
  app.disable('x-powered-by');
  // One proxy: what stands in front of its own entry in X-Forwarded-For is hearsay.
  app.set('trust proxy', config.TRUST_PROXY ? 1 : false);
  app.use(takePrefix(prefixesOf(config)));
  // An address may hold a link, which is for nobody else.
  app.use((_request, response, next) => {
    response.set('Referrer-Policy', 'no-referrer');
    next();
  });

  app.use(healthRouter(deps));
  app.use(keepToPages(config));
  app.use('/api', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  if (forward) app.use(forward);
  const room = bodyRoom();
  app.use(projectsRouter({ access, config, brake, newProjects, lessons, room, exports: exportDeskOf(built) }), lessonsRouter(lessons));
  app.use(keysRouter({ access, config, brake, newProjects, room }), versionsRouter({ access, brake, room }));
  app.use(wordsRouter({ access, config, brake, room }), expiryRouter({ access, config, room }));
  app.use(reportsRouter({ access, reports: reportsAnHour(), room }));
  app.use(reachRouter({ config, reach: deps.reach ?? (() => undefined) }));
  if (backup) app.use(backupRouter(backup));
  app.use('/api', notFound, apiErrors(log));

  app.use(pagesRouter({ access, config, compiler, built }));
  app.use(librariesRouter(built.lib));
  if (built.ide === undefined) {
    app.use(notFound, plainErrors(log));
  } else {
    const desk = new OwnPageDesk(built.ide, config);
    app.use(
      ownPagesRouter({ access, desk, lessons }),
      assetsRouter(built.ide, (path) => path.startsWith('assets/')),
      notFound,
      ownErrors({ desk, log }),
    );
  }
  return app;
}

function projectsAnHour(): HourLimit {
  return new HourLimit(LIMITS.newProjectsPerHourAndAddress, 'Too many new projects came from here in this hour.');
}

function reportsAnHour(): HourLimit {
  return new HourLimit(LIMITS.reportsPerHourAndAddress, 'Too many reports came from here in this hour.');
}

function exportDeskOf({ takeHome, lib }: AppDeps['built']): ExportDesk | undefined {
  return takeHome === undefined ? undefined : new ExportDesk({ takeHome, lib });
}

function plainErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const coded = codedError(error, log, request.path);
    if (!isTooLate(response)) setStatus(response, coded).type('text').send(`${coded.message}\n`);
  };
}
