/** What moderators’ commands are made of: `defineCommand`, the kinds of option, and all that they do. See commands/corpus.ts. */
import { LIST_KINDS } from '../corpus/lists.ts';
import { parseSource } from '../corpus/parse.ts';
import { POSITIONS } from '../corpus/schema.ts';
import type {
  Action,
  Command,
  CommandBase,
  FileOption,
  HandedFile,
  MessageCommand,
  Options,
  Shown,
  Suggested,
  TextOption,
} from '../discord/kit/command.ts';
import { DISCORD } from '../discord/kit/limits.ts';
import { escapeText } from '../discord/kit/markdown.ts';
import { aside } from '../discord/kit/reply.ts';
import { withSaying } from '../record/draft-edits.ts';
import { aboutItem, readAbout, stepOf } from './change/items.ts';
import { addFromFile, addFromWeb, pasteForm } from './draft/adding.ts';
import { draftChoices } from './draft/drafts.ts';
import { editItem } from './draft/review.ts';
import { subjectChoices, withNamedStance } from './draft/stance-form.ts';
import { itemChoices } from './feedback/teaching.ts';
import { newEntryForm } from './record/list-entries.ts';
import { type EntryRef, type ModeratorSession, peopleIn, written } from './session/moderator-session.ts';
import { sourceDraftIn } from './session/stored-draft.ts';
import { SAY } from './session/words.ts';

export { draftsView } from './draft/drafts.ts';
export { addQuote, quoteFromMessage } from './draft/quote.ts';
export { watch } from './draft/watching.ts';
export { gapsView } from './feedback/gaps.ts';
export { reportsView } from './feedback/reports.ts';
export { teach } from './feedback/teaching.ts';
export { checkView, historyView, listView, showView } from './record/record.ts';
export { refresh } from './record/refresh.ts';
export { correct, edit, restore, takedown, undo, withdraw } from './record/revising.ts';
export { words } from './record/source-words.ts';
export { settingsScreen } from './settings/settings.ts';
export { LIST_KINDS };

/** Which side a statement takes, or that it takes none. */
export const STANCES = [...POSITIONS, 'none'];

/** A command for moderators, in servers that have installed the app; its answers are for whoever uses it alone. */
export type ModeratorCommand = Command<ModeratorSession> & {
  /** what it does with a message, from the message’s menu */
  onMessage?: MessageCommand<ModeratorSession>;
};

/** @see subcommand for commands of several */
export function defineCommand<const O extends Options<ModeratorSession>>(
  command: CommandBase &
    Pick<ModeratorCommand, 'onMessage'> &
    (Action<ModeratorSession, O> | { subcommands: Readonly<Record<string, Action<ModeratorSession>>> }),
): ModeratorCommand {
  return command;
}

/** Adds the types of the options to `run`. */
export function subcommand<const O extends Options<ModeratorSession>>(
  action: Action<ModeratorSession, O>,
): Action<ModeratorSession> {
  return action;
}

interface Described<R extends boolean> {
  /** at most 100 characters */
  description: string;
  required?: R;
}

type ModeratorOption<V, R extends boolean> = TextOption<ModeratorSession, V, R>;

/** Anything that can be written. */
export function text<const R extends boolean = false>(
  maxLength: number,
  described: Described<R>,
): ModeratorOption<string, R> {
  return { ...described, is: 'text', maxLength, read: (typed) => typed };
}

/** One of a few values. */
export function choice<const R extends boolean = false>(
  choices: readonly string[],
  described: Described<R>,
): ModeratorOption<string, R> {
  return { ...described, is: 'text', choices, read: (typed) => typed };
}

export function file<const R extends boolean = false>(described: Described<R>): FileOption<R> {
  return { ...described, is: 'file' };
}

/** A source, or an entry of the lists, that can be changed here. */
export function entry<const R extends boolean = false>(described: Described<R>): ModeratorOption<EntryRef, R> {
  return refOption(described, ({ entries }) => entries.map((each) => ({ label: each.name, value: written(each) })));
}

/** A source alone. */
export function source<const R extends boolean = false>(described: Described<R>): ModeratorOption<EntryRef, R> {
  return refOption(described, ({ sources }) => sources.map(({ id, title }) => ({ label: title, value: id })));
}

/** What was withdrawn. */
export function withdrawn<const R extends boolean = false>(described: Described<R>): ModeratorOption<EntryRef, R> {
  return refOption(described, (session) =>
    session.withdrawn.map((each) => ({ label: written(each), value: written(each) })),
  );
}

function refOption<R extends boolean>(
  described: Described<R>,
  all: (session: ModeratorSession) => Suggested[],
): ModeratorOption<EntryRef, R> {
  return {
    ...described,
    is: 'text',
    suggest: (typed, session) => holding(typed, all(session)),
    read: (typed, session) => session.refOf(typed),
  };
}

/** An earlier text of the entry that is filled in as `entry`, by its number. */
export function revision<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    async suggest(typed, session, filledIn) {
      const history = await session.recordService.history({
        scope: session.scope,
        ...session.refOf(filledIn('entry')),
      });
      const revisions = history.map(({ number, at, why }) => ({
        label: `${number} · ${at.slice(0, 10)} · ${why}`,
        value: String(number),
      }));
      return holding(typed, revisions);
    },
    read: (typed) => typed,
  };
}

/** A statement or figure of the source that is filled in as `source`, by its id. */
export function item<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: (typed, session, filledIn) => holding(typed, itemsOfSource(session, filledIn('source'))),
    read: (typed) => typed,
  };
}

/** An item of the record that may answer what is filled in as `question`. */
export function answering<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: (typed, session, filledIn) => itemChoices(session, typed, filledIn('question')),
    read: (typed) => typed,
  };
}

/** A draft of one’s own, by its id. */
export function draft<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: async (typed, session) => holding(typed, await draftChoices(session)),
    read: (typed) => typed,
  };
}

/** A statement of the draft that is filled in as `draft`, or of one’s newest. */
export function statement<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: async (typed, session, filledIn) => holding(typed, await statementsOfDraft(session, filledIn('draft'))),
    read: (typed) => typed,
  };
}

/** Somebody on record. */
export function person<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: (typed, session) => peopleIn(session.content.people).suggest(typed, DISCORD.choices),
    read: (typed) => typed,
  };
}

/** A subject on record; where nothing is typed yet, those nearest to the statement that is filled in as `statement`. */
export function subject<const R extends boolean = false>(described: Described<R>): ModeratorOption<string, R> {
  return {
    ...described,
    is: 'text',
    suggest: async (typed, session, filledIn) => {
      const about = typed === '' ? filledIn('statement') : '';
      const of = about === '' ? [] : await statementsOfDraft(session, about.split('.')[0] ?? '');
      const [said] = of.filter(({ value }) => value === about);
      // Behind the speaker’s id.
      return subjectChoices(session, typed, said?.label.replace(/^[^:]*: /, ''));
    },
    read: (typed) => typed,
  };
}

/** Those in which every typed word stands. */
function holding(typed: string, suggested: readonly Suggested[]): Suggested[] {
  const words = typed.toLowerCase().split(/\s+/);
  return suggested.filter(({ label, value }) => {
    const lower = `${label} ${value}`.toLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

function itemsOfSource(session: ModeratorSession, id: string): Suggested[] {
  const { text: written } = session.recordService.textOf({ scope: session.scope, kind: 'source', entry: id });
  const found = written === null ? undefined : parseSource(id, written).source;
  const statements = (found?.statements ?? []).map((each) => ({ label: `${each.id}: ${each.text}`, value: each.id }));
  const figures = (found?.figures ?? []).map((each) => ({
    label: `${each.id}: ${each.value} ${each.measure}`,
    value: each.id,
  }));
  return [...statements, ...figures];
}

async function statementsOfDraft(session: ModeratorSession, typed: string): Promise<Suggested[]> {
  const id = typed === '' ? (await draftChoices(session))[0]?.value : typed;
  const stored = id === undefined ? undefined : await session.services.store.drafts.find(id);
  const isOwn = stored?.server === session.rights.serverId && stored.author === session.rights.userId;
  const own = stored === undefined || !isOwn ? undefined : sourceDraftIn(JSON.parse(stored.state));
  return (own?.source.statements ?? []).map(({ id: statementId, speaker, text: words }) => ({
    label: `${speaker}: ${words}`,
    value: aboutItem(stored?.id ?? '', statementId),
  }));
}

/** From the web, from a file, or from a form to paste into. */
export async function add(session: ModeratorSession, url: string | undefined, handed?: HandedFile): Promise<Shown> {
  if (url !== undefined && handed !== undefined) return aside('An address or a file: one at a time.');
  if (url !== undefined) return addFromWeb(session, url);
  if (handed === undefined) return pasteForm();
  const found = await session.services.fetchFile(handed);
  return 'reason' in found ? aside(escapeText(found.reason)) : addFromFile(session, found, handed.name);
}

/** A form for an entry of a list that is not on record yet. */
export function define(session: ModeratorSession, typed: string, name: string): Shown {
  const kind = LIST_KINDS.find((each) => each === typed);
  return kind === undefined ? aside(SAY.noSource(escapeText(typed))) : newEntryForm(session, kind, name);
}

/** Says which side a statement of a draft takes, and on what. @param typed an id or a name of a subject */
export function setStance(session: ModeratorSession, about: string, position: string, typed = ''): Promise<Shown> {
  return editItem(
    session,
    about,
    (changed) => stepOf(changed, readAbout(about, changed)),
    (changed, id) => withNamedStance(session, changed, id, position, typed),
  );
}

/** Attributes a statement of a draft to somebody on record, by name. */
export async function setSpeaker(session: ModeratorSession, about: string, typed: string): Promise<Shown> {
  const speaker = session.personNamed(typed);
  if (speaker === undefined) return aside(SAY.noSource(escapeText(typed)));
  return editItem(
    session,
    about,
    (changed) => stepOf(changed, readAbout(about, changed)),
    (changed, id) => {
      const { as = '', said = '', where = '' } = changed.source.statements.find((each) => each.id === id) ?? {};
      return withSaying(changed, id, { speaker: speaker.id, as, said, where });
    },
  );
}
