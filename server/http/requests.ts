/** What bodies of requests may be. Parsed here once: what is behind trusts the types. */
import * as v from 'valibot';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';

const text = v.string('must be a text');
const paths = v.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object of path and text');

const createRequest = v.strictObject({
  name: v.optional(v.pipe(text, v.trim(), v.maxLength(LIMITS.nameLength, `has more than ${LIMITS.nameLength} letters`))),
  files: v.optional(paths),
  lesson: v.optional(text),
});
const putRequest = v.strictObject({ files: paths });
const wordsRequest = v.strictObject({ words: v.union([text, v.array(text)], 'must be a text or a list of words') });

/** Throws 'bad-request', 'bad-files', 'too-large'. */
export function parseCreate(body: unknown): { name?: string; files?: Record<string, string>; lesson?: string } {
  const { name, files, lesson } = parse(createRequest, body);
  return {
    ...(name !== undefined && name !== '' && { name }),
    ...(lesson !== undefined && { lesson }),
    ...(files && { files: checkFiles(files, (path, value) => textOf(path, value)) }),
  };
}

/** Throws 'bad-request', 'bad-files', 'too-large'. */
export function parsePut(body: unknown): Record<string, string | null> {
  return checkFiles(parse(putRequest, body).files, (path, value) => (value === null ? null : textOf(path, value)));
}

/** The Edit key of words however they were typed: `Tiger banana, rocket-seven` is `tiger-banana-rocket-seven`. */
export function parseWords(body: unknown): string {
  const { words } = parse(wordsRequest, body);
  const found = [words].flat().join(' ').slice(0, 1_000).toLowerCase().match(/\p{L}+/gu);
  if (!found) throw new CodedError('bad-request', 'There are no words in it.');
  return found.join('-');
}

function parse<Output>(schema: v.GenericSchema<unknown, Output>, body: unknown): Output {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new CodedError('bad-request', where === null ? 'The body must be a JSON object.' : `${where} ${issue.type === 'strict_object' ? 'is not known' : issue.message}`);
}

function checkFiles<Value>(files: Record<string, unknown>, read: (path: string, value: unknown) => Value): Record<string, Value> {
  const entries = Object.entries(files);
  if (entries.length > LIMITS.filesPerProject) throw new CodedError('bad-files', `A project has at most ${LIMITS.filesPerProject} files.`);
  let bytes = 0;
  const checked = entries.map(([path, value]): [string, Value] => {
    if (!isPath(path)) throw new CodedError('bad-files', `${JSON.stringify(path.slice(0, LIMITS.pathLength))} can not be the path of a file.`);
    if (typeof value === 'string') bytes += Buffer.byteLength(value);
    return [path, read(path, value)];
  });
  if (bytes > LIMITS.projectBytes) throw new CodedError('too-large', `A project has at most ${LIMITS.projectBytes} bytes.`);
  return Object.fromEntries(checked);
}

function textOf(path: string, value: unknown): string {
  if (typeof value !== 'string') throw new CodedError('bad-files', `${path} must be a text.`);
  if (Buffer.byteLength(value) > LIMITS.fileBytes) throw new CodedError('too-large', `${path} has more than ${LIMITS.fileBytes} bytes.`);
  return value;
}

function isPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= LIMITS.pathLength &&
    parts.length <= LIMITS.pathDepth &&
    parts.every((part) => /^[A-Za-z0-9_.-]+$/.test(part) && part !== '.' && part !== '..' && part !== '__proto__')
  );
}
