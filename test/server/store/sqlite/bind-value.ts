/**
 * Binds a value of each type, reads it back, and prints its name and what came of it, a line each. In a process of its own,
 * as a value that libsql does not know can take the whole process with it.
 */
import { LibsqlDatabase } from '../../../../server/store/sqlite/libsql-database.ts';

const VALUES: Record<string, unknown> = {
  true: true,
  false: false,
  undefined,
  null: null,
  integer: 5,
  negative: -5,
  'past 2^31': 2 ** 31 + 5,
  'largest safe': Number.MAX_SAFE_INTEGER,
  'unsafe integer': 2 ** 53,
  fraction: 1.5,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  bigint: 12n,
  'unsafe bigint': 12_345_678_901_234_567n,
  'bigint of 65 bits': 2n ** 64n,
  text: 'let x = "🦦é"',
  'empty text': '',
  'text with NUL': 'a\0b',
  bytes: new Uint8Array([1, 0, 255]),
  'part of bytes': new Uint8Array([9, 1, 0, 255, 9]).subarray(1, 4),
  'no bytes': new Uint8Array(0),
  Buffer: Buffer.from([1, 0, 255]),
  ArrayBuffer: new Uint8Array([1, 0, 255]).buffer,
  Date: new Date(0),
  object: { a: 1 },
  array: [1],
  symbol: Symbol('s'),
  function: () => 1,
};

for (const [name, value] of Object.entries(VALUES)) {
  const database = new LibsqlDatabase(':memory:', 0);
  database.prepare('create table t (v)').run([]);
  console.log(`${name}: ${outcome(database, value)}`);
  database.close();
}

function outcome(database: LibsqlDatabase, value: unknown): string {
  try {
    database.prepare('insert into t values (?)').run([value]);
    const [row] = database.prepare('select typeof(v) as type, v from t').all([]);
    const [streamed] = database.prepare('select typeof(v) as type, v from t').iterate([]);
    return show(row) === show(streamed) ? show(row) : `${show(row)}, but ${show(streamed)} one by one`;
  } catch (error) {
    return error instanceof Error ? error.name : 'not an Error';
  }
}

function show(row: unknown): string {
  return JSON.stringify(row, (_key, inner: unknown) => (inner instanceof Uint8Array ? { Uint8Array: [...inner] } : inner));
}
