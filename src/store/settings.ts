import type { Kysely } from 'kysely';
import { z } from 'zod';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

const weeklyPostSchema = z.object({
  channel: z.string(),
  /** 1 for Monday to 7 for Sunday */
  weekday: z.int().min(1).max(7),
  /** full hour in London (24-hour clock) */
  hour: z.int().min(0).max(23),
  /** when it was settled: nothing is due before. ISO 8601, UTC */
  since: z.iso.datetime(),
});

/** Where and when a server gets its weekly post. */
export type WeeklyPost = z.output<typeof weeklyPostSchema>;

export const settingsSchema = z.object({
  /** whether answers are seen by everybody or by the asker alone, where the asker says nothing */
  answers: z.enum(['public', 'private']).default('public'),
  /** roles whose members moderate, beside those who may manage the server */
  moderatorRoles: z.array(z.string()).default([]),
  /** where reports, gaps and warnings go */
  moderatorsChannel: z.string().optional(),
  /** channels and categories where the bot answers, beside the forums and channels of questions below; everywhere where it names none */
  channels: z.array(z.string()).default([]),
  /** forums and media channels where new posts are answered */
  forums: z.array(z.string()).default([]),
  /** channels and categories where every message is read as a question, with the message-content intent */
  questionChannels: z.array(z.string()).default([]),
  /** whose messages are not answered; commands are for everybody */
  ignored: z.object({ users: z.array(z.string()), roles: z.array(z.string()) }).default({ users: [], roles: [] }),
  /** messages are answered in a thread of their own, where one can be begun on them */
  threads: z.boolean().default(false),
  /** a second moderator approves what is published */
  approval: z.boolean().default(false),
  /** how often the moderators' channel is told of gaps */
  digest: z.enum(['never', 'daily', 'weekly']).default('never'),
  /** the weekly post, where one is wanted */
  week: weeklyPostSchema.optional(),
  /** whether exact words are looked for again on their pages each month; of the curators' home server */
  wordsLook: z.boolean().default(false),
  /** hours of the day in London in which no digest is sent: from, to (24-hour clock) */
  quietHours: z.tuple([z.int().min(0).max(23), z.int().min(0).max(23)]).optional(),
});

/** What a server has settled for itself. */
export type ServerSettings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: ServerSettings = settingsSchema.parse({});

export class Settings {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Everything that servers have settled, by their ids. What can't be read falls back to the defaults. */
  async all(): Promise<Map<string, ServerSettings>> {
    const rows = await withFaults(() => this.#database.selectFrom('settings').selectAll().execute());
    return new Map(rows.map(({ server, settings }) => [server, read(settings)]));
  }

  async save(server: string, settings: ServerSettings, at: string): Promise<void> {
    const row = { server, settings: JSON.stringify(settings), at, digest_at: null };
    await withFaults(() =>
      this.#database
        .insertInto('settings')
        .values(row)
        .onConflict((conflict) => conflict.column('server').doUpdateSet({ settings: row.settings, at }))
        .execute(),
    );
  }

  /** When the last digest of a server was sent; null for never. */
  async lastDigest(server: string): Promise<string | null> {
    const row = await withFaults(() =>
      this.#database.selectFrom('settings').select('digest_at').where('server', '=', server).executeTakeFirst(),
    );
    return row?.digest_at ?? null;
  }

  /**
   * Notes that a digest is being sent.
   * @param before what `lastDigest` said
   * @returns false where another process was faster: then it is that one's to send
   */
  async takeDigest(server: string, before: string | null, at: string): Promise<boolean> {
    const { numUpdatedRows } = await withFaults(() =>
      this.#database
        .updateTable('settings')
        .set({ digest_at: at })
        .where('server', '=', server)
        .where('digest_at', before === null ? 'is' : '=', before)
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }
}

function read(json: string): ServerSettings {
  const settings = settingsSchema.safeParse(JSON.parse(json));
  return settings.success ? settings.data : DEFAULT_SETTINGS;
}
