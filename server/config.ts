import { statSync } from 'node:fs';
import * as v from 'valibot';

const port = v.pipe(v.string(), v.regex(/^\d+$/, 'is not a number'), v.transform(Number), v.maxValue(65_535, 'is more than 65535'));
const url = v.pipe(
  v.string(),
  v.url('is not a URL'),
  v.regex(/^https?:\/\//, 'does not begin with http:// or https://'),
  v.transform(withoutSlash),
);

const schema = v.object({
  /** TCP port; 0 lets the system choose. */
  PORT: v.optional(port, '8000'),
  HOST: v.optional(v.string(), '0.0.0.0'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'is empty')), './data'),
  /** What links begin with, without the slash at its end. Its path is the prefix behind a proxy. */
  PUBLIC_URL: v.optional(url),
  /** A second origin that serves pupils' pages, without the slash at its end. */
  PAGES_URL: v.optional(url),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'is not one of trace, debug, info, warn, error, fatal, silent',
    ),
    'warn',
  ),
  /** Take the address and the scheme from `X-Forwarded-…`: only behind a proxy that sets them. */
  TRUST_PROXY: v.optional(
    v.pipe(
      v.picklist(['0', '1'], 'is neither 0 nor 1'),
      v.transform((value) => value === '1'),
    ),
    '0',
  ),
  /** Megabytes that the host may take; without it a part of what the machine has. */
  MEMORY_MB: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/, 'is not a number of megabytes'), v.transform(Number))),
  /** Days after which a project that nobody opens is deleted; without it none is. */
  EXPIRY_DAYS: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, 'is not a number of days'), v.transform(Number))),
  /** A PostgreSQL database that several nodes share; without it all is in DATA_DIR. */
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.url('is not a URL'),
      v.regex(/^postgres(ql)?:\/\/[^/]+\/./, 'is not of the kind postgres://name:password@computer/database'),
    ),
  ),
  /** Where other nodes reach this one, without the slash at its end. Needs DATABASE_URL and CLUSTER_SECRET. */
  NODE_URL: v.optional(url),
  /** What nodes of one cluster show each other. */
  CLUSTER_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'has fewer than 32 characters'))),
  /** What whoever reads `/metrics` shows; without it nobody reads them. */
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, 'has fewer than 16 characters'))),
  /** A folder of lessons beside those of the host. */
  LESSONS_DIR: v.optional(v.pipe(v.string(), v.check(isFolder, 'is not a folder'))),
  /** Words in an Edit key. */
  SECRET_WORDS: v.optional(v.pipe(v.picklist(['4', '5', '6'], 'is not 4, 5 or 6'), v.transform(Number)), '4'),
});

/** All that the host takes from its surroundings. */
export type Config = v.InferOutput<typeof schema>;

/** Where the data is: all that the commands beside the host have to know. */
export type DataConfig = Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>;

type Environment = Record<string, string | undefined>;

/** Throws one Error that names every variable that is wrong. */
export function readConfig(environment: Environment): Config {
  return read(schema, environment, clusterProblems);
}

/** As `readConfig`. */
export function readDataConfig(environment: Environment): DataConfig {
  return read(v.pick(schema, ['DATA_DIR', 'DATABASE_URL']), environment);
}

function read<Output>(
  of: v.GenericSchema<unknown, Output>,
  environment: Environment,
  more: (given: Environment) => string[] = () => [],
): Output {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = v.safeParse(of, given);
  const lines = [...(result.issues ?? []).map((issue) => `  ${v.getDotPath(issue) ?? ''} ${issue.message}`), ...more(given)];
  if (result.success && lines.length === 0) return result.output;
  throw new Error(`The settings have a mistake:\n${lines.join('\n')}`);
}

/** What one node of several needs it needs all of. A host that is alone with its database needs none of it. */
function clusterProblems(given: Environment): string[] {
  if (given['NODE_URL'] === undefined && given['CLUSTER_SECRET'] === undefined) return [];
  const missing = ['DATABASE_URL', 'NODE_URL', 'CLUSTER_SECRET'].filter((name) => given[name] === undefined);
  const lines = missing.map((name) => `  ${name} is missing: a node of several needs DATABASE_URL, NODE_URL and CLUSTER_SECRET`);
  // calls that nodes hand on to each other say in these headers who asks
  return given['TRUST_PROXY'] === '1' ? lines : [...lines, '  TRUST_PROXY is not 1: a node of several stands behind a load balancer'];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
