import type { Generated } from 'kysely';
import type { EntryKind } from '../corpus/lists.ts';

/** Every text is what was written at its time; nothing is ever changed or deleted (triggers hold this). */
export interface RevisionsTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  kind: EntryKind;
  entry: string;
  /** the whole text of the entry; null where it was withdrawn */
  text: string | null;
  /** hash of the shipped text that it was made from; null where nothing shipped */
  base: string | null;
  /** number of the entry's revision before it, 0 for none: no two can follow the same one */
  previous: number;
  by: string;
  /** a second moderator who published it; null where one was enough */
  approved_by: string | null;
  /** ISO 8601, UTC */
  at: string;
  why: string;
  /** JSON: where its words come from */
  origin: string;
}

/** Revisions whose text has shipped since: they stand no more, whatever the files say later. */
interface RetirementsTable {
  number: number;
}

interface SettingsTable {
  server: string;
  /** JSON */
  settings: string;
  at: string;
  /** when the last digest was sent; null for never */
  digest_at: string | null;
}

interface ReportsTable {
  id: Generated<number>;
  /** null for a report from a direct message */
  server: string | null;
  item: string;
  text: string;
  /** the question on the card; null where it showed none, or one that goes on from another */
  question: string | null;
  at: string;
  /** what was done; null while it is open */
  outcome: string | null;
  closed_by: string | null;
}

/** Questions that got no answer: of one server each, without who asked. */
interface GapsTable {
  id: Generated<number>;
  server: string;
  question: string;
  /** what it asks, as words in one order: the same for questions that ask the same */
  subject: string;
  /** JSON: ids of the topics that all servers share and that it names */
  topics: string;
  at: string;
}

/** `work`: a source or a change in the making. `screen`: what somebody has open, and may be forgotten. */
export type DraftKind = 'work' | 'screen';

export interface DraftsTable {
  id: string;
  kind: DraftKind;
  server: string;
  scope: string;
  author: string;
  /** counts the changes of the draft: a change to an older one is refused */
  version: number;
  /** JSON: the draft as far as it has come */
  state: string;
  at: string;
}

/** Items that moderators chose as answers to questions. */
interface PinsTable {
  id: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  /** as it was asked */
  question: string;
  /** its words, normalised: of two pins for the same words in one scope the later stands */
  words: string;
  /** id of an item of the record */
  item: string;
  by: string;
  at: string;
  why: string;
  /** what it holds for beside nearly the same questions: `phrase`, a way of asking, too; `same`, its own words alone; null until that was tried */
  reach: 'phrase' | 'same' | null;
  /** the question whose right answer it would break as a way of asking; null where it breaks none */
  breaks: string | null;
  /** null while it stands */
  undone_by: string | null;
  undone_at: string | null;
}

/** 👍 and 👎 on answers, each by somebody whom nothing here names. */
interface VotesTable {
  id: Generated<number>;
  server: string;
  /** what the question asks, as in gaps: the same for questions that ask the same */
  subject: string;
  question: string;
  /** id of the item that led the answer; empty where nothing answered */
  item: string;
  /** keyed hash of the person, for this answer alone; null after 30 days */
  voter: string | null;
  /** 1 for 👍, -1 for 👎 */
  value: number;
  at: string;
}

/** Feeds and pages that are followed. */
interface WatchesTable {
  id: Generated<number>;
  server: string;
  /** `shared`, or the id of the server: whose record the drafts are for */
  scope: string;
  url: string;
  title: string;
  by: string;
  at: string;
  /** JSON: the addresses that it listed when it was looked at last */
  seen: string;
  looked_at: string;
  /** why it could not be read then; null where it could */
  fault: string | null;
  /** null while it is followed */
  stopped_by: string | null;
  stopped_at: string | null;
}

/** Exact words that were taken for statements, or refused; nothing is ever changed or deleted (triggers hold this). */
export interface WordsTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  source: string;
  statement: string;
  act: 'take' | 'refuse' | 'undo';
  /** number of the row that it takes back */
  undoes: number | null;
  /** number of the statement's row before it, 0 for none: no two can follow the same one */
  previous: number;
  /** hash of the record's own text, and of who is recorded as having said it */
  ours: string;
  text: string;
  /** where they stood, on which day; where the Internet Archive had the page, the day of its copy */
  address: string;
  seen: string;
  captured: string | null;
  /** hash of the page's text */
  page: string;
  /** 1 where they alone don't tell what is meant */
  leans: number;
  by: string;
  at: string;
  /** the run of the search that found them; null where they were taken by themselves */
  run: string | null;
}

/** Whether words were there when they were looked for again. */
interface WordLooksTable {
  /** of the words */
  number: number;
  /** the last day on which they were there; on which they were not, where that was later */
  stood: string | null;
  missing: string | null;
}

/** What the search for words found on the page of a source, until it is searched again. */
interface WordPagesTable {
  scope: string;
  source: string;
  /** hash of what was looked for */
  key: string;
  /** JSON */
  found: string;
  at: string;
}

/** Keys of messages that were sent unasked and are not sent again. */
interface NoticesTable {
  key: string;
  at: string;
}

/** Servers that the bot was removed from: what they made is kept for a while, and deleted then. */
interface DeparturesTable {
  server: string;
  /** ISO 8601, UTC */
  at: string;
}

/** Work that only one of several processes may do: the first to insert its key. */
interface ClaimsTable {
  key: string;
  /** ISO 8601, UTC: nobody asks for it after that */
  until: string;
}

/** Requests of people, where several processes answer: each counts for a minute, and is deleted by the next tidying. */
interface CountedRequestsTable {
  /** keyed hash of who asked */
  person: string;
  /** id of an interaction or a message */
  request: string;
  /** ISO 8601, UTC */
  until: string;
}

/** Checksums of revisions, written with them, so that a later change to the file or a row is noticed. */
interface ChecksumsTable {
  number: number;
  /** of the columns that name the entry and the revision’s place in its history */
  name: string;
  /** of all columns */
  whole: string;
}

/** The same of words that were taken or refused. */
interface WordChecksumsTable {
  number: number;
  whole: string;
}

/** What became of an item of the record, as people are told. */
export type NewsKind = 'new' | 'corrected' | 'withdrawn';

/** What is no news: an item was there at the first look, or goes on under another id, which is `seen` there. */
export type UntoldKind = 'seen' | 'moved';

/** Changes of items of the record as they were noticed: every version of an item once. */
export interface ItemChangesTable {
  number: Generated<number>;
  /** `shared`, or the id of a server */
  scope: string;
  /** as the scope's corpus has it */
  item: string;
  source: string;
  version: number;
  kind: NewsKind | UntoldKind;
  hash: string;
  /** JSON: ids that the item is found by */
  traits: string;
  revision: number | null;
  at: string;
}

/** How far the changes of a scope have been noticed. */
interface NoticedStatesTable {
  scope: string;
  /** hash of the files that ship; empty for a server's own record */
  shipped: string;
  /** the highest number among the current revisions of the scope */
  revision: number;
}

/** Messages that are sent unasked, each once: written before they are sent, marked after. */
export interface PostingsTable {
  /** names it, and makes Discord's nonce */
  key: string;
  /** what makes its message */
  kind: string;
  /** whose it is: deleted with the server's data; null for a direct message of the shared record */
  server: string | null;
  /** `channel:<id>` or `user:<id>` */
  target: string;
  /** JSON: what the message is made of; empty once it is done */
  payload: string;
  at: string;
  /** when a process took it to send it; null where none has, or where it could not be sent and was given back */
  taken: string | null;
  /** null until it is done */
  done: string | null;
  outcome: 'sent' | 'refused' | 'nothing' | 'unknown' | null;
}

/** Questions that were asked openly in a server in the last 30 days: how often a day, and by how many people. */
interface AskedTable {
  server: string;
  /** YYYY-MM-DD */
  day: string;
  /** as its card prints it */
  question: string;
  /** keyed hash of who asked */
  person: string;
  times: number;
  /** how many of those times nothing answered */
  unanswered: number;
  /** the day on which it was first seen that it is answered by now: YYYY-MM-DD */
  answered_on: string | null;
}

/** What people follow, and what moderators have told to channels. */
export interface FollowsTable {
  id: Generated<number>;
  /** `user:<id>` or `channel:<id>` */
  target: string;
  /** Discord’s id of who follows, or of the moderator */
  by: string;
  /** where it was made; null for a direct message and for servers that have not installed the app */
  server: string | null;
  kind: 'speaker' | 'topic' | 'measure' | 'subject' | 'question';
  /** an id, or the words of a question */
  about: string;
  /** at once, or in a message a day or a week */
  every: 'once' | 'daily' | 'weekly';
  /** number of the last change that was told */
  seen: number;
  /** the day in London whose message was made last */
  told: string;
  at: string;
  /** since when nothing is sent, since Discord refused it */
  paused: string | null;
  /** JSON: ids of items that have answered the question since it is followed; null for none */
  found: string | null;
}

/** What people who follow something have settled. */
interface FollowersTable {
  person: string;
  /** full hours in London in which nothing is sent to them */
  quiet_from: number;
  quiet_to: number;
}

export interface Tables {
  revisions: RevisionsTable;
  retirements: RetirementsTable;
  settings: SettingsTable;
  reports: ReportsTable;
  gaps: GapsTable;
  drafts: DraftsTable;
  notices: NoticesTable;
  pins: PinsTable;
  votes: VotesTable;
  watches: WatchesTable;
  words: WordsTable;
  word_looks: WordLooksTable;
  word_pages: WordPagesTable;
  departures: DeparturesTable;
  claims: ClaimsTable;
  counted_requests: CountedRequestsTable;
  checksums: ChecksumsTable;
  word_checksums: WordChecksumsTable;
  item_changes: ItemChangesTable;
  noticed_states: NoticedStatesTable;
  postings: PostingsTable;
  asked: AskedTable;
  follows: FollowsTable;
  followers: FollowersTable;
}
