import type { Request, Response } from 'express';
import { languageFor, type Language } from '../protocol/language.ts';

/** The language that was chosen in the IDE, which leaves it in a cookie. */
const CHOSEN = /(?:^|;\s*)wszero-language=([a-z]{2})(?:;|$)/;

/** The language that was chosen, else what the browser asks for. What is answered differs by it, and whoever keeps answers is told so. */
export function askedLanguage(request: Request, response: Response): Language {
  response.vary('Accept-Language').vary('Cookie');
  const chosen = CHOSEN.exec(request.headers.cookie ?? '')?.[1];
  return languageFor([...(chosen === undefined ? [] : [chosen]), ...request.acceptsLanguages()]);
}
