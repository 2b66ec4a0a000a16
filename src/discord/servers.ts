/** What answering asks of moderation. Moderation builds on the kit and the cards; nothing here knows how it does it. */
import type {
  AnySelectMenuInteraction,
  ButtonInteraction,
  Interaction,
  Message,
  ModalSubmitInteraction,
} from 'discord.js';
import type { Pins } from '../answer/pins.ts';
import type { Entry } from '../corpus/corpus.ts';
import type { Scope } from '../corpus/scope.ts';
import type { Log } from '../observe/log.ts';
import type { ServerSettings } from '../store/settings.ts';
import type { Shown } from './kit/command.ts';
import type { View } from './kit/components.ts';
import type { Field } from './kit/form.ts';
import type { Requests } from './kit/requests.ts';
import type { FollowDesk } from './session/following.ts';
import type { Snapshot } from './session/snapshot.ts';

/** What a report is about, in the words for each audience. */
export interface Reported {
  /** to the moderators of the server where it was reported */
  here: string;
  /** to the curators and the people who run the bot; absent where it may show what the server has added */
  onward?: string;
  /** the question on the card, to the moderators of the server; absent where it shows none that stands by itself */
  question?: string;
}

/** What somebody thinks of an answer. */
export interface CastVote {
  serverId: string;
  userId: string;
  question: string;
  /** the item that led the answer; absent where nothing answered */
  item: string | undefined;
  value: 1 | -1;
}

/** Settings of servers, and where their reports and unanswered questions go. Answers never wait for it. */
export interface Servers {
  /** @param serverId null for a direct message */
  settingsOf(serverId: string | null): ServerSettings;
  /** Items that moderators chose as answers, as far as they hold within a scope. */
  pinsFor(scope: Scope): Pins | undefined;
  /** Counts what somebody thinks of an answer; undefined where nothing can be kept. Never rejects. */
  vote(vote: CastVote): Promise<'counted' | 'taken back' | undefined>;
  /** Whether a server wants public answers in a channel. @param channelIds its id, and those of its parents */
  answersIn(serverId: string | null, ...channelIds: (string | null)[]): boolean;
  /**
   * Stores a question that got no answer. Callers leave out direct messages and private answers.
   * @param askedBy id of the interaction or message: it counts once, however many processes receive it
   */
  addGap(serverId: string, question: string, askedBy: string): void;
  /**
   * Counts a question that was asked openly, and how many people asked it. Callers leave out direct messages and private answers.
   * @param by the interaction or message, which counts once however many processes receive it, and who it is from
   */
  addAsked(
    serverId: string,
    asked: { question: string; isAnswered: boolean },
    by: { id: string; userId: string },
  ): void;
  /**
   * Claims an interaction whose work may be done once only: during a rolling restart two processes receive it.
   * @returns false where another process has claimed it; true, too, where the claim can't be stored. Never rejects
   */
  claim(interactionId: string): Promise<boolean>;
  /**
   * Sends a view to a server's moderators once for each key.
   * @param orElse sends it elsewhere, where they have no channel
   */
  tellOnce(serverId: string, key: string, view: View, orElse?: () => Promise<boolean>): Promise<void>;
  /** A channel or a role of a server was deleted: settings may name it. Never rejects. */
  deletedIn(serverId: string): Promise<void>;
  /** Keeps a report and shows it to moderators. Never rejects. */
  report(serverId: string | null, reported: Reported, text: string): Promise<void>;
  /** The bot was removed from a server: what it made is kept for a while. Never rejects. */
  left(serverId: string): Promise<void>;
  /** The bot was added to a server: what it made comes back, if it is kept still. Never rejects. */
  joined(serverId: string): Promise<void>;
  /**
   * Notes which servers the bot was removed from or added to while it was offline. Never rejects.
   * @param isIn whether the bot is in a server; undefined where the server is on another process's shard
   */
  reconcile(isIn: (serverId: string) => boolean | undefined): Promise<void>;
  /** What is new on record in the last seven days and, in a server, what was asked. @param serverId null for a direct message */
  digest(serverId: string | null): Promise<string[]>;
  /** Says something in the moderators’ channel of the home server. @returns whether it got there */
  tellCurators(view: View): Promise<boolean>;
  /** What whoever uses this follows; undefined where nothing can be kept. */
  followsFor(interaction: Interaction, scope: Scope): FollowDesk | undefined;
  /** What somebody is to be told after their next command, each time once. */
  noticeFor(userId: string): View | undefined;
  /** Periodic work: deletes what is old, sends digests. Never rejects. */
  tidy(): Promise<void>;
  stop(): void;
}

/** Interactions that are moderators’. */
export interface ModeratorInteractions {
  handles(interaction: Interaction): boolean;
  /** Never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** What a moderator finds in the form of a report beside what everybody does; nothing for anybody else. */
  reportFields(interaction: ButtonInteraction | AnySelectMenuInteraction, question: string): Field[];
  /** Takes the item that a moderator has chosen there. @returns undefined where none was */
  takeChoice(interaction: ModalSubmitInteraction, question: string, why: string): Promise<Shown | undefined>;
}

/** What the bot hands to moderation. */
export interface BotServices {
  log: Log;
  requests: Requests;
  /** says something in a channel; resolves with whether it got there */
  tell(channelId: string, view: View): Promise<boolean>;
  /** see `post` */
  post(target: string, view: View, key: string, signal?: AbortSignal): Promise<boolean>;
  /** see `isPosted` */
  isPosted(target: string, key: string, since: string): Promise<boolean | undefined>;
  /** the record of a scope as it is now */
  record(scope: Scope): Snapshot;
  /** whether a person is a member of a server; rejects where that can’t be found out now */
  isMember(serverId: string, userId: string): Promise<boolean>;
  /** whether it is logged in */
  isReady(): boolean;
  /** whether a role or a channel of a server was deleted */
  isGone(serverId: string, what: 'role' | 'channel', id: string): boolean;
  /** the message-content intent is switched on */
  messageContent: boolean;
  /** whether a channel is a forum or a media channel, which hold posts */
  takesPosts(serverId: string, channelId: string): boolean;
  /** whether it is a thread: settings can't name one, since archived threads leave the cache and would seem deleted */
  isThread(serverId: string, channelId: string): boolean;
  /** the permissions that the bot lacks in a channel, as Discord calls them */
  lackingIn(serverId: string, channelId: string): string[];
  /** a message’s text as it is shown, what it forwards and the addresses that it hides included */
  textOf(message: Message): string;
  /** whether a server is answered when it asks this */
  isAnswered(question: string, serverId: string): boolean;
  /** Puts questions of a server together that ask the same; those that stand for their group come first. */
  groupAlike(questions: readonly string[], serverId: string): Promise<string[][]>;
  /** every item within a scope */
  itemsOf(scope: Scope): readonly Entry[];
  /** the items within a scope that a question is nearest to, best first */
  likely(question: string, scope: Scope): Entry[];
}

export interface Moderation {
  servers: Servers;
  interactions: ModeratorInteractions;
}
