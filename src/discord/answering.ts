/** Answers an interaction of any kind: within limits, in a session of its own, in time, and counted. */
import type { AutocompleteInteraction } from 'discord.js';
import { type CardInteraction, mayShare, scopeAt } from './card-interaction.ts';
import type { Shown } from './kit/command.ts';
import { lineView } from './kit/components.ts';
import { type RateLimits, type WorkQueue, waitInWords } from './kit/load.ts';
import type { Pictures } from './kit/pictures.ts';
import { type Answerable, type Delivery, deliver, tellPrivately } from './kit/reply.ts';
import type { Requests } from './kit/requests.ts';
import { isSeenByAll, placesOf } from './permissions.ts';
import type { Servers } from './servers.ts';
import { type MemberSession, openSession, type SessionServices } from './session/member-session.ts';

export interface AnsweringServices extends SessionServices {
  rates: RateLimits;
  requests: Requests;
  queue: WorkQueue;
  servers: Servers;
  pictures: Pictures | undefined;
}

/** Answers interactions with the work that the dispatcher finds for them. */
export class Answering {
  readonly #services: AnsweringServices;

  constructor(services: AnsweringServices) {
    this.#services = services;
  }

  /** Whether the server wants no answers for everybody where an interaction happened. */
  isQuiet({ guildId, channelId, channel }: Answerable): boolean {
    return !this.#services.servers.answersIn(guildId, channelId, ...placesOf(channel));
  }

  /** Whether an answer to an interaction may be shown to everybody there. */
  mayShare(interaction: Answerable | AutocompleteInteraction): boolean {
    return !interaction.isAutocomplete() && mayShare(interaction) && !this.isQuiet(interaction);
  }

  /**
   * Works out what to show in a session of its own, and delivers it.
   * @param first what has to be fetched before: other answers don’t wait for it
   * @param inSteps the work pauses by itself: other answers don’t wait for it either
   */
  show(
    interaction: Answerable,
    what: string,
    delivery: Delivery,
    work: (session: MemberSession) => Shown | Promise<Shown>,
    { card, first, inSteps }: { card?: CardInteraction; first?: () => Promise<void>; inSteps?: true | undefined } = {},
  ): Promise<void> {
    const { requests, queue, servers, pictures } = this.#services;
    const isPrivate = delivery === 'private' || (delivery === 'update' && card?.private === true);
    // A message that changes in place stays its asker's.
    const asker = delivery === 'update' ? (card?.id.asker ?? interaction.user.id) : interaction.user.id;
    return this.attempt(interaction, what, (reference) =>
      deliver(
        interaction,
        { delivery, busy: queue.busy, pictures },
        async () => {
          await first?.();
          const answer = async (): Promise<Shown> => {
            const session = this.session(interaction, asker, isPrivate);
            const shown = await work(session);
            const scope = scopeAt(interaction);
            if (delivery === 'public' && scope.kind === 'server') {
              const { id, user } = interaction;
              if (session.unanswered !== undefined) servers.addGap(scope.serverId, session.unanswered, id);
              if (session.asked !== undefined && isSeenByAll(interaction.channel))
                servers.addAsked(scope.serverId, session.asked, { id, userId: user.id });
            }
            return shown;
          };
          return inSteps ? answer() : queue.take(answer);
        },
        (view) => requests.note(reference, view),
      ),
    );
  }

  /** A session for one interaction. @param isPrivate its answer is for the asker alone */
  session(interaction: Answerable | AutocompleteInteraction, asker: string, isPrivate: boolean): MemberSession {
    const mayShare = this.mayShare(interaction);
    const scope = scopeAt(interaction);
    const following = this.#services.servers.followsFor(interaction, scope);
    return openSession(this.#services, scope, { asker, private: isPrivate, mayShare, following });
  }

  /** Runs work that must happen once only: during a rolling restart two processes receive the same interaction. */
  once(interaction: Answerable, what: string, work: (reference: string) => Promise<void>): Promise<void> {
    return this.attempt(interaction, what, async (reference) => {
      if (await this.#services.servers.claim(interaction.id)) await work(reference);
    });
  }

  /** Limits, counts and times a request; an error ends as one line to the person who made it. */
  async attempt(interaction: Answerable, what: string, work: (reference: string) => Promise<void>): Promise<void> {
    const { rates, requests } = this.#services;
    // Opening the form was counted already; refusing its submission would lose what the person has typed.
    const isForm = interaction.isModalSubmit();
    const wait = isForm
      ? undefined
      : await rates.take(interaction.user.id, interaction.channelId ?? interaction.user.id, interaction.id);
    await requests.track(
      what,
      (reference) => {
        if (wait === undefined) return work(reference);
        requests.limited(reference);
        return tellPrivately(interaction, lineView(waitInWords(wait)));
      },
      (line) => tellPrivately(interaction, lineView(line)),
    );
  }
}
