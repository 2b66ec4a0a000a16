import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { appendOnly, type Dialect, deletableOnceDeparted, numbered, telling, tellingOf } from './schema.ts';
import type { Tables } from './tables.ts';

/**
 * The steps from an empty database to the present tables, forward only. A step that has shipped is never edited: what
 * it did is on people's disks.
 */
function migrationsFor(dialect: Dialect): MigrationProvider {
  return { getMigrations: async () => migrations(dialect) };
}

/** Brings the tables of a database up to date. */
export async function migrate(database: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: migrationsFor(dialect) }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** The names of the steps, as a database that they were taken in lists them. */
export const STEPS: readonly string[] = Object.keys(migrations('sqlite'));

function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '001-revisions': {
      up: async (database) => {
        await numbered(database, dialect, 'revisions', 'number')
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('entry', 'text', (column) => column.notNull())
          .addColumn('text', 'text')
          .addColumn('base', 'text')
          .addColumn('previous', 'integer', (column) => column.notNull())
          .addColumn('by', 'text', (column) => column.notNull())
          .addColumn('approved_by', 'text')
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('why', 'text', (column) => column.notNull())
          .addColumn('origin', 'text', (column) => column.notNull())
          .addUniqueConstraint('revisions_follow', ['scope', 'kind', 'entry', 'previous'])
          .execute();
        await appendOnly(database, dialect, 'revisions');
      },
    },
    '002-settings': {
      up: async (database) => {
        await database.schema
          .createTable('settings')
          .addColumn('server', 'text', (column) => column.primaryKey())
          .addColumn('settings', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('digest_at', 'text')
          .execute();
      },
    },
    '003-reports': {
      up: async (database) => {
        await numbered(database, dialect, 'reports', 'id')
          .addColumn('server', 'text')
          .addColumn('item', 'text', (column) => column.notNull())
          .addColumn('text', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('outcome', 'text')
          .addColumn('closed_by', 'text')
          .execute();
      },
    },
    '004-gaps': {
      up: async (database) => {
        await numbered(database, dialect, 'gaps', 'id')
          .addColumn('server', 'text', (column) => column.notNull())
          .addColumn('question', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('topics', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .execute();
        await database.schema.createIndex('gaps_of_server').on('gaps').columns(['server', 'at']).execute();
      },
    },
    '005-drafts': {
      up: async (database) => {
        await database.schema
          .createTable('drafts')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('server', 'text', (column) => column.notNull())
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('author', 'text', (column) => column.notNull())
          .addColumn('version', 'integer', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .execute();
      },
    },
    '006-retirements': {
      up: async (database) => {
        await database.schema
          .createTable('retirements')
          .addColumn('number', 'integer', (column) => column.primaryKey())
          .execute();
      },
    },
    '007-notices': {
      up: async (database) => {
        if (dialect === 'postgres') await telling(database, ['revisions', 'settings']);
      },
    },
    '008-told': {
      up: async (database) => {
        await database.schema
          .createTable('notices')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('at', 'text', (column) => column.notNull())
          .execute();
      },
    },
    '009-pins': {
      up: async (database) => {
        await numbered(database, dialect, 'pins', 'id')
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('question', 'text', (column) => column.notNull())
          .addColumn('words', 'text', (column) => column.notNull())
          .addColumn('item', 'text', (column) => column.notNull())
          .addColumn('by', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('why', 'text', (column) => column.notNull())
          .addColumn('undone_by', 'text')
          .addColumn('undone_at', 'text')
          .execute();
        await database.schema.createIndex('pins_of_scope').on('pins').columns(['scope', 'words']).execute();
        if (dialect === 'postgres') await tellingOf(database, 'pins');
      },
    },
    '010-report-questions': {
      up: async (database) => {
        await database.schema.alterTable('reports').addColumn('question', 'text').execute();
      },
    },
    '011-votes': {
      up: async (database) => {
        await numbered(database, dialect, 'votes', 'id')
          .addColumn('server', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('question', 'text', (column) => column.notNull())
          .addColumn('item', 'text', (column) => column.notNull())
          .addColumn('voter', 'text')
          .addColumn('value', 'integer', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addUniqueConstraint('votes_once', ['server', 'subject', 'item', 'voter'])
          .execute();
      },
    },
    '012-watches': {
      up: async (database) => {
        await numbered(database, dialect, 'watches', 'id')
          .addColumn('server', 'text', (column) => column.notNull())
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('url', 'text', (column) => column.notNull())
          .addColumn('title', 'text', (column) => column.notNull())
          .addColumn('by', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('seen', 'text', (column) => column.notNull())
          .addColumn('looked_at', 'text', (column) => column.notNull())
          .addColumn('fault', 'text')
          .addColumn('stopped_by', 'text')
          .addColumn('stopped_at', 'text')
          .execute();
      },
    },
    '013-reach': {
      up: async (database) => {
        await database.schema.alterTable('pins').addColumn('reach', 'text').execute();
        await database.schema.alterTable('pins').addColumn('breaks', 'text').execute();
      },
    },
    '014-words': {
      up: async (database) => {
        await numbered(database, dialect, 'words', 'number')
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('source', 'text', (column) => column.notNull())
          .addColumn('statement', 'text', (column) => column.notNull())
          .addColumn('act', 'text', (column) => column.notNull())
          .addColumn('undoes', 'integer')
          .addColumn('previous', 'integer', (column) => column.notNull())
          .addColumn('ours', 'text', (column) => column.notNull())
          .addColumn('text', 'text', (column) => column.notNull())
          .addColumn('address', 'text', (column) => column.notNull())
          .addColumn('seen', 'text', (column) => column.notNull())
          .addColumn('captured', 'text')
          .addColumn('page', 'text', (column) => column.notNull())
          .addColumn('leans', 'integer', (column) => column.notNull())
          .addColumn('by', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('run', 'text')
          .addUniqueConstraint('words_follow', ['scope', 'source', 'statement', 'previous'])
          .addUniqueConstraint('words_undone_once', ['undoes'])
          .execute();
        await appendOnly(database, dialect, 'words');
        await database.schema
          .createTable('word_looks')
          .addColumn('number', 'integer', (column) => column.primaryKey())
          .addColumn('stood', 'text')
          .addColumn('missing', 'text')
          .execute();
        await database.schema
          .createTable('word_pages')
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('source', 'text', (column) => column.notNull())
          .addColumn('key', 'text', (column) => column.notNull())
          .addColumn('found', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('word_pages_of', ['scope', 'source'])
          .execute();
        if (dialect === 'postgres') for (const table of ['words', 'word_looks']) await tellingOf(database, table);
      },
    },
    '015-checksums': {
      up: async (database) => {
        await database.schema
          .createTable('checksums')
          .addColumn('number', 'integer', (column) => column.primaryKey())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('whole', 'text', (column) => column.notNull())
          .execute();
        await database.schema
          .createTable('word_checksums')
          .addColumn('number', 'integer', (column) => column.primaryKey())
          .addColumn('whole', 'text', (column) => column.notNull())
          .execute();
      },
    },
    '016-departures': {
      up: async (database) => {
        await database.schema
          .createTable('departures')
          .addColumn('server', 'text', (column) => column.primaryKey())
          .addColumn('at', 'text', (column) => column.notNull())
          .addCheckConstraint('departures_of_servers', sql`server <> 'shared'`)
          .execute();
        for (const table of ['revisions', 'words']) await deletableOnceDeparted(database, dialect, table);
      },
    },
    '017-claims': {
      up: async (database) => {
        await database.schema
          .createTable('claims')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('until', 'text', (column) => column.notNull())
          .execute();
      },
    },
    '018-counted-requests': {
      up: async (database) => {
        await database.schema
          .createTable('counted_requests')
          .addColumn('person', 'text', (column) => column.notNull())
          .addColumn('request', 'text', (column) => column.notNull())
          .addColumn('until', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('counted_requests_once', ['person', 'request'])
          .execute();
      },
    },
    '019-item-changes': {
      up: async (database) => {
        await numbered(database, dialect, 'item_changes', 'number')
          .addColumn('scope', 'text', (column) => column.notNull())
          .addColumn('item', 'text', (column) => column.notNull())
          .addColumn('source', 'text', (column) => column.notNull())
          .addColumn('version', 'integer', (column) => column.notNull())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('hash', 'text', (column) => column.notNull())
          .addColumn('traits', 'text', (column) => column.notNull())
          .addColumn('revision', 'integer')
          .addColumn('at', 'text', (column) => column.notNull())
          .addUniqueConstraint('item_changes_once', ['scope', 'item', 'version'])
          .execute();
        await database.schema
          .createIndex('item_changes_of_source')
          .on('item_changes')
          .columns(['scope', 'source'])
          .execute();
        await database.schema
          .createTable('noticed_states')
          .addColumn('scope', 'text', (column) => column.primaryKey())
          .addColumn('shipped', 'text', (column) => column.notNull())
          .addColumn('revision', 'integer', (column) => column.notNull())
          .execute();
      },
    },
    '020-postings': {
      up: async (database) => {
        await database.schema
          .createTable('postings')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('server', 'text')
          .addColumn('target', 'text', (column) => column.notNull())
          .addColumn('payload', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('taken', 'text')
          .addColumn('done', 'text')
          .addColumn('outcome', 'text')
          .execute();
        await database.schema.createIndex('postings_open').on('postings').columns(['done', 'at']).execute();
      },
    },
    '021-asked': {
      up: async (database) => {
        await database.schema
          .createTable('asked')
          .addColumn('server', 'text', (column) => column.notNull())
          .addColumn('day', 'text', (column) => column.notNull())
          .addColumn('question', 'text', (column) => column.notNull())
          .addColumn('person', 'text', (column) => column.notNull())
          .addColumn('times', 'integer', (column) => column.notNull())
          .addColumn('unanswered', 'integer', (column) => column.notNull())
          .addColumn('answered_on', 'text')
          .addPrimaryKeyConstraint('asked_once', ['server', 'day', 'question', 'person'])
          .execute();
      },
    },
    '022-follows': {
      up: async (database) => {
        await numbered(database, dialect, 'follows', 'id')
          .addColumn('target', 'text', (column) => column.notNull())
          .addColumn('by', 'text', (column) => column.notNull())
          .addColumn('server', 'text')
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('about', 'text', (column) => column.notNull())
          .addColumn('every', 'text', (column) => column.notNull())
          .addColumn('seen', 'integer', (column) => column.notNull())
          .addColumn('told', 'text', (column) => column.notNull())
          .addColumn('at', 'text', (column) => column.notNull())
          .addColumn('paused', 'text')
          .execute();
        await sql`create unique index follows_once on follows (target, coalesce(server, ''), kind, about)`.execute(
          database,
        );
        await database.schema
          .createTable('followers')
          .addColumn('person', 'text', (column) => column.primaryKey())
          .addColumn('quiet_from', 'integer', (column) => column.notNull())
          .addColumn('quiet_to', 'integer', (column) => column.notNull())
          .execute();
      },
    },
    '023-found': {
      up: async (database) => {
        await database.schema.alterTable('follows').addColumn('found', 'text').execute();
      },
    },
  };
}
