/** What bodies of requests may be. Parsed here once: what is behind trusts the types. */
import * as v from 'valibot';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';

const text = v.string('must be a text');
const paths = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object of path and text',
);

const createRequest = v.strictObject({
  name: v.optional(v.pipe(text, v.trim(), v.maxLength(LIMITS.nameLength, `has more than ${LIMITS.nameLength} letters`))),
  files: v.optional(paths),
  lesson: v.optional(text),
});
const putRequest = v.strictObject({ files: paths });
const wordsRequest = v.strictObject({ words: v.union([text, v.array(text)], 'must be a text or a list of words') });

/** Throws 'bad-request' or 'bad-files'. */
export function parseCreate(body: unknown): { name?: string; files?: Record<string, string>; lesson?: string } {
  const { name, files, lesson } = parse(createRequest, body);
  return {
    ...(name !== undefined && name !== '' && { name }),
    ...(lesson !== undefined && { lesson }),
    ...(files && { files: shapeOfFiles(files, (path, value) => textOf(path, value)) }),
  };
}

/** Throws 'bad-request' or 'bad-files'. */
export function parsePut(body: unknown): Record<string, string | null> {
  return shapeOfFiles(parse(putRequest, body).files, (path, value) => (value === null ? null : textOf(path, value)));
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

/** Their shape alone: which paths and how many bytes are acceptable is for the project, which knows its other files. */
function shapeOfFiles<Value>(files: Record<string, unknown>, read: (path: string, value: unknown) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(files).map(([path, value]): [string, Value] => [path, read(path, value)]));
}

function textOf(path: string, value: unknown): string {
  if (typeof value !== 'string') throw new CodedError('bad-files', `${JSON.stringify(path.slice(0, LIMITS.pathLength))} must be a text.`);
  return value;
}
