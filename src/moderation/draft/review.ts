/** Steps through a draft and edits it, until a person has seen all of it. */
import { parseSource } from '../../corpus/parse.ts';
import type { Source, Statement } from '../../corpus/schema.ts';
import { sourceText } from '../../corpus/write.ts';
import { type Aside, isAside, type Shown } from '../../discord/kit/command.ts';
import type { Form, Values } from '../../discord/kit/form.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { Folded } from '../../drafting/verify/folding.ts';
import { newClaims } from '../../record/change.ts';
import { finished, passagesIn, type SourceDraft } from '../../record/draft.ts';
import { type EditResult, isRefusal, withArticle, withOmitted, withPutBack } from '../../record/draft-edits.ts';
import { withWholeText } from '../../record/statement-edits.ts';
import { aboutItem, idOf, itemsOf, readAbout } from '../change/items.ts';
import { holdAgainstPage, missingIn } from '../change/provenance.ts';
import { stepView } from '../change/step.ts';
import { joinedParts, partFields } from '../session/form-fields.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { type PanelId, panelIds } from '../session/panel.ts';
import { changeDraft, draftIdIn, type OpenDraft, openDraft, sourceDraftIn } from '../session/stored-draft.ts';
import { problemInWords, refusalInWords, SAY } from '../session/words.ts';
import { overviewView } from './overview.ts';
import type { FormError } from './review-form.ts';
import { nextToDo, onwardButton, toDosOf, unwrittenIn } from './to-do.ts';

/** Retries of an edit that another press has overtaken: it is applied to the newer state. */
const MOST_TRIES = 4;

/** A draft of a source that somebody may go on with. */
export interface OpenSource {
  stored: OpenDraft;
  draft: SourceDraft;
}

export async function openSourceDraft(session: ModeratorSession, id: string): Promise<OpenSource | Aside> {
  const stored = await openDraft(session, id, { ownOnly: true });
  if (isAside(stored)) return stored;
  const draft = sourceDraftIn(stored.state);
  return draft === undefined ? aside(SAY.gone) : { stored, draft };
}

export async function showStep(session: ModeratorSession, id: string, step: number): Promise<Shown> {
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return found;
  return shownAt(session, id, found.draft, step);
}

/** The whole draft. @param from the step that somebody comes from, to which a button leads back */
export async function showOverview(session: ModeratorSession, id: string, from: number): Promise<Shown> {
  const found = await openSourceDraft(session, id);
  return isAside(found) ? found : overviewView(session, id, found.draft, { from });
}

/**
 * The button of what is to be done next after a step: of a form, where that is of the source as a whole or of the step
 * itself; undefined where it is another step.
 */
export async function nextOf(
  session: ModeratorSession,
  id: string,
  step: number,
): Promise<{ form: PanelId } | { shown: Shown }> {
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return { shown: found };
  const { draft } = found;
  const next = nextToDo(toDosOf(session, draft), step);
  if (next === undefined) return { shown: shownAt(session, id, draft, step) };
  if (next.step === 0) return { form: { verb: next.opens, about: id, part: 0 } };
  const item = itemsOf(draft)[next.step - 1];
  if (next.step !== step || item === undefined) return { shown: shownAt(session, id, draft, next.step) };
  return { form: { verb: next.opens, about: aboutItem(id, idOf(item)), part: step } };
}

/** Leaves out what people are reported to have said and nobody has put into words. */
export function leaveOutUnwritten(session: ModeratorSession, id: string): Promise<Shown> {
  return editDraft(session, id, 0, (draft) => unwrittenIn(draft).reduce(withOmitted, draft));
}

/** A step, or how it is told from the draft as it is then; 0 is the whole. */
export type Step = number | ((draft: SourceDraft) => number);

/** An edit of a draft, or why it is refused. */
type Make = (draft: SourceDraft) => EditResult | FormError | Promise<EditResult | FormError>;

/**
 * Changes a draft and shows it, or says why it can’t be changed so; then it is as it was.
 * @param kept what is kept with the draft where that is so: what somebody wrote is not lost
 */
export async function editDraft(
  session: ModeratorSession,
  id: string,
  step: Step,
  make: Make,
  kept?: Pick<SourceDraft, 'typed' | 'handedIn'>,
): Promise<Shown> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await openSourceDraft(session, id);
    if (isAside(found)) return found;
    const made = await make(found.draft);
    if ('line' in made || isRefusal(made)) {
      const line = 'line' in made ? made.line : refusalInWords(made);
      const draft = { ...found.draft, ...withEarlier(kept, found.draft) };
      if (kept !== undefined && isAside(await changeDraft(session, found.stored, draft))) continue;
      const shown = kept?.handedIn === undefined ? line : `${line}\n${SAY.stillInForm}`;
      return shownAt(session, id, draft, typeof step === 'number' ? step : 0, shown);
    }
    const state = workedOn(session, made);
    if (!isAside(await changeDraft(session, found.stored, state)))
      return shownAt(session, id, state, typeof step === 'number' ? step : step(state));
  }
  return aside(SAY.changedMeanwhile);
}

/** What was handed in, with what an earlier version of the same form held that this one has no fields for. */
function withEarlier(kept: Parameters<typeof editDraft>[4], { handedIn: earlier }: SourceDraft): typeof kept {
  if (kept?.handedIn === undefined || earlier?.form !== kept.handedIn.form) return kept;
  return { ...kept, handedIn: { ...kept.handedIn, values: { ...earlier.values, ...kept.handedIn.values } } };
}

/** After an edit: no longer ready to be published, and with the editor among its writers. */
function workedOn(session: ModeratorSession, { why: _, handedIn: __, ...draft }: SourceDraft): SourceDraft {
  return { ...draft, writers: [...new Set([...draft.writers, session.rights.userId])] };
}

function shownAt(session: ModeratorSession, id: string, draft: SourceDraft, step: number, line?: string): Shown {
  if (step === 0) return overviewView(session, id, draft, { line });
  const onward = onwardButton(id, toDosOf(session, draft), step);
  return stepView(session, id, draft, step, { line, onward });
}

/** The same for one statement or figure of it. */
export function editItem(
  session: ModeratorSession,
  about: string,
  step: Step,
  make: (draft: SourceDraft, itemId: string) => EditResult | FormError,
  kept?: Pick<SourceDraft, 'handedIn'>,
): Promise<Shown> {
  const makeOfItem = (draft: SourceDraft) => {
    const itemId = readAbout(about, draft);
    return itemId === undefined ? { line: SAY.itemGone } : make(draft, itemId);
  };
  return editDraft(session, draftIdIn(about), step, makeOfItem, kept);
}

export function omit(session: ModeratorSession, about: string, step: number): Promise<Shown> {
  return editItem(session, about, step, withOmitted);
}

export function putBack(session: ModeratorSession, about: string, step: number): Promise<Shown> {
  return editItem(session, about, step, withPutBack);
}

/** Reads the page of a source that is being edited, so that exact words can be chosen from it. */
export async function readItsPage(session: ModeratorSession, id: string): Promise<Shown> {
  const before = await openSourceDraft(session, id);
  if (isAside(before)) return before;
  const page = await holdAgainstPage(session, before.draft.source, before.draft);
  // Reading took a while: the draft may have changed since.
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return found;
  if ('reason' in page) return overviewView(session, id, found.draft, { line: escapeText(page.reason) });
  const passages = passagesIn(page);
  const state = withArticle(found.draft, page.text, passages);
  const kept = await changeDraft(session, found.stored, state);
  return isAside(kept) ? kept : overviewView(session, id, state, { line: SAY.pageRead(passages.length) });
}

/** A draft’s whole text in a form, for whoever would rather write it than step through it. */

/** Problems that are shown at once. */
const SHOWN = 5;

/** A rejected text is kept and offered again. */
export async function wholeForm(session: ModeratorSession, id: string): Promise<Form | Aside> {
  const found = await openSourceDraft(session, id);
  if (isAside(found)) return found;
  const { draft } = found;
  const fields = partFields('Text', draft.typed ?? sourceText(finished(draft)));
  if (fields === undefined) return aside(SAY.tooLongForForm);
  return { title: 'The source’s text', customId: panelIds.write({ verb: 'whole', about: id, part: 0 }), fields };
}

/**
 * Takes a text that was handed in for the draft’s. Exact words that are new have to stand in what was read, or on the
 * source’s page: editing can’t invent a quotation. A rejected text is kept with the draft.
 */
export function takeWhole(session: ModeratorSession, id: string, values: Values): Promise<Shown> {
  const typed = joinedParts(values);
  return editDraft(session, id, 0, (draft) => written(session, draft, typed), { typed });
}

async function written(session: ModeratorSession, draft: SourceDraft, typed: string): Promise<EditResult | FormError> {
  const { source, problems } = parseSource(draft.source.id, typed);
  if (source === undefined) return { line: problems.slice(0, SHOWN).map(problemInWords).join('\n') };
  const unread = newWords(session, draft, source);
  if (unread.length === 0 || source.vouchedBy !== undefined) return withWholeText(draft, source);
  const page = await holdAgainstPage(session, source, draft);
  if ('reason' in page) return { line: refusedWords(unread, page.reason) };
  const missing = missingIn(page.check);
  const notThere = unread.filter(({ id }) => missing.has(id));
  if (notThere.length > 0) return { line: refusedWords(notThere) };
  return withWholeText(withArticle(draft, page.text, passagesIn(page)), source);
}

/** Exact words that the source did not have, on record or in the draft, and that were not read either. */
function newWords(session: ModeratorSession, draft: SourceDraft, source: Source): Statement[] {
  const { text } = session.recordService.textOf({ scope: session.scope, kind: 'source', entry: draft.source.id });
  const { words } = newClaims(source, [text, sourceText(draft.source)]);
  const article = new Folded(draft.article);
  return source.statements.filter((each) => words.has(each.id) && article.find(each.text) === undefined);
}

function refusedWords(words: readonly Statement[], pageReason?: string): string {
  const lines = words
    .slice(0, SHOWN)
    .map(({ speaker, text }) => `> ${escapeText(shorten(text, 300))}\n${small(escapeText(speaker))}`);
  const reason = pageReason === undefined ? [] : [SAY.typedWordsOnPage(escapeText(pageReason))];
  return [SAY.typedWords, ...lines, ...reason].join('\n');
}
