/** Statements of a draft: who said it, when and where; what was said; what it is about. */
import { POSITIONS, type Statement } from '../../corpus/schema.ts';
import { isToDo } from '../../corpus/unfinished.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import type { Field, Values } from '../../discord/kit/form.ts';
import { DISCORD } from '../../discord/kit/limits.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { type EditResult, isRefusal, withPutBack, withSaying, withStatementTopics } from '../../record/draft-edits.ts';
import { withAddedStatement, withStance, withWording } from '../../record/statement-edits.ts';
import { readAbout } from '../change/items.ts';
import { askedField, askedIn, topicFields, topicsIn } from '../session/form-fields.ts';
import { type PanelId, panelIds } from '../session/panel.ts';
import { DAY, filledIn, formName, NAME_HINT, type ReviewForm, statementIn, whoIs } from './review-form.ts';

/** Who said it, in which role, when and where. */
export const saying: ReviewForm = {
  form(session, draft, id) {
    const statement = statementIn(draft, id);
    return (
      statement && {
        title: 'Who said it, when and where',
        customId: panelIds.write(id),
        fields: [
          {
            is: 'line',
            name: 'speaker',
            label: 'Speaker',
            description: NAME_HINT,
            value: session.personById(statement.speaker, draft.people)?.name ?? '',
            longest: 150,
          },
          {
            is: 'line',
            name: 'as',
            label: 'Role in which they spoke',
            value: statement.as,
            required: false,
            longest: 200,
          },
          {
            is: 'line',
            name: 'said',
            label: 'Day',
            description: `${DAY}, where it is not the source’s own`,
            value: statement.said,
            required: false,
            longest: 10,
          },
          {
            is: 'line',
            name: 'where',
            label: 'Where',
            description: 'The chamber, hearing, programme or document',
            value: statement.where,
            required: false,
            longest: 200,
          },
        ],
      }
    );
  },
  take(session, draft, id, values) {
    const who = whoIs(session, draft, values.text('speaker'));
    if (!('id' in who) || 'refused' in who) return who;
    const [as, said, where] = [values.text('as'), values.text('said'), values.text('where')];
    return withSaying(who.draft, readAbout(id.about, draft) ?? '', { speaker: who.id, as, said, where });
  },
};

/** What was said. */
export const wording: ReviewForm = {
  form(_room, draft, id) {
    const statement = statementIn(draft, id);
    if (statement === undefined) return undefined;
    const passages = passageField(draft, statement.text);
    return {
      title: 'Words',
      customId: panelIds.write(id),
      fields: [
        ...(passages === undefined ? [] : [passages]),
        formField(statement.form),
        {
          is: 'lines',
          name: 'text',
          label: passages === undefined ? 'Words' : 'Words, where no passage is chosen',
          description: 'Verbatim: copied from the source. Reported: in your own words',
          value: filledIn(statement.text),
          required: false,
        },
      ],
    };
  },
  take(_room, draft, id, values) {
    const itemId = readAbout(id.about, draft) ?? '';
    const before = statementIn(draft, id)?.text ?? '';
    const worded = withWording(draft, itemId, wordsIn(draft, values, before));
    const written = isRefusal(worded) ? worded : withSideOfEarlierForm(worded, id, values);
    // A statement that was left out only because nobody had worded it is put back once it is worded.
    return isToDo(before) && !isRefusal(written) ? withPutBack(written, itemId) : written;
  },
};

/**
 * Earlier versions had the side in this form: one that was open during the upgrade, or was handed in before and refused,
 * brings it still. What it is on may be any text there, and stays as it was typed.
 */
function withSideOfEarlierForm(draft: SourceDraft, id: PanelId, values: Values): EditResult {
  const earlier = draft.handedIn?.form === formName(id) ? draft.handedIn.values : {};
  const [side = earlier.position?.[0]] = values.chosen('position');
  if (side === undefined) return draft;
  const position = POSITIONS.find((each) => each === side);
  const on = values.text('on') || (earlier.on?.[0] ?? '');
  return withStance(draft, readAbout(id.about, draft) ?? '', position && { on, position });
}

/** What a statement is about, and how people might ask for it. */
export const itemTopics: ReviewForm = {
  form(session, draft, id) {
    const statement = statementIn(draft, id);
    return (
      statement && {
        title: 'Topics and ways of asking',
        customId: panelIds.write(id),
        // The last of the form’s five fields is for the ways of asking.
        fields: [
          ...topicFields(session.content.topics, statement.topics, 4),
          askedField(statement.asked, 'Three to five everyday phrases, one a line. For finding only: never shown'),
        ],
      }
    );
  },
  take: (_room, draft, id, values) =>
    withStatementTopics(draft, readAbout(id.about, draft) ?? '', topicsIn(values), askedIn(values)),
};

/** A statement that the reading did not find. */
export const addStatement: ReviewForm = {
  form(_room, draft, id) {
    const passages = passageField(draft, '');
    return {
      title: 'Add a statement',
      customId: panelIds.write(id),
      fields: [
        { is: 'line', name: 'speaker', label: 'Speaker', description: NAME_HINT, longest: 150 },
        ...(passages === undefined ? [] : [passages]),
        formField(passages === undefined ? 'reported' : 'verbatim'),
        {
          is: 'lines',
          name: 'text',
          label: passages === undefined ? 'Words' : 'Words, where no passage is chosen',
          description: 'Verbatim: copied from the source. Reported: in your own words',
          required: false,
        },
      ],
    };
  },
  take(session, draft, _id, values) {
    const who = whoIs(session, draft, values.text('speaker'));
    if (!('id' in who) || 'refused' in who) return who;
    const { form, text } = wordsIn(draft, values, '');
    return withAddedStatement(who.draft, form, text, who.id);
  },
};

/** The words between quotation marks in the source, of which one may be chosen: those nearest to what the statement has. */
function passageField(draft: SourceDraft, near: string): Field | undefined {
  if (draft.passages.length === 0) return undefined;
  const at = Math.max(0, draft.passages.indexOf(near));
  const first = Math.max(0, Math.min(at - Math.floor(DISCORD.choices / 2), draft.passages.length - DISCORD.choices));
  const offered = draft.passages.slice(first, first + DISCORD.choices);
  return {
    is: 'choice',
    name: 'passage',
    label: 'A passage of the source',
    options: offered.map((text) => ({ label: text, value: shortHash(text) })),
    chosen: offered.filter((text) => text === near).map((text) => shortHash(text)),
    required: false,
  };
}

function formField(form: Statement['form']): Field {
  return {
    is: 'choice',
    name: 'form',
    label: 'Form',
    options: [
      { label: 'Verbatim', value: 'verbatim', description: 'Exactly as the source has it' },
      { label: 'Reported', value: 'reported', description: 'What they said, in your own words' },
    ],
    chosen: [form],
  };
}

/**
 * What the form says was said. Of a passage and a text, the one counts that somebody has changed.
 * @param before the words that stood in the form at first
 */
function wordsIn(draft: SourceDraft, values: Values, before: string): { form: Statement['form']; text: string } {
  const text = values.text('text');
  if (!values.chosen('form').includes('verbatim')) return { form: 'reported', text };
  const [chosen] = values.chosen('passage');
  const passage = draft.passages.find((each) => shortHash(each) === chosen);
  const isTyped = text !== '' && text !== before.trim();
  return { form: 'verbatim', text: passage === undefined || (passage === before && isTyped) ? text : passage };
}
