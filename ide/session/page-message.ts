import * as v from 'valibot';
import type { PageToIde } from '../../server/protocol/bridge.ts';
import { LIMITS } from '../../server/protocol/limits.ts';

const text = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, LIMITS.consoleLineLength)),
);
const place = { file: v.optional(v.pipe(v.string(), v.maxLength(200))), line: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) };

const schema = v.variant('wszero', [
  v.object({ wszero: v.literal('ready') }),
  v.object({ wszero: v.literal('console'), level: v.picklist(['log', 'info', 'warn', 'error']), text, ...place }),
  v.object({
    wszero: v.literal('error'),
    message: text,
    ...place,
    column: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    stack: v.optional(text),
  }),
]);

/** What a page's bridge posted; undefined for what is not in its protocol. A pupil's page may post anything. */
export function parsePageMessage(data: unknown): PageToIde | undefined {
  const parsed = v.safeParse(schema, data);
  return parsed.success ? withoutUndefined(parsed.output) : undefined;
}

/** An optional member that was posted as `undefined` is as good as one that is not there. */
function withoutUndefined(message: v.InferOutput<typeof schema>): PageToIde {
  switch (message.wszero) {
    case 'ready':
      return { wszero: 'ready' };
    case 'console':
      return { wszero: 'console', level: message.level, text: message.text, ...located(message) };
    case 'error': {
      const { column, stack } = message;
      return {
        wszero: 'error',
        message: message.message,
        ...located(message),
        ...(column === undefined ? {} : { column }),
        ...(stack === undefined ? {} : { stack }),
      };
    }
  }
}

function located({ file, line }: { file?: string | undefined; line?: number | undefined }): { file?: string; line?: number } {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}
