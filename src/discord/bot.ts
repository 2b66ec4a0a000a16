import { setTimeout as wait } from 'node:timers/promises';
import { ChannelType, type Client, Events, type RESTOptions, ShardClientUtil, Status } from 'discord.js';
import type { IsoDate } from '../corpus/schema.ts';
import type { Scope } from '../corpus/scope.ts';
import type { Log } from '../observe/log.ts';
import type { Meter } from '../observe/meter.ts';
import { measureAcknowledgements } from './acknowledgements.ts';
import { createClient, type Shards } from './client.ts';
import { connect, type StartProblem } from './connect.ts';
import { Dispatcher } from './dispatch.ts';
import { Forum } from './forum.ts';
import { followGateway, passOverUnreadable } from './gateway.ts';
import { groupGradually } from './group-gradually.ts';
import { type CommandList, commandBodies } from './kit/command-bodies.ts';
import type { View } from './kit/components.ts';
import { TIME } from './kit/limits.ts';
import { RateLimits, WorkQueue } from './kit/load.ts';
import type { Pictures } from './kit/pictures.ts';
import { Requests } from './kit/requests.ts';
import { impatientRest, steadyRest } from './kit/transport.ts';
import { Listener } from './listener.ts';
import { wholeText } from './message-text.ts';
import { Operator } from './operator.ts';
import { inviteLink, lackingIn } from './permissions.ts';
import { isMember, isPosted, post } from './post.ts';
import { registerAtStart } from './register-at-start.ts';
import { sayIn } from './say-in.ts';
import type { BotServices, Moderation } from './servers.ts';
import type { MemberCommand, MemberMessageCommand } from './session/command.ts';
import type { Snapshot } from './session/snapshot.ts';

export interface BotOptions extends CommandList {
  token: string;
  commands: readonly MemberCommand[];
  messageCommands: readonly MemberMessageCommand[];
  /** what servers have settled, and what moderators do */
  moderation(bot: BotServices): Moderation;
  /** the record of a scope as it is at the moment; an answer in flight keeps the one it began with */
  record(scope: Scope): Snapshot;
  today(): IsoDate;
  log: Log;
  /** the privileged message-content intent is switched on in the portal */
  messageContent: boolean;
  /** where reports of problems go, beside the log */
  operatorChannel?: string | undefined;
  /** forums where new posts are answered */
  forumChannels: readonly string[];
  /** registers the commands in this server instead of everywhere, while developing */
  devGuild?: string | undefined;
  rates?: RateLimits | undefined;
  /** for how long requests to Discord are retried; default: `SENDING.patienceMs` */
  patienceMs?: number;
  /** the shards that this process runs; default: as many as Discord recommends */
  shards?: Shards | undefined;
  /** counts requests and acknowledgements; absent where no metrics are served */
  meter?: Meter | undefined;
  /** draws charts; absent where figures are to be tables */
  pictures?: Pictures | undefined;
  /** another address of Discord's API, for tests */
  rest?: Partial<RESTOptions>;
}

/** The bot from its start to its orderly end. */
export class Bot {
  readonly #options: BotOptions;
  readonly #requests: Requests;
  readonly #rates: RateLimits;
  readonly #stopping = new AbortController();
  /** aborted when the time for draining is over: retries still waiting are given up */
  readonly #leaving = new AbortController();
  readonly #end = Promise.withResolvers<StartProblem>();
  #client: Client<true> | undefined;
  #moderation: Moderation | undefined;

  constructor(options: BotOptions) {
    this.#options = options;
    this.#requests = new Requests(options.log, options.meter);
    this.#rates = options.rates ?? new RateLimits();
  }

  /**
   * Logs in, brings the commands up to date and begins to answer. Waits for the network where there is none.
   * @throws StartProblem where only a person can help
   */
  async start(): Promise<void> {
    const { log } = this.#options;
    const client = await connect(() => this.#open(), { log, signal: this.#stopping.signal });
    this.#client = client;
    const { user, application, guilds } = client;
    log.info({ name: user.tag, id: user.id, servers: guilds.cache.size }, `Logged in as ${user.tag}.`);
    log.info({ link: inviteLink(application.id) }, 'Add the bot to a server with this link.');
    // Each process knows the servers of its own shards only.
    const shards = client.options.shardCount ?? 1;
    const isOurs = (server: string) => client.ws.shards.has(ShardClientUtil.shardIdForGuildId(server, shards));
    void this.#moderation?.servers.reconcile((server) => (isOurs(server) ? guilds.cache.has(server) : undefined));
    await registerAtStart({
      rest: impatientRest(this.#options.token, log, this.#options.rest),
      bodies: commandBodies(this.#options),
      devGuild: this.#options.devGuild,
      guilds: [...guilds.cache.keys()],
      log,
      signal: this.#stopping.signal,
    });
  }

  /**
   * Resolves when Discord closes a shard with a code that forbids reconnecting; the problem's message tells the
   * operator what to do.
   */
  get ended(): Promise<StartProblem> {
    return this.#end.promise;
  }

  /**
   * The status of each shard in lower case (“ready”, “resuming”), by shard id; empty until the client has logged in.
   */
  get connections(): string[] {
    return [...(this.#client?.ws.shards.values() ?? [])].map(({ status }) =>
      (Status[status] ?? 'unknown').toLowerCase(),
    );
  }

  /** Takes no more requests, finishes those in flight, and leaves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#client?.removeAllListeners();
    this.#moderation?.servers.stop();
    const { log } = this.#options;
    const drained = await Promise.race([
      this.#requests.idle().then(() => true),
      wait(TIME.drainMs, false, { ref: false }),
    ]);
    if (!drained) log.warn({ inFlight: this.#requests.inFlight }, 'Leaving with requests unfinished.');
    this.#leaving.abort();
    if (this.#client !== undefined && !(await hasLeft(this.#client)))
      log.warn('Leaving while the gateway is being connected to anew.');
  }

  /** Says something in the moderators' channel of the home server. @returns whether it got there */
  async tellCurators(view: View): Promise<boolean> {
    return (await this.#moderation?.servers.tellCurators(view)) ?? false;
  }

  /** Sends a view to the operator channel. @returns false where none is configured or sending failed */
  async tellOperator(view: View): Promise<boolean> {
    const { operatorChannel } = this.#options;
    if (this.#client === undefined || operatorChannel === undefined) return false;
    return this.#tell(this.#client, operatorChannel, view);
  }

  /** Periodic work: deletes old questions, sends digests. */
  async tidy(): Promise<void> {
    await this.#moderation?.servers.tidy();
  }

  async #tell(client: Client, channelId: string, view: View): Promise<boolean> {
    try {
      return await sayIn(client, channelId, view);
    } catch (err) {
      // The channel or the permission may have been removed; moderators see that in /settings.
      this.#options.log.warn({ err, channel: channelId }, 'A channel could not be told.');
      return false;
    }
  }

  /** One attempt, with a client of its own: one that has failed can't be used again. */
  async #open(): Promise<Client<true>> {
    const { log, rest, messageContent, patienceMs, shards } = this.#options;
    const steady = steadyRest({ log, signal: this.#leaving.signal, ...(patienceMs && { patienceMs }) });
    const client = createClient({ messageContent, shards, rest: { ...steady, ...rest } });
    this.#listen(client);
    try {
      const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(this.#options.token);
      return await ready;
    } catch (error) {
      // The next attempt has timers of its own.
      this.#moderation?.servers.stop();
      await hasLeft(client);
      throw error;
    }
  }

  #listen(client: Client): void {
    const { log, commands, messageCommands, record, today, forumChannels, operatorChannel } = this.#options;
    const requests = this.#requests;
    const channelOf = (serverId: string, channelId: string) =>
      client.guilds.cache.get(serverId)?.channels.cache.get(channelId);
    const moderation = this.#options.moderation({
      log,
      requests,
      tell: (channelId, view) => this.#tell(client, channelId, view),
      post: (target, view, key, signal) => post(client, target, view, key, signal),
      isPosted: (target, key, since) => isPosted(client, target, key, since),
      record,
      isMember: (serverId, userId) => isMember(client, serverId, userId),
      isReady: () => client.isReady(),
      textOf: wholeText,
      isGone: (serverId, what, id) => {
        const guild = client.guilds.cache.get(serverId);
        // During an outage of a server its roles and channels are not in the cache.
        if (guild?.available !== true) return false;
        return !(what === 'role' ? guild.roles.cache : guild.channels.cache).has(id);
      },
      messageContent: this.#options.messageContent,
      takesPosts: (serverId, channelId) => channelOf(serverId, channelId)?.isThreadOnly() ?? false,
      isThread: (serverId, channelId) => channelOf(serverId, channelId)?.isThread() ?? false,
      lackingIn: (serverId, channelId) => {
        const channel = channelOf(serverId, channelId);
        const inThreads = this.#moderation?.servers.settingsOf(serverId).threads;
        return channel === undefined || channel.type === ChannelType.GuildCategory ? [] : lackingIn(channel, inThreads);
      },
      isAnswered: (question, serverId) => {
        const scope: Scope = { kind: 'server', serverId };
        const pins = this.#moderation?.servers.pinsFor(scope);
        return record(scope).answers.answer(question, { scope, today: today(), pins }).answered;
      },
      groupAlike: (questions, serverId) =>
        groupGradually(questions, { record: () => record({ kind: 'server', serverId }), today: today() }),
      itemsOf: (scope) => record(scope).corpus.entries,
      likely: (question, scope) =>
        record(scope)
          .answers.likely(question, { scope, today: today() })
          .map(({ entry }) => entry),
    });
    this.#moderation = moderation;
    const { servers, interactions: moderators } = moderation;
    const { pictures } = this.#options;
    const shared = { record, today, rates: this.#rates, requests, queue: new WorkQueue(), servers, pictures };
    const operator = new Operator(client, log, operatorChannel);
    const dispatcher = new Dispatcher({ ...shared, commands, messageCommands, operator, moderators });
    const listener = new Listener({ ...shared, messageContent: this.#options.messageContent });
    const forum = new Forum({ ...shared, forumChannels: new Set(forumChannels) });
    const run = (work: Promise<void>) => void work.catch((err: unknown) => log.error({ err }, 'fault in a listener'));

    client.on(Events.InteractionCreate, (interaction) => run(dispatcher.handle(interaction)));
    client.on(Events.MessageCreate, (message) => run(listener.created(message)));
    client.on(Events.MessageUpdate, (before, message) => run(listener.edited(before, message)));
    client.on(Events.MessageDelete, (message) => run(listener.deleted(message)));
    client.on(Events.MessageBulkDelete, (messages) => {
      for (const message of messages.values()) run(listener.deleted(message));
    });
    client.on(Events.ThreadCreate, (thread, newlyCreated) => newlyCreated && run(forum.opened(thread)));
    client.on(Events.ChannelDelete, (channel) => {
      if (!channel.isDMBased()) run(servers.deletedIn(channel.guildId));
    });
    client.on(Events.GuildRoleDelete, (role) => run(servers.deletedIn(role.guild.id)));
    client.on(Events.GuildDelete, (guild) => run(servers.left(guild.id)));
    client.on(Events.GuildCreate, (guild) => run(servers.joined(guild.id)));
    client.on(Events.Error, (err) => log.error({ err }, 'client'));
    if (this.#options.meter !== undefined) measureAcknowledgements(client, this.#options.meter);
    followGateway(client, log, this.#end.resolve);
    passOverUnreadable(client, log);
    client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
      log.warn(
        { count, seconds: Math.ceil(remainingTime / 1_000) },
        'Discord has refused many requests; at 10,000 within ten minutes it shuts out this address.',
      ),
    );
  }
}

/**
 * Ends a client. One that is connecting anew never says that it has ended (@discordjs/ws 1.2: of two that wait for one connection
 * to close only the later is told).
 * @returns whether it has ended in time
 */
function hasLeft(client: Client): Promise<boolean> {
  return Promise.race([client.destroy().then(() => true), wait(TIME.leaveMs, false, { ref: false })]);
}
