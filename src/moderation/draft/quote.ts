/** Adding one quotation that somebody has in hand: one form, one preview, published. */
import { z } from 'zod';
import { quotedWords } from '../../corpus/citation.ts';
import { Corpus } from '../../corpus/corpus.ts';
import { isoDate, type Source, type SourceKind, type Statement } from '../../corpus/schema.ts';
import { isAside, type Shown } from '../../discord/kit/command.ts';
import type { Form, Values } from '../../discord/kit/form.ts';
import { blockQuote, escapeText, shorten } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { Folded } from '../../drafting/verify/folding.ts';
import { Passages } from '../../drafting/verify/likeness.ts';
import { draftOfSource, passagesIn, type SourceDraft } from '../../record/draft.ts';
import { isRefusal, whereOf, withArticle, withDetails, withSaying } from '../../record/draft-edits.ts';
import { withAddedStatement } from '../../record/statement-edits.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import { changeView, readyFrom } from '../change/change-view.ts';
import { tellSecond } from '../change/proposing.ts';
import { holdAgainstPage } from '../change/provenance.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { addDraft, openDraft } from '../session/stored-draft.ts';
import { refusalInWords, SAY } from '../session/words.ts';
import { draftPage, draftText } from './adding.ts';
import { overviewView } from './overview.ts';
import { DAY, type FormError, NAME_HINT, whoIs } from './review-form.ts';
import { toDosOf } from './to-do.ts';

const quoteSchema = z.object({
  who: z.string(),
  words: z.string(),
  /** an address, or who vouches for words that stand on no page */
  link: z.string(),
  /** where it is not the page’s own */
  day: z.string(),
  where: z.string(),
});

/** Somebody’s exact words, as a moderator fills them in; empty where nothing is. */
export type Quote = z.output<typeof quoteSchema>;

function quoteForm(quote: Quote): Form {
  return {
    title: 'Add words to the record',
    customId: panelIds.write({ verb: 'quote', about: '-', part: 0 }),
    fields: [
      { is: 'line', name: 'who', label: 'Who said it', description: NAME_HINT, value: quote.who, longest: 150 },
      { is: 'lines', name: 'words', label: 'Their exact words', value: quote.words },
      {
        is: 'line',
        name: 'link',
        label: 'Link, or who vouches for it',
        description: 'They are looked for there at once. A letter or a meeting: who has it, or was there?',
        value: quote.link,
        longest: 1_000,
      },
      {
        is: 'line',
        name: 'day',
        label: 'Day',
        description: `${DAY}, where it is not the page’s own`,
        value: quote.day,
        required: false,
        longest: 10,
      },
      {
        is: 'line',
        name: 'where',
        label: 'Where',
        description: 'The chamber, hearing, programme or document',
        value: quote.where,
        required: false,
        longest: 200,
      },
    ],
  };
}

export function quoteIn(values: Values): Quote {
  const [who, words, link, day, where] = [
    values.text('who'),
    values.text('words'),
    values.text('link'),
    values.text('day'),
    values.text('where'),
  ];
  return { who, words, link, day, where };
}

/** Shorter, a passage between quotation marks is a name or a word, and not what is to be added. */
const FEWEST_WORDS = 4;
const LINK = /https?:\/\/[^\s<>()]+/;

/** The form with what a message holds: its link, what it quotes, and the name before that. */
export function quoteFromMessage(text: string): Form {
  const [link = ''] = LINK.exec(text) ?? [];
  const bare = text.replaceAll(link === '' ? '\n\n' : link, '\n').trim();
  const quoted = quotedWords(bare)
    .filter((words) => words.split(/\s+/).length >= FEWEST_WORDS)
    .sort((left, right) => right.length - left.length)[0];
  const [, who = ''] = /^\W*(\p{Lu}[^:“"\n]{1,60}):\s*[“"‘]/u.exec(bare) ?? [];
  return quoteForm({ who, words: quoted ?? bare, link, day: '', where: '' });
}

/** Opens the form again with what was filled in. */
export async function quoteAgain(session: ModeratorSession, id: string): Promise<Shown> {
  const stored = await openDraft(session, id, { ownOnly: true });
  const kept = isAside(stored) ? undefined : z.object({ quote: quoteSchema }).safeParse(stored.state).data;
  return kept === undefined ? aside(SAY.screenGone) : quoteForm(kept.quote);
}

/** Shows what would be on record, ready to be published; the form where something of it is not filled in. */
export async function addQuote(session: ModeratorSession, quote: Quote): Promise<Shown> {
  const { who, words, link } = quote;
  if (who === '' || words === '' || link === '') return quoteForm(quote);
  const made = await draftOfQuote(session, { ...quote, words: withoutMarks(words) });
  if ('line' in made) return refused(session, quote, made.line);
  if (toDosOf(session, made).length > 0) {
    const stored = await addDraft(session, made);
    return isAside(stored) ? stored : overviewView(session, stored.id, made);
  }
  const stored = await addDraft(session, { ...made, why: SAY.quotation });
  if (isAside(stored)) return stored;
  const ready = readyFrom(session, stored);
  if (ready === undefined) return aside(SAY.notReady);
  await tellSecond(session, ready);
  return changeView(session, ready);
}

async function refused(session: ModeratorSession, quote: Quote, line: string): Promise<Shown> {
  const stored = await addDraft(session, { state: 'quote', quote }, 'screen');
  if (isAside(stored)) return stored;
  return panelView({
    texts: [line],
    buttons: [[{ label: 'Open the form again', style: 'main', id: { verb: 'quote', about: stored.id, part: 0 } }]],
  });
}

/** Views set the quotation marks. */
function withoutMarks(words: string): string {
  return words
    .trim()
    .replace(/^[“"‘](.*)[”"’]$/su, '$1')
    .trim();
}

async function draftOfQuote(session: ModeratorSession, quote: Quote): Promise<SourceDraft | FormError> {
  if (quote.day !== '' && !isoDate.safeParse(quote.day).success)
    return { line: refusalInWords({ refused: 'invalid-field', field: 'said', expected: `a day as ${DAY}` }) };
  const begun = await begin(session, quote);
  if ('line' in begun) return begun;
  const shared = sharedWith(session, begun, quote.words);
  if (shared !== undefined) return { line: SAY.wordsShared(escapeText(shared.title)) };
  const who = speakerOf(session, begun, quote.who);
  if (!('id' in who) || 'refused' in who) return 'refused' in who ? { line: refusalInWords(who) } : who;
  const heard = heardIn(begun, quote.words);
  const bare = begun.isOnRecord ? who.draft : withoutItems(who.draft, [who.id, heard?.speaker]);
  if (bare.source.statements.some(({ text }) => isSame(text, quote.words))) return { line: SAY.wordsKnown };
  const added = withAddedStatement(bare, 'verbatim', quote.words, who.id);
  if (isRefusal(added)) return { line: notThere(begun, quote.words) };
  const { id = '' } = added.source.statements.at(-1) ?? {};
  const as = heard?.speaker === who.id ? (heard.as ?? '') : '';
  const said = withSaying(added, id, {
    speaker: who.id,
    as,
    said: quote.day || (heard?.said ?? ''),
    where: quote.where,
  });
  if (isRefusal(said)) return { line: refusalInWords(said) };
  return heard === undefined ? said : withHint(said, id, begun.hints[heard.id]);
}

/** What the page’s reader knows of the words: whom it took for the speaker is told where that is somebody else. */
function withHint(draft: SourceDraft, id: string, heard: SourceDraft['hints'][string] | undefined): SourceDraft {
  const own = draft.hints[id];
  if (heard === undefined || own === undefined) return draft;
  const { speaker, confidence, evidence } = heard;
  return {
    ...draft,
    hints: { ...draft.hints, [id]: { ...own, confidence, evidence, ...(speaker === undefined ? {} : { speaker }) } },
  };
}

/** The source that the words stand in: on record already, drafted from its page, or one that stands on no page. */
async function begin(session: ModeratorSession, quote: Quote): Promise<SourceDraft | FormError> {
  const { url, vouchedBy } = whereOf(quote.link);
  if (vouchedBy !== undefined) return beginWithoutPage(session, quote, vouchedBy);
  const known = session.sources.find((source) => source.url === url);
  if (known !== undefined) return beginOnRecord(session, known);
  const page = await draftPage(session, url);
  if ('draft' in page) return page.draft;
  return { line: 'reason' in page ? escapeText(page.reason) : SAY.isFeed };
}

async function beginOnRecord(session: ModeratorSession, source: Source): Promise<SourceDraft | FormError> {
  const page = await holdAgainstPage(session, source);
  if ('reason' in page) return { line: escapeText(page.reason) };
  const ref = { kind: 'source' as const, entry: source.id };
  const { revision } = session.recordService.textOf({ scope: session.scope, ...ref });
  const draft = draftOfSource(source, {
    origin: revision?.origin ?? { how: 'edited' },
    seen: revision?.number ?? 0,
    base: session.baseOf(ref),
    author: session.rights.userId,
  });
  return withArticle(draft, page.text, passagesIn(page));
}

/** Its topics are those that the words name. */
async function beginWithoutPage(
  session: ModeratorSession,
  { who, words, day, where }: Quote,
  vouchedBy: string,
): Promise<SourceDraft | FormError> {
  if (day === '') return { line: SAY.noDay };
  const read = await draftText(session, `“${words}”`);
  if (!('draft' in read)) return { line: 'reason' in read ? escapeText(read.reason) : SAY.isFeed };
  const name = session.personNamed(who)?.name ?? who.replace(/^new:\s*/i, '');
  const title = where === '' ? `Words of ${name}` : where;
  const kind: SourceKind = /\b(?:letter|email)\b/i.test(`${where} ${vouchedBy}`) ? 'letter' : 'speech';
  const taken = new Corpus({ ...session.content, sources: session.sources });
  const details = { title, publisher: name, url: '', vouchedBy, published: day, kind };
  const made = withDetails({ ...read.draft, origin: { how: 'given' } }, details, taken);
  return isRefusal(made) ? { line: refusalInWords(made) } : made;
}

/** Somebody whose name is like nobody’s on record is new: the preview says so. */
function speakerOf(session: ModeratorSession, draft: SourceDraft, typed: string): ReturnType<typeof whoIs> {
  const isNew =
    session.personNamed(typed, draft.people) === undefined && session.peopleLike(typed, draft.people).length === 0;
  return whoIs(session, draft, isNew && !/^new:/i.test(typed) ? `new: ${typed}` : typed);
}

/** The statement that the page’s reader made of the words. */
function heardIn({ source }: SourceDraft, words: string): Statement | undefined {
  const wanted = new Folded(words).text;
  return source.statements.find(({ form, text }) => form === 'verbatim' && new Folded(text).text.includes(wanted));
}

/** The source that all servers share and that has these words already. */
function sharedWith(session: ModeratorSession, { source }: SourceDraft, words: string): Source | undefined {
  if (session.scope === SHARED_SCOPE || source.url === '') return undefined;
  return session.recordService.snapshot.shared.content.sources.find(
    ({ url, statements }) => url === source.url && statements.some(({ text }) => isSame(text, words)),
  );
}

function isSame(left: string, right: string): boolean {
  return new Folded(left).text === new Folded(right).text;
}

/** A new source holds the quotation alone, and says so where others have a summary. */
function withoutItems(draft: SourceDraft, people: readonly (string | undefined)[]): SourceDraft {
  return {
    ...draft,
    source: { ...draft.source, statements: [], figures: [], body: SAY.oneQuotation },
    hints: {},
    omitted: [],
    people: draft.people.filter(({ id }) => people.includes(id)),
    measures: [],
    leftOver: [],
  };
}

/** That words don’t stand on the page, with what of it is most like them. */
function notThere({ article }: SourceDraft, words: string): string {
  const nearest = new Passages(article).nearest(words);
  const instead =
    nearest === undefined ? '' : `\n${SAY.pageHas}\n${blockQuote(escapeText(shorten(nearest.text, 600)))}`;
  return `${SAY.wordsNotThere}\n${blockQuote(escapeText(shorten(words, 600)))}${instead}`;
}
