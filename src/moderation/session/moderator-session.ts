import type { Message } from 'discord.js';
import type { Trial } from '../../answer/pins.ts';
import type { Entry } from '../../corpus/corpus.ts';
import type { EntryKind } from '../../corpus/lists.ts';
import { LIST_KINDS, listNameOf } from '../../corpus/lists.ts';
import type { CorpusContent, Person, Source } from '../../corpus/schema.ts';
import { type Scope, SHARED } from '../../corpus/scope.ts';
import { ID_TO_FILL_IN } from '../../corpus/unfinished.ts';
import type { HandedFile, Shown } from '../../discord/kit/command.ts';
import type { View } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import type { Values } from '../../discord/kit/form.ts';
import { escapeText } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import type { Log } from '../../observe/log.ts';
import type { inSandbox } from '../../reading/sandbox/sandbox.ts';
import type { RawDocument } from '../../reading/types.ts';
import { labelOf } from '../../record/list-entry.ts';
import type { RecordService } from '../../record/record-service.ts';
import type { ArchiveAccess } from '../../record/word-archive.ts';
import type { RunningSearches } from '../../record/word-search.ts';
import { Suggestions } from '../../search/suggest.ts';
import type { Revision } from '../../store/revisions.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { ServerSettings } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import type { PanelId, PanelVerb } from './panel.ts';
import type { PinBook, Verdict } from './pin-book.ts';
import type { Curators, Rights } from './rights.ts';
import type { SettingsBook } from './settings-book.ts';
import { SAY } from './words.ts';

/** Gets a page of the web, or says why it does not. */
type FetchPage = ArchiveAccess['fetchPage'];

/** What moderation works with, handed in by the composition root. */
export interface ModerationResources {
  recordService: RecordService;
  /** notices which items are new, corrected or withdrawn */
  changeFeed: { look(): Promise<void>; onChanges(listener: () => unknown): void };
  store: Store;
  curators: Curators;
  fetchPage: FetchPage;
  /** the Internet Archive, for pages that are gone */
  archive: ArchiveAccess;
  /** runs over pages for exact words */
  searches: RunningSearches;
  /** reads documents where they can't keep the bot busy */
  inSandbox: typeof inSandbox;
  /** a file that was handed in, from Discord's own store */
  fetchFile(file: HandedFile): Promise<RawDocument | { reason: string }>;
  /** ISO 8601, UTC */
  now(): string;
  /** the calendar day in London */
  today(): string;
  settings: SettingsBook;
  pins: PinBook;
  /** tries a pin as a phrase of its item in the background: only its author waits for the outcome; never rejects */
  tryPin(trial: Trial): Promise<Verdict>;
  /** tells a person’s votes on one answer from others’, and names nobody without a key that is not stored */
  hashPerson(userId: string, ...answer: string[]): string;
}

/** The same, with what the bot provides. */
export interface ModeratorServices extends ModerationResources {
  log: Log;
  /** says something in a channel; resolves with whether it got there */
  tell(channelId: string, view: View): Promise<boolean>;
  /** whether a role or a channel of a server was deleted */
  isGone(serverId: string, what: 'role' | 'channel', id: string): boolean;
  /** the message-content intent is switched on */
  messageContent: boolean;
  /** whether a channel is a forum or a media channel, which hold posts */
  takesPosts(serverId: string, channelId: string): boolean;
  /** whether it is a thread, which settings can’t name */
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

/** An entry of the record: a source, or an entry of a list such as a person, a topic or an event. */
export interface EntryRef {
  kind: EntryKind;
  entry: string;
}

/** A source or entry of a list, with what it is called. */
export interface NamedEntry extends EntryRef {
  name: string;
}

/** The entries of all lists. */
function namedIn(content: CorpusContent): NamedEntry[] {
  return LIST_KINDS.flatMap((kind) => {
    const entries: readonly (Parameters<typeof labelOf>[0] & { id: string })[] = content[listNameOf(kind)];
    return entries.map((each) => ({ kind, entry: each.id, name: labelOf(each) }));
  });
}

/** One moderator’s interaction: their rights, and the scope that their changes are for. */
export class ModeratorSession {
  readonly services: ModeratorServices;
  readonly rights: Rights;
  /** `shared`, or the server's id: what their changes are for */
  readonly scope: string;

  constructor(services: ModeratorServices, rights: Rights, scope: string) {
    this.services = services;
    this.rights = rights;
    this.scope = scope;
  }

  get recordService(): RecordService {
    return this.services.recordService;
  }

  get settings(): ServerSettings {
    return this.services.settings.of(this.rights.serverId);
  }

  /** Where what is chosen here holds: everywhere, or in this server with what it shares. */
  get place(): Scope {
    return this.scope === SHARED_SCOPE ? SHARED : { kind: 'server', serverId: this.scope };
  }

  /** What is on record in the scope: for a server its own sources alone, with the people and topics of all. */
  get content(): CorpusContent {
    const { snapshot } = this.recordService;
    if (this.scope === SHARED_SCOPE) return snapshot.shared.content;
    return snapshot.server(this.scope)?.content ?? { ...snapshot.shared.content, sources: [] };
  }

  /** Sources on record in the scope, newest first, under the ids by which they are published. */
  get sources(): Source[] {
    return this.content.sources
      .map((source) => ({ ...source, id: source.id.replace(/^s\d+:/, '') }))
      .sort((left, right) => (left.published < right.published ? 1 : -1));
  }

  /** The content that reading a document needs: lists, and sources without their items and summaries. */
  get outline(): CorpusContent {
    const sources = this.sources.map((source) => ({ ...source, statements: [], figures: [], body: '' }));
    return { ...this.content, sources };
  }

  /** Everything that can be changed in the scope: its sources, and its own entries of the lists. */
  get entries(): NamedEntry[] {
    return [
      ...this.sources.map(({ id, title }) => ({ kind: 'source' as const, entry: id, name: title })),
      ...this.#lists,
    ];
  }

  /** What was withdrawn in the scope, newest first. */
  get withdrawn(): EntryRef[] {
    return this.recordService.published(this.scope).filter(({ text }) => text === null);
  }

  /** Identifies the shipped text of an entry, as the base of a change; null where none ships. */
  baseOf(ref: EntryRef): string | null {
    return this.recordService.baseOf({ scope: this.scope, ...ref });
  }

  /** The revision that withdrew an entry; undefined where it is not withdrawn. */
  withdrawalOf(ref: EntryRef): Revision | undefined {
    const { text, revision } = this.recordService.textOf({ scope: this.scope, ...ref });
    return text === null ? revision : undefined;
  }

  get #lists(): NamedEntry[] {
    return namedIn(this.content).filter(({ entry }) => this.isOwn(entry));
  }

  /** Whether an entry of a list is the scope's to change: what all share is the curators'. */
  isOwn(id: string): boolean {
    return this.scope === SHARED_SCOPE || this.recordService.published(this.scope).some(({ entry }) => entry === id);
  }

  /** The entry that a typed id, name or title means; a source of that id where nothing matches. */
  refOf(typed: string): EntryRef {
    const text = typed.trim();
    const ref = readRef(text);
    const known = [...this.entries, ...this.withdrawn];
    if (known.some((each) => written(each) === written(ref))) return ref;
    const named = new Suggestions(
      this.entries.map((each) => ({ label: each.name, value: written(each), also: [each.entry], weight: 0 })),
    );
    const value = named.resolve(text)?.value;
    return this.entries.find((each) => written(each) === value) ?? ref;
  }

  /** Why an entry is not available here, as Markdown. */
  missing(ref: EntryRef): string {
    const name = escapeText(ref.entry);
    if (this.scope === SHARED_SCOPE) return SAY.noSource(name);
    const { content } = this.recordService.snapshot.shared;
    const wanted = ref.entry.toLowerCase();
    const sources = content.sources.map(({ id, title }) => ({ entry: id, name: title }));
    const isShared = [...sources, ...namedIn(content)].some(
      (each) => each.entry === ref.entry || each.name.toLowerCase() === wanted,
    );
    if (!isShared) return SAY.noSource(name);
    return ref.kind === 'source' ? SAY.sharedSource(name) : SAY.sharedEntry(name);
  }

  /** The entry that a custom id names. */
  entryBehind(key: string): EntryRef | undefined {
    return [...this.entries, ...this.withdrawn, ...this.recordService.published(this.scope)].find(
      (each) => keyOf(each) === key,
    );
  }

  /** A person on record, or among the newcomers, by an unambiguous name or by id. */
  personNamed(typed: string, newcomers: readonly Person[] = []): Person | undefined {
    const people = [...this.content.people, ...newcomers];
    const id = peopleIn(people).resolve(typed)?.value;
    return people.find((person) => person.id === id);
  }

  /** Names of those whom an ambiguous name may mean, best first; namesakes with their ids. */
  peopleLike(typed: string, newcomers: readonly Person[] = []): string[] {
    const near = peopleIn([...this.content.people, ...newcomers]).suggest(typed, 5);
    return near.map(({ label, value }) =>
      near.filter((each) => each.label === label).length > 1 ? `${label} (${value})` : label,
    );
  }

  /** Labels of the topics that are filled in. */
  topicLabels(ids: readonly string[]): string[] {
    return ids
      .filter((id) => id !== ID_TO_FILL_IN)
      .map((id) => this.content.topics.find((topic) => topic.id === id)?.label ?? id);
  }

  personById(id: string, newcomers: readonly Person[] = []): Person | undefined {
    return [...this.content.people, ...newcomers].find((person) => person.id === id);
  }
}

/** Names an entry within its scope, shortly enough for a custom id. */
export function keyOf({ kind, entry }: EntryRef): string {
  return shortHash(kind, entry);
}

/** An entry as the value of an option: a source’s id, or `<kind>:<id>`. */
export function written({ kind, entry }: EntryRef): string {
  return kind === 'source' ? entry : `${kind}:${entry}`;
}

/** Reads what `written` wrote; anything else counts as a source’s id. */
function readRef(text: string): EntryRef {
  const [, named, entry = ''] = /^([a-z]+):(.+)$/.exec(text.trim()) ?? [];
  const kind = LIST_KINDS.find((each) => each === named);
  return kind === undefined ? { kind: 'source', entry: text.trim() } : { kind, entry };
}

/** People as they are suggested while a name is typed. */
export function peopleIn(people: readonly Person[]): Suggestions {
  return new Suggestions(
    people.map(({ id, name, aliases }) => ({ label: name, value: id, also: [id, ...aliases], weight: 0 })),
  );
}

/** What a button, a menu or a form does. */
export interface PanelAction {
  /** @param chosen values, where it is a menu */
  press?(session: ModeratorSession, id: PanelId, chosen: readonly string[]): Promise<Shown> | Shown;
  /** what was handed in with the form that it opened */
  take?(session: ModeratorSession, id: PanelId, values: Values): Promise<Shown> | Shown;
  /** the message may be one that everybody in a channel sees, and changes for all */
  changesForAll?: boolean;
}

export type PanelActions = Partial<Record<PanelVerb, PanelAction>>;

/** What is done with the entry that a button is about. */
export function onEntry(
  press: (session: ModeratorSession, ref: EntryRef, id: PanelId) => Promise<Shown> | Shown,
): PanelAction {
  return {
    press(session, id) {
      const ref = session.entryBehind(id.about);
      return ref === undefined ? aside(SAY.entryGone) : press(session, ref, id);
    },
  };
}
