import { lookAtStep, lookAtText } from '../change/change-view.ts';
import { holdReady, publishDraft } from '../change/publishing.ts';
import { askAgain, sendBack, sendBackForm } from '../change/second.ts';
import { addFromFeed, addFromPaste } from '../draft/drafting.ts';
import { draftsView, openWork } from '../draft/drafts.ts';
import { reviewForms } from '../draft/forms.ts';
import { dropDraft, handOver, handOverView, takeOver } from '../draft/letting-go.ts';
import { mend, mendItem, omit, openSourceDraft, putBack, readItsPage, type Step, showStep } from '../draft/review.ts';
import { draftIdIn } from '../draft/stored-draft.ts';
import { takeWhole, wholeForm } from '../draft/whole-text.ts';
import { addForGap, forgetGaps, gapForm } from '../feedback/gaps.ts';
import { closeForm, closeReport, reportItemView, reportsView, showReport } from '../feedback/reports.ts';
import { formAgain, takeListEntry } from '../record/list-entries.ts';
import { checkView, historyView, listView, showView } from '../record/record.ts';
import { noteFound, takeExactWords } from '../record/refresh.ts';
import { settle } from '../record/revising.ts';
import type { EntryRef, Room } from '../room.ts';
import { changeSetting, quietForm, saveSettings } from '../settings/settings.ts';
import { SAY } from '../words.ts';
import { type Form, type Values, withValues } from './form.ts';
import type { PanelId, PanelVerb } from './panel.ts';
import { joinedParts } from './parts.ts';
import { aside, isAside, type Shown } from './shown.ts';

/** What a button, a menu or a form of moderation does. */
interface PanelAction {
  /** @param chosen values, where it is a menu */
  press?(room: Room, id: PanelId, chosen: readonly string[]): Promise<Shown> | Shown;
  /** what was handed in with the form that it opened */
  take?(room: Room, id: PanelId, values: Values): Promise<Shown> | Shown;
}

/** One of the review’s forms: opened with what the draft holds, and taken into it. */
function reviewed(verb: keyof typeof reviewForms): PanelAction {
  const review = reviewForms[verb];
  return {
    async press(room, id) {
      const found = await openSourceDraft(room, draftIdIn(id.about));
      if (isAside(found)) return found;
      const form = review.form(room, found.draft, id);
      if (form === undefined) return aside(SAY.itemGone);
      const { handedIn } = found.draft;
      return handedIn?.form === nameOf(id) ? withValues(form, handedIn.values) : form;
    },
    take(room, id, values) {
      const change = (draft: Parameters<typeof review.take>[1]) => review.take(room, draft, id, values);
      const kept = { handedIn: { form: nameOf(id), values: values.all() } };
      return id.about.includes('.')
        ? mendItem(room, id.about, id.part, change, kept)
        : mend(room, id.about, shownAfter(verb), change, kept);
    },
  };
}

/** Tells one form of a draft from its others. */
function nameOf({ verb, about }: PanelId): string {
  return `${verb} ${about}`;
}

/** The card that is shown once a form of the whole was taken: what was added, or the whole. */
function shownAfter(verb: keyof typeof reviewForms): Step {
  if (verb === 'add-figure') return ({ source }) => source.statements.length + source.figures.length;
  return verb === 'add-statement' ? ({ source }) => source.statements.length : 0;
}

const whyForm = (id: PanelId): Form => ({
  title: 'Publish',
  id,
  fields: [{ is: 'line', name: 'why', label: 'Why', description: 'Stands in the history', longest: 200 }],
});

const setting: PanelAction = {
  press: (room, { verb, about }, chosen) => changeSetting(room, verb, about, chosen),
};

/** What everything that can be pressed in moderation does. */
export const panelActions: Record<PanelVerb, PanelAction> = {
  open: { press: (room, { about }) => openWork(room, about) },
  drafts: { press: (room, { part }) => draftsView(room, part) },
  step: { press: (room, { about, part }) => showStep(room, about, part) },
  look: { press: (room, { about, part }) => lookAtStep(room, about, part) },
  text: { press: (room, { about, part }) => lookAtText(room, about, part) },
  details: reviewed('details'),
  topics: reviewed('topics'),
  summary: reviewed('summary'),
  whole: {
    press: (room, { about }) => wholeForm(room, about),
    take: (room, { about }, values) => takeWhole(room, about, values),
  },
  page: { press: (room, { about }) => readItsPage(room, about) },
  finish: {
    press: (_room, id) => whyForm(id),
    take: (room, { about }, values) => holdReady(room, about, values.text('why')),
  },
  hand: {
    press: (room, { about }, [to]) => (to === undefined ? handOverView(room, about) : handOver(room, about, to)),
  },
  'take-over': { press: (room, { about }) => takeOver(room, about) },
  drop: { press: (room, { about, part }) => dropDraft(room, about, { confirmed: part === 1 }) },
  'add-statement': reviewed('add-statement'),
  'add-figure': reviewed('add-figure'),

  saying: reviewed('saying'),
  newcomer: reviewed('newcomer'),
  wording: reviewed('wording'),
  'item-topics': reviewed('item-topics'),
  counting: reviewed('counting'),
  caveats: reviewed('caveats'),
  'new-measure': reviewed('new-measure'),
  omit: { press: (room, { about, part }) => omit(room, about, part) },
  'put-back': { press: (room, { about, part }) => putBack(room, about, part) },

  publish: { press: (room, { about, part }) => publishDraft(room, about, { confirmed: part === 1 }) },
  'send-back': {
    press: (_room, { about }) => sendBackForm(about),
    take: (room, { about }, values) => sendBack(room, about, values.text('note')),
  },
  'ask-again': { press: (room, { about }) => askAgain(room, about) },

  list: { press: (room, { about, part }) => listView(room, about, part) },
  show: onEntry((room, ref, { part }) => showView(room, ref, part)),
  history: onEntry((room, ref, { part }) => historyView(room, ref, part)),
  check: { press: (room, { part }) => checkView(room, part) },
  settle: onEntry((room, ref, { part }) => settle(room, ref, part === 1)),
  exact: { press: (room, { about }) => takeExactWords(room, about) },
  found: { press: (room, { about }) => noteFound(room, about) },
  'list-entry': { take: takeListEntry },
  again: { press: (room, { about }) => formAgain(room, about) },

  feed: { press: (room, { about }, chosen) => addFromFeed(room, about, chosen) },
  paste: { take: (room, _id, values) => addFromPaste(room, joinedParts(values)) },

  reports: { press: (room, { part }) => reportsView(room, part) },
  report: { press: (room, { about }, [chosen = about]) => showReport(room, Number(chosen)) },
  'report-item': { press: (room, { about }) => reportItemView(room, Number(about)) },
  'report-close': {
    press: (_room, { about }) => closeForm(about),
    take: (room, { about }, values) => closeReport(room, Number(about), values.text('outcome')),
  },
  gap: {
    press: (_room, _id, [key = '']) => gapForm(key),
    take: (room, { about }, values) => addForGap(room, about, values.text('url')),
  },
  'gaps-forget': { press: (room, { part }) => forgetGaps(room, { confirmed: part === 1 }) },

  'set-answers': setting,
  'set-approval': setting,
  'set-digest': setting,
  'set-quiet': {
    press: (_room, { about }) => quietForm(about),
    take: (room, { verb, about }, values) => changeSetting(room, verb, about, [values.text('hours')]),
  },
  'set-roles': setting,
  'set-channel': setting,
  'set-channels': setting,
  'set-forums': setting,
  'set-save': { press: (room, { about }) => saveSettings(room, about) },
};

function onEntry(press: (room: Room, ref: EntryRef, id: PanelId) => Promise<Shown> | Shown): PanelAction {
  return {
    press(room, id) {
      const ref = room.entryBehind(id.about);
      return ref === undefined ? aside(SAY.entryGone) : press(room, ref, id);
    },
  };
}
