/**
 * The only door to libsql. It offers what kysely's SqliteDialect asks of a database, and converts each value on its way in
 * and out, since libsql 0.5 by itself aborts the whole process at a boolean, binds every number as REAL, cuts a text at
 * its first NUL, gives integers past 2^53 a wrong last digit, and hands out blobs as ArrayBuffer. A disk without room is told as
 * CodedError 'disk-full'; all else as libsql tells it.
 */
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { CodedError } from '../../errors.ts';

/** Statements of the repository are a few dozen; only the lists in `in (…)` make more. */
const STATEMENTS = 200;
const LETTING_GO = ['pragma journal_mode = delete', 'pragma locking_mode = normal', 'select count(*) from sqlite_schema'];
const INTEGER_MIN = -(2n ** 63n);
const INTEGER_MAX = 2n ** 63n - 1n;

type Bound = string | bigint | number | Uint8Array | null;

export class LibsqlDatabase implements SqliteDatabase {
  readonly #database: Libsql.Database;
  /** In the order of their last use. Preparing anew costs twice to five times as much as running. */
  readonly #statements = new Map<string, LibsqlStatement>();

  /** `busyMs`: how long to wait, with the event loop stopped, for another process to let go of the file. */
  constructor(file: string, busyMs: number) {
    this.#database = new Libsql(file, { timeout: busyMs });
  }

  prepare(sql: string): SqliteStatement {
    // After a full disk SQLite has rolled back by itself; the caller's own rollback must not hide that first error.
    if (sql === 'rollback' && !this.#database.inTransaction) return NOTHING_TO_ROLL_BACK;
    const known = this.#statements.get(sql);
    const statement = known ?? new LibsqlStatement(this.#database.prepare(sql));
    if (known) this.#statements.delete(sql);
    else if (this.#statements.size >= STATEMENTS) this.#forgetOldest();
    this.#statements.set(sql, statement);
    return statement;
  }

  /**
   * libsql closes the file only when the garbage collector has found every statement. So the lock is let go by hand: a file
   * in WAL mode that was locked exclusively from the first keeps its lock until it leaves that mode.
   */
  close(): void {
    if (!this.#database.open) return;
    this.#statements.clear();
    try {
      for (const sql of LETTING_GO) this.prepare(sql).all([]);
    } catch (error) {
      // There is no room to put the log into the file: all is in the log, where the next one to open it finds it.
      if (!(error instanceof CodedError)) throw error;
    } finally {
      this.abandon();
    }
  }

  /** For a file that could not be opened: asks nothing more of it. */
  abandon(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #forgetOldest(): void {
    for (const sql of this.#statements.keys()) {
      this.#statements.delete(sql);
      return;
    }
  }
}

class LibsqlStatement implements SqliteStatement {
  readonly #statement: Libsql.Statement;

  constructor(statement: Libsql.Statement) {
    this.#statement = statement.safeIntegers(true);
  }

  get reader(): boolean {
    return this.#statement.reader;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return withCode(() => this.#statement.all(parameters.map(toBound))).map(fromRow);
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    const { changes, lastInsertRowid } = withCode(() => this.#statement.run(parameters.map(toBound)));
    return { changes, lastInsertRowid };
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    for (const row of this.#statement.iterate(parameters.map(toBound))) yield fromRow(row);
  }
}

const NOTHING_TO_ROLL_BACK: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function withCode<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')
      throw new CodedError('disk-full', undefined, { cause: error });
    throw error;
  }
}

/** Throws TypeError for what SQLite could only keep as something else. */
function toBound(value: unknown): Bound {
  switch (typeof value) {
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      if (Number.isSafeInteger(value)) return BigInt(value);
      if (Number.isInteger(value) || !Number.isFinite(value)) break;
      return value;
    case 'bigint':
      if (value < INTEGER_MIN || value > INTEGER_MAX) break;
      return value;
    case 'string':
      if (value.includes('\0')) throw new TypeError('a text with NUL would be cut there: bind it as bytes');
      return value;
    case 'undefined':
      return null;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
      if (value instanceof ArrayBuffer) return new Uint8Array(value);
      break;
    default:
  }
  throw new TypeError(`the store can't keep ${Object.prototype.toString.call(value)}`);
}

function fromRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) throw new TypeError('a row is not an object');
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, fromBound(column, value)]));
}

function fromBound(column: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${column} holds ${value}, which no number can hold`);
  return number;
}
