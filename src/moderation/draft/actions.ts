/** What the buttons, menus and forms of drafts do. */

import { isAside, type Shown } from '../../discord/kit/command.ts';
import { type Values, withValues } from '../../discord/kit/form.ts';
import { aside } from '../../discord/kit/reply.ts';
import { joinedParts } from '../session/form-fields.ts';
import type { ModeratorSession, PanelAction, PanelActions } from '../session/moderator-session.ts';
import type { PanelId, PanelVerb } from '../session/panel.ts';
import { draftIdIn } from '../session/stored-draft.ts';
import { SAY } from '../session/words.ts';
import { addFromFeed, addFromPaste } from './adding.ts';
import { draftsView, dropDraft, handOver, handOverView, openWork, takeOver } from './drafts.ts';
import { addFigure, caveats, counting, newcomer, newMeasure } from './figure-forms.ts';
import { addQuote, quoteAgain, quoteIn } from './quote.ts';
import {
  editDraft,
  editItem,
  leaveOutUnwritten,
  nextOf,
  omit,
  openSourceDraft,
  putBack,
  readItsPage,
  type Step,
  showOverview,
  showStep,
  takeWhole,
  wholeForm,
} from './review.ts';
import { formName, type ReviewForm } from './review-form.ts';
import { details, summary, topics } from './source-forms.ts';
import { stance } from './stance-form.ts';
import { addStatement, itemTopics, saying, wording } from './statement-forms.ts';
import { unwatch } from './watching.ts';

/** The forms of a review, by what opens them. */
const reviewForms = {
  details,
  topics,
  summary,
  saying,
  newcomer,
  wording,
  stance,
  'item-topics': itemTopics,
  counting,
  caveats,
  'new-measure': newMeasure,
  'add-statement': addStatement,
  'add-figure': addFigure,
} as const satisfies Partial<Record<PanelVerb, ReviewForm>>;

type ReviewVerb = keyof typeof reviewForms;
const REVIEW_VERBS: readonly ReviewVerb[] = Object.keys(reviewForms).filter(
  (verb): verb is ReviewVerb => verb in reviewForms,
);

/** One of the review’s forms: opened with what the draft holds, and taken into it. */
function reviewed(verb: ReviewVerb) {
  const review = reviewForms[verb];
  return {
    async press(session: ModeratorSession, id: PanelId) {
      const found = await openSourceDraft(session, draftIdIn(id.about));
      if (isAside(found)) return found;
      const form = review.form(session, found.draft, id);
      if (form === undefined) return aside(SAY.itemGone);
      const { handedIn } = found.draft;
      return handedIn?.form === formName(id) ? withValues(form, handedIn.values) : form;
    },
    take(session: ModeratorSession, id: PanelId, values: Values) {
      const change = (draft: Parameters<typeof review.take>[1]) => review.take(session, draft, id, values);
      const kept = { handedIn: { form: formName(id), values: values.all() } };
      return id.about.includes('.')
        ? editItem(session, id.about, id.part, change, kept)
        : editDraft(session, id.about, shownAfter(verb), change, kept);
    },
  } satisfies PanelAction;
}

/** The card that is shown once a form of the whole was taken: what was added, or the whole. */
function shownAfter(verb: ReviewVerb): Step {
  if (verb === 'add-figure') return ({ source }) => source.statements.length + source.figures.length;
  return verb === 'add-statement' ? ({ source }) => source.statements.length : 0;
}

/** To what is to be done next: its form, or the step that has it. */
async function goOn(session: ModeratorSession, { about, part }: PanelId): Promise<Shown> {
  const next = await nextOf(session, about, part);
  if ('shown' in next) return next.shown;
  const verb = REVIEW_VERBS.find((each) => each === next.form.verb);
  return verb === undefined ? aside(SAY.itemGone) : reviewed(verb).press(session, next.form);
}

export const draftActions = {
  open: { press: (session, { about }) => openWork(session, about) },
  drafts: { press: (session, { part }) => draftsView(session, part) },
  step: { press: (session, { about, part }) => showStep(session, about, part) },
  overview: { press: (session, { about, part }) => showOverview(session, about, part) },
  item: { press: (session, { about }, [step]) => showStep(session, about, Number(step ?? 1)) },
  next: { press: goOn },
  unwritten: { press: (session, { about }) => leaveOutUnwritten(session, about) },
  details: reviewed('details'),
  topics: reviewed('topics'),
  summary: reviewed('summary'),
  whole: {
    press: (session, { about }) => wholeForm(session, about),
    take: (session, { about }, values) => takeWhole(session, about, values),
  },
  page: { press: (session, { about }) => readItsPage(session, about) },
  hand: {
    press: (session, { about }, [to]) =>
      to === undefined ? handOverView(session, about) : handOver(session, about, to),
  },
  'take-over': { press: (session, { about }) => takeOver(session, about) },
  drop: { press: (session, { about, part }) => dropDraft(session, about, { confirmed: part === 1 }) },
  'add-statement': reviewed('add-statement'),
  'add-figure': reviewed('add-figure'),
  saying: reviewed('saying'),
  newcomer: reviewed('newcomer'),
  wording: reviewed('wording'),
  stance: reviewed('stance'),
  'item-topics': reviewed('item-topics'),
  counting: reviewed('counting'),
  caveats: reviewed('caveats'),
  'new-measure': reviewed('new-measure'),
  omit: { press: (session, { about, part }) => omit(session, about, part) },
  'put-back': { press: (session, { about, part }) => putBack(session, about, part) },
  quote: {
    press: (session, { about }) => quoteAgain(session, about),
    take: (session, _id, values) => addQuote(session, quoteIn(values)),
  },
  unwatch: { press: (session, _id, [watched = '']) => unwatch(session, watched) },
  feed: { press: (session, { about }, chosen) => addFromFeed(session, about, chosen) },
  paste: { take: (session, _id, values) => addFromPaste(session, joinedParts(values)) },
} satisfies PanelActions;
