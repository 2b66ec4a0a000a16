import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from 'discord.js';
import { CACHED } from './kit/limits.ts';
import { NO_PINGS } from './kit/reply.ts';

/** The range of shards that one process runs, where several processes share a bot. */
export interface Shards {
  /** ids of the first and the last shard of this process, counted from 0 */
  from: number;
  to: number;
  /** the number of shards of all processes together */
  of: number;
}

interface ClientSettings {
  /** the privileged message-content intent is switched on in the portal */
  messageContent: boolean;
  shards: Shards | undefined;
  rest: Partial<RESTOptions>;
}

/** Makes a client with the bot's intents and cache limits; the caller logs it in. */
export function createClient({ messageContent, shards, rest }: ClientSettings): Client {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    // As many connections as Discord asks for: one serves at most 2,500 servers (developers/topics/gateway, Sharding).
    ...(shards === undefined ? { shards: 'auto' } : { shards: idsOf(shards), shardCount: shards.of }),
    intents: [Guilds, GuildMessages, DirectMessages, ...(messageContent ? [MessageContent] : [])],
    // Direct messages and messages from before the start come as parts.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { ...NO_PINGS, parse: [...NO_PINGS.parse] },
    // Every author of a message that the bot sees is cached: without limits, memory would grow with each new one.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: CACHED.messagesInChannel,
      UserManager: { maxSize: CACHED.users, keepOverLimit: (user) => user.id === user.client.user.id },
      // The bot's own member stays: its permissions are computed from it.
      GuildMemberManager: {
        maxSize: CACHED.membersInServer,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
    }),
    sweepers: { ...Options.DefaultSweeperSettings, messages: CACHED.messagesFor },
    // discord.js's own bound of 50 requests a second stays. Discord doesn't count answers to interactions
    // (developers/topics/rate-limits: “interaction endpoints are not bound to the bot's global rate limit”), and
    // discord.js doesn't hold first responses back either, only edits of deferred ones. Raised, it would let ordinary
    // messages run into Discord's limit; a burst was answered no sooner (npm run bench -- --discord).
    rest,
  });
}

function idsOf({ from, to }: Shards): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
