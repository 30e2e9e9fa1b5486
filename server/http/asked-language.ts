import type { Request, Response } from 'express';
import { languageFor, type Language } from '../protocol/language.ts';

/** The language that the browser asks for. What is answered differs by it, and whoever keeps answers is told so. */
export function askedLanguage(request: Request, response: Response): Language {
  response.vary('Accept-Language');
  return languageFor(request.acceptsLanguages());
}
