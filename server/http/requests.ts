/** What bodies of requests may be. Parsed here once: what is behind trusts the types. */
import * as v from 'valibot';
import { CodedError } from '../errors.ts';
import type { KeyAction } from './host-access.ts';
import type { FileChanges, FileContent } from '../projects/files.ts';
import { LIMITS } from '../protocol/limits.ts';
import { REPORT_REASONS, type ReportReason } from '../protocol/report.ts';

const text = v.string('must be a text');
const paths = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object of path and text',
);

/** One text stands for each bytes: whoever wrote it otherwise may have lost some on the way. */
const base64 = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const bytes = Buffer.from(dataset.value, 'base64');
    if (bytes.toString('base64') === dataset.value) return new Uint8Array(bytes);
    addIssue({ message: 'must be base64' });
    return NEVER;
  }),
);
const content = v.union([text, v.strictObject({ base64 })]);

const LANGUAGE = /^[a-z]{2}$/;

const name = v.pipe(
  text,
  v.trim(),
  v.maxLength(LIMITS.nameLength, `has more than ${LIMITS.nameLength} letters`),
  v.regex(/^\P{Cc}*$/u, 'has characters that nobody can see'),
);
const createRequest = v.strictObject({
  name: v.optional(name),
  files: v.optional(paths),
  lesson: v.optional(v.pipe(text, v.maxLength(100, 'is too long'))),
  lang: v.optional(v.pipe(text, v.regex(LANGUAGE, 'must be a language, such as es'))),
});
const putRequest = v.strictObject({ files: paths });
const keyRequest = v.strictObject({ action: v.picklist(['renew', 'withdraw'], 'must be renew or withdraw') });
const versionRequest = v.strictObject({ name: v.pipe(name, v.minLength(1, 'must not be empty')) });
const idsRequest = v.strictObject({
  ids: v.pipe(v.array(v.pipe(text, v.maxLength(LIMITS.nameLength, 'is too long'))), v.maxLength(LIMITS.idsEachTime, 'are too many')),
});
const reportRequest = v.strictObject({ why: v.picklist(REPORT_REASONS, 'must be a reason that there is') });
const wordsRequest = v.strictObject({ words: v.union([text, v.array(text)], 'must be a text or a list of words') });

/** What a project is made of. With `lesson`, the id of one, its starter and its title in the language `lang` are taken. */
export interface CreateRequest {
  name?: string;
  files?: Record<string, FileContent>;
  lesson?: string;
  lang?: string;
}

/** Throws 'bad-request' or 'bad-files'. */
export function parseCreate(body: unknown): CreateRequest {
  const { name, files, lesson, lang } = parse(createRequest, body);
  if (lesson !== undefined && files) throw new CodedError('bad-request', 'A project is made from a lesson or from files, not from both.');
  return {
    ...(lang !== undefined && { lang }),
    ...(name !== undefined && name !== '' && { name }),
    ...(lesson !== undefined && { lesson }),
    ...(files && { files: shapeOfFiles(files, (path, value) => contentOf(path, value)) }),
  };
}

/** Throws 'bad-request'. */
export function parseKeyAction(body: unknown): KeyAction {
  return parse(keyRequest, body).action;
}

/** The name of a version. Throws 'bad-request'. */
export function parseVersionName(body: unknown): string {
  return parse(versionRequest, body).name;
}

/** Throws 'bad-request'. */
export function parseReport(body: unknown): ReportReason {
  return parse(reportRequest, body).why;
}

/** Addresses of projects. Throws 'bad-request'. */
export function parseIds(body: unknown): string[] {
  return parse(idsRequest, body).ids;
}

/** The language that is asked for by `?lang=es`; anything else is English. */
export function languageOf(lang: unknown): string {
  return typeof lang === 'string' && LANGUAGE.test(lang) ? lang : 'en';
}

/** Throws 'bad-request' or 'bad-files'. */
export function parsePut(body: unknown): FileChanges {
  return shapeOfFiles(parse(putRequest, body).files, (path, value) => (value === null ? null : contentOf(path, value)));
}

/** The Edit key of words however they were typed: `Tiger banana, rocket-seven` is `tiger-banana-rocket-seven`. */
export function parseWords(body: unknown): string {
  const { words } = parse(wordsRequest, body);
  const found = [words]
    .flat()
    .join(' ')
    .slice(0, 1_000)
    .toLowerCase()
    .match(/\p{L}+/gu);
  if (!found) throw new CodedError('bad-request', 'There are no words in it.');
  return found.join('-');
}

function parse<Output>(schema: v.GenericSchema<unknown, Output>, body: unknown): Output {
  if (Array.isArray(body)) throw new CodedError('bad-request', 'The body must be a JSON object.');
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new CodedError(
    'bad-request',
    where === null ? 'The body must be a JSON object.' : `${where} ${issue.type === 'strict_object' ? 'is not known' : issue.message}`,
  );
}

/** As many as a project can hold, written and deleted, twice over. */
const MOST_PATHS = 4 * LIMITS.filesPerProject;

/** Their shape alone: which paths and how many bytes are acceptable is for the project, which knows its other files. */
function shapeOfFiles<Value>(files: Record<string, unknown>, read: (path: string, value: unknown) => Value): Record<string, Value> {
  const paths = Object.entries(files);
  if (paths.length > MOST_PATHS) throw new CodedError('bad-files', `One call may name ${MOST_PATHS} files at most.`);
  return Object.fromEntries(paths.map(([path, value]): [string, Value] => [path, read(path, value)]));
}

function contentOf(path: string, value: unknown): FileContent {
  const result = v.safeParse(content, value);
  if (!result.success) throw new CodedError('bad-files', `${JSON.stringify(path.slice(0, LIMITS.pathLength))} must be a text or base64.`);
  return typeof result.output === 'string' ? result.output : result.output.base64;
}
