/**
 * The only door to `pg`. It hands out connections as kysely's PostgresDialect wants them, and gives values as the SQLite driver does: integers
 * of 64 bits as numbers, bytes as Uint8Array. A connection on which an answer did not come in time is not used again.
 */
import type { PostgresCursor, PostgresPool as KyselyPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { CodedError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { isOfNoMoreUse, toldError } from './postgres-errors.ts';

/** So long a connection may take to be there, or to be free. */
const CONNECT_MS = 5_000;
/** So long the database works at one statement, and waits for a lock. */
const STATEMENT_MS = 5_000;
const LOCK_MS = 4_000;
/** So long it waits for the next statement of a transaction: one that was stopped in the middle of one keeps nobody else waiting. */
const IDLE_IN_TRANSACTION_MS = 2_000;
/** So long an answer may take, the way included. */
const ANSWER_MS = 6_000;

export interface PostgresPoolOptions {
  url: string;
  log: Log;
  /** Connections at most. */
  most: number;
  /** For what may take long, such as to change tables. */
  isPatient?: boolean;
}

const PATIENT: pg.ClientConfig = { statement_timeout: 0, lock_timeout: 0, query_timeout: 0 };

export class PostgresPool implements KyselyPool {
  readonly #pool: pg.Pool;
  readonly #names = new StatementNames();

  constructor({ url, log, most, isPatient = false }: PostgresPoolOptions) {
    this.#pool = new pg.Pool({ ...connectionOptions(url), ...(isPatient && PATIENT), max: most, connectionTimeoutMillis: CONNECT_MS });
    // one that nobody uses at that moment: the next one who needs it gets another
    this.#pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database broke'));
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return new PooledConnection(await this.#pool.connect(), this.#names);
    } catch (error) {
      throw toldError(error);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

/** Statements of the repository are a few dozen. */
const MOST_NAMES = 200;

/** A statement that has a name is read and planned by the database once a connection: a third of its work is left. */
class StatementNames {
  readonly #names = new Map<string, string>();

  /** Undefined for those that are not worth it, or of which there is no end. */
  of(statement: string): string | undefined {
    if (!statement.includes('$1') || statement.includes(' in (')) return undefined;
    const known = this.#names.get(statement);
    if (known !== undefined || this.#names.size >= MOST_NAMES) return known;
    const name = `wszero ${String(this.#names.size)}`;
    this.#names.set(statement, name);
    return name;
  }
}

/** Whatever the database or its user is set to: a commit is on the disk, and a statement that waited for a lock sees what is there then. */
const SESSION = '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed';

/** What a client of `pg` is made with, in the pool and beside it. */
export function connectionOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'wszero',
    options: SESSION,
    keepAlive: true,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: ANSWER_MS,
    types: { getTypeParser },
  };
}

class PooledConnection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames;
  #isLost = false;
  /** Between two statements nobody else would hear it. */
  readonly #broke = (): void => void (this.#isLost = true);

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
    client.on('error', this.#broke);
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    sql: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof sql !== 'string') throw new TypeError('nothing is read by a cursor');
    return this.#query<Row>(sql, parameters);
  }

  release(): void {
    this.#client.off('error', this.#broke);
    this.#client.release(this.#isLost);
  }

  async #query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    // what is asked after an answer that did not come would wait behind it
    if (this.#isLost) throw new CodedError('database-away');
    try {
      return (await this.#client.query({
        name: this.#names.of(sql),
        text: sql,
        values: [...parameters],
      })) as unknown as PostgresQueryResult<Row>;
    } catch (error) {
      if (isOfNoMoreUse(error)) this.#isLost = true;
      throw toldError(error);
    }
  }
}

function getTypeParser(oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return toNumber;
  if (oid === pg.types.builtins.BYTEA) return toBytes;
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
}

/** Throws RangeError for what no number can hold. */
function toNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`the database gave ${text}, which no number can hold`);
  return number;
}

/** Small ones share memory with others in a Buffer: what is kept has memory of its own. */
function toBytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.slice('\\x'.length), 'hex'));
}
