import type { Kysely, Migration, MigrationProvider } from 'kysely';
import type { Schema } from './schema.ts';

/** What drivers call their types differently. */
export interface ColumnTypes {
  blob: 'blob' | 'bytea';
}

/** Every migration, in the order of their names. One that was released is never changed: the next one mends it. */
export function migrations(types: ColumnTypes): MigrationProvider {
  const all: Record<string, Migration> = {
    '0001-projects': { up: (db: Kysely<Schema>) => makeProjects(db, types) },
    '0002-assets': { up: (db: Kysely<Schema>) => makeAssets(db, types) },
    '0003-links': { up: (db: Kysely<Schema>) => addToLinks(db) },
    '0004-versions': { up: (db: Kysely<Schema>) => makeVersions(db, types) },
    '0005-opened': { up: (db: Kysely<Schema>) => addOpened(db) },
    '0006-nodes': { up: (db: Kysely<Schema>) => makeNodes(db) },
    '0007-expired': { up: (db: Kysely<Schema>) => makeExpired(db, types) },
  };
  return { getMigrations: () => Promise.resolve(all) };
}

async function makeProjects(db: Kysely<Schema>, { blob }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('edit_hash', 'text', (column) => column.notNull().unique())
    .addColumn('play', 'text', (column) => column.notNull().unique())
    .addColumn('look', 'text', (column) => column.notNull().unique())
    .addColumn('remix', 'text', (column) => column.notNull().unique())
    .addColumn('made_from', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('documents')
    .addColumn('project', 'text', (column) => column.primaryKey().references('projects.id').onDelete('cascade'))
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('node', 'text', (column) => column.notNull())
    .addColumn('incarnation', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('snapshot', blob, (column) => column.notNull())
    .addColumn('snapshot_seq', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('updates')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('n', 'bigint', (column) => column.notNull())
    .addColumn('bytes', blob, (column) => column.notNull())
    .addPrimaryKeyConstraint('updates_key', ['project', 'seq'])
    .execute();
  await makeTablesBeside(db, { blob });
}

async function makeTablesBeside(db: Kysely<Schema>, { blob }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('origins')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id').onDelete('cascade'))
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('n', 'bigint', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('origins_key', ['project', 'client'])
    .execute();
  await db.schema
    .createTable('files')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id').onDelete('cascade'))
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('bytes', blob, (column) => column.notNull())
    .addPrimaryKeyConstraint('files_key', ['project', 'path'])
    .execute();
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('bytes', blob, (column) => column.notNull())
    .execute();
}

async function makeAssets(db: Kysely<Schema>, { blob }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('assets')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('nth', 'bigint', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('bytes', blob, (column) => column.notNull())
    .addPrimaryKeyConstraint('assets_key', ['project', 'hash'])
    .execute();
}

/** One column a statement: SQLite takes no more. */
async function addToLinks(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .addColumn('withdrawn', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('projects').addColumn('made_from_name', 'text').execute();
}

async function makeVersions(db: Kysely<Schema>, { blob }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('versions')
    .addColumn('project', 'text', (column) => column.notNull().references('projects.id').onDelete('cascade'))
    .addColumn('n', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('step', 'bigint')
    .addColumn('name', 'text')
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('bytes', blob, (column) => column.notNull())
    .addPrimaryKeyConstraint('versions_key', ['project', 'n'])
    .execute();
}

/** Nobody has counted before: the days of every project begin now. */
async function addOpened(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .addColumn('opened_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.updateTable('projects').set({ opened_at: Date.now() }).execute();
}

async function makeNodes(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('nodes')
    .addColumn('incarnation', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('held_lock', 'bigint', (column) => column.notNull())
    .execute();
}

/** It refers to no project: that is gone. */
async function makeExpired(db: Kysely<Schema>, { blob }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('expired')
    .addColumn('project', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', blob, (column) => column.notNull())
    .execute();
}
