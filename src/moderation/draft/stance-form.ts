/** The side that a statement of a draft takes, and on which subject: one on record, or a new one that comes with the draft. */
import { positionInWords } from '../../answer/wording.ts';
import { POSITIONS, type Statement, type Subject } from '../../corpus/schema.ts';
import { nameKey, namesOf, nearestSubjects } from '../../corpus/subjects.ts';
import { isToDo } from '../../corpus/unfinished.ts';
import type { Suggested } from '../../discord/kit/command.ts';
import type { Choice, Values } from '../../discord/kit/form.ts';
import { DISCORD } from '../../discord/kit/limits.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { type EditResult, isRefusal, type Refusal } from '../../record/draft-edits.ts';
import { withNewSubject, withQuestion, withStance } from '../../record/statement-edits.ts';
import { Suggestions } from '../../search/suggest.ts';
import { readAbout } from '../change/items.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { panelIds } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { type FormError, NEW, notNamed, type ReviewForm, statementIn } from './review-form.ts';

const NONE = 'none';
/** What the fields are called in which a new subject is written. */
const FIELDS = { on: 'Or another, by its name', question: 'As a question, where it is new' } as const;

export const stance: ReviewForm = {
  form(session, draft, id) {
    const statement = statementIn(draft, id);
    if (statement === undefined) return undefined;
    const own = subjectOf(statement.stance?.on, session, draft);
    const isNew = own !== undefined && draft.subjects.includes(own);
    return {
      title: 'Stance',
      customId: panelIds.write(id),
      fields: [
        {
          is: 'choice',
          name: 'position',
          label: 'Which side the statement takes',
          options: [
            { label: 'None', value: NONE },
            ...POSITIONS.map((position) => ({ label: positionInWords(position), value: position })),
          ],
          chosen: [statement.stance?.position ?? NONE],
        },
        {
          is: 'choice',
          name: 'subject',
          label: 'On which subject',
          description: 'The nearest on record to what was said',
          options: offeredFor(statement, own, subjectsOf(session, draft)),
          chosen: own === undefined ? [] : [own.id],
          required: false,
        },
        {
          is: 'line',
          name: 'on',
          label: FIELDS.on,
          description: 'A label or alias; “new: ” and a neutral label for one that is not on record',
          value: statement.stance?.on,
          required: false,
          longest: 150,
        },
        {
          is: 'line',
          name: 'question',
          label: FIELDS.question,
          description: 'Should the police …?',
          value: isNew ? own.question : undefined,
          required: false,
          longest: 300,
        },
      ],
    };
  },
  take(session, draft, id, values) {
    const itemId = readAbout(id.about, draft) ?? '';
    const position = POSITIONS.find((each) => values.chosen('position').includes(each));
    if (position === undefined) return withStance(draft, itemId, undefined);
    const named = onWhat(session, draft, statementIn(draft, id), values);
    return 'on' in named ? withStance(named.draft, itemId, { on: named.on, position }) : named;
  },
};

type Named = { draft: SourceDraft; on: string } | Refusal | FormError;

/** What the form says the stance is on. Of a subject that is chosen and one that is written, the one counts that was changed. */
function onWhat(
  session: ModeratorSession,
  draft: SourceDraft,
  statement: Statement | undefined,
  values: Values,
): Named {
  const before = statement?.stance?.on ?? '';
  const typed = values.text('on');
  const [chosen] = values.chosen('subject');
  const picked = subjectsOf(session, draft).find(({ id }) => id === chosen);
  const isPicked = picked !== undefined && picked !== subjectOf(before, session, draft);
  if (isPicked && (typed === '' || typed === before)) return { draft, on: nameOf(picked) };
  if (NEW.test(typed))
    return newSubject(session, draft, statement, typed.replace(NEW, '').trim(), values.text('question'));
  return onNamed(session, draft, typed === '' && picked !== undefined ? nameOf(picked) : typed, before, values);
}

/** A subject by a name of its own; what stood there before stays, whatever it names. */
function onNamed(session: ModeratorSession, draft: SourceDraft, typed: string, before: string, values: Values): Named {
  const subject = subjectOf(typed, session, draft);
  if (subject === undefined && typed !== before) return { line: noSubject(session, draft, typed) };
  const question = values.text('question');
  const isOurs = subject !== undefined && draft.subjects.includes(subject) && question !== '';
  const made: EditResult = isOurs ? withQuestion(draft, subject.id, question) : draft;
  return isRefusal(made) ? made : { draft: made, on: typed };
}

function newSubject(
  session: ModeratorSession,
  draft: SourceDraft,
  statement: Statement | undefined,
  label: string,
  question: string,
): Named {
  if (label === '') return { line: SAY.newSubjectLacks('its label, behind “new: ”', FIELDS.on) };
  if (question === '')
    return { line: SAY.newSubjectLacks('a question, such as “Should the police …?”', FIELDS.question) };
  const topics = (statement?.topics ?? []).filter((topic) => session.content.topics.some(({ id }) => id === topic));
  const made = withNewSubject(draft, { label, question, topics }, session.content.subjects, session.scope);
  return isRefusal(made) ? made : { draft: made.draft, on: label };
}

/** Gives a statement of a draft the side that a command names. @param typed an id or a name of a subject; for no side nothing */
export function withNamedStance(
  session: ModeratorSession,
  draft: SourceDraft,
  itemId: string,
  side: string,
  typed: string,
): EditResult | FormError {
  const position = POSITIONS.find((each) => each === side);
  if (position === undefined) return withStance(draft, itemId, undefined);
  const subject = subjectsOf(session, draft).find(({ id }) => id === typed) ?? subjectOf(typed, session, draft);
  if (subject === undefined) return { line: noSubject(session, draft, typed) };
  const isNamed = subject.id !== typed;
  return withStance(draft, itemId, { on: isNamed ? typed : nameOf(subject), position });
}

/** Subjects as they are suggested: those whose names begin so, then the nearest to the words. @param words what was said, where nothing is typed */
export function subjectChoices({ content: { subjects } }: ModeratorSession, typed: string, words = ''): Suggested[] {
  const fitting = new Suggestions(
    subjects.map(({ id, label, aliases }) => ({ label, value: id, also: aliases, weight: 0 })),
  ).suggest(typed, DISCORD.choices);
  const is = typed === '' ? 'statement' : 'name';
  const near = nearestSubjects(typed === '' ? words : typed, subjects, { is, most: DISCORD.choices });
  const nearest = near.map(({ id, label }) => ({ label, value: id }));
  const all = typed === '' ? [...nearest, ...fitting] : [...fitting, ...nearest];
  return all.filter(({ value }, at) => all.findIndex((each) => each.value === value) === at);
}

/** Says what may have been meant by a text that names no subject. */
function noSubject(session: ModeratorSession, draft: SourceDraft, typed: string): string {
  const near = typed === '' ? [] : nearestSubjects(typed, subjectsOf(session, draft)).map(({ label }) => label);
  return typed === ''
    ? 'A stance needs what it is on: choose a subject, or write its name.'
    : notNamed('No subject on record', typed, near, 'Write “new: ” and a neutral label for one that is new.').line;
}

/** The subject that a text names, on record or in the draft. */
function subjectOf(on: string | undefined, session: ModeratorSession, draft: SourceDraft): Subject | undefined {
  return on === undefined ? undefined : namesOf(subjectsOf(session, draft)).get(nameKey(on))?.subject;
}

/** How a stance names a subject: by its label, as the record’s stances write it. */
function nameOf({ label, aliases }: Subject): string {
  return aliases.find((alias) => nameKey(alias) === nameKey(label)) ?? label;
}

function subjectsOf(session: ModeratorSession, draft: SourceDraft): readonly Subject[] {
  return draft.subjects.length === 0 ? session.content.subjects : [...session.content.subjects, ...draft.subjects];
}

/** The subjects nearest to a statement, its own first; then those on its topics, and the first of the list. */
function offeredFor(
  { text, topics, stance: own }: Statement,
  subject: Subject | undefined,
  subjects: readonly Subject[],
): Choice[] {
  const words = [own?.on ?? '', isToDo(text) ? text.replace(/^[^:]*:/, '') : text].join(' ');
  const near = nearestSubjects(words, subjects, { is: 'statement', topics, most: DISCORD.choices });
  const onTopic = subjects.filter((each) => each.topics.some((topic) => topics.includes(topic)));
  const offered = new Set([...(subject === undefined ? [] : [subject]), ...near, ...onTopic, ...subjects]);
  return [...offered]
    .slice(0, DISCORD.choices)
    .map(({ id, label, question }) => ({ label, value: id, description: question }));
}
