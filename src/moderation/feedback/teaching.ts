/** Answering a question with an item of the record: a pin. It holds an id and no words, and can be taken back. */
import { toItem } from '../../answer/items.ts';
import type { Item } from '../../answer/types.ts';
import { measureInWords, valueInWords } from '../../answer/wording.ts';
import type { Entry } from '../../corpus/corpus.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { itemLayout } from '../../discord/cards/answer.ts';
import type { Shown, Suggested } from '../../discord/kit/command.ts';
import { menu, type View } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import type { Choice, Field, Form, Values } from '../../discord/kit/form.ts';
import { DISCORD, MESSAGE } from '../../discord/kit/limits.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import { terms } from '../../search/analyzer.ts';
import type { StoredPin, Tried } from '../../store/pins.ts';
import type { ModeratorServices, ModeratorSession, PanelActions } from '../session/moderator-session.ts';
import { panelIds, panelView, turningButtons } from '../session/panel.ts';
import { SAY } from '../session/words.ts';

const ON_PAGE = 6;
const WHY_CHARACTERS = 200;
const QUESTION_CHARACTERS = 150;

/** What is to be answered with what. */
interface Choosing {
  question: string;
  /** as it was chosen or typed */
  item: string;
  why: string;
}

/** A key that is equal for questions of the same words in any order, function words left out. */
export function subjectOf(question: string): string {
  const words = [...new Set(terms(question))].sort();
  return words.length === 0 ? question.toLowerCase() : words.join(' ');
}

/** Answers a question with an item; what is not said yet is asked for in a form. Without a question: what was chosen so far. */
export function teach(
  session: ModeratorSession,
  { question, item, why }: { [K in keyof Choosing]: string | undefined },
): Promise<Shown> | Shown {
  if (question === undefined) return taughtView(session, 0);
  if (item === undefined || why === undefined) return teachForm(session, question, item);
  return choose(session, { question, item, why });
}

/** The field of a form that names an item. */
export const ITEM_FIELD = 'item';

/** A form with the items that a question is nearest to. @param item one that is chosen already */
export function teachForm(session: ModeratorSession, question: string, item?: string): Form {
  const chosen = item === undefined ? undefined : itemTyped(session, item);
  return {
    title: 'Answer with an item',
    customId: panelIds.write({ verb: 'teach', about: '-', part: 0 }),
    fields: [
      { is: 'lines', name: 'question', label: 'The question', value: question, longest: MESSAGE.questionCharacters },
      ...itemFields(session, question, { label: 'The item that answers it', chosen }),
      { is: 'line', name: 'why', label: 'Why', description: 'It stands with your choice.', longest: WHY_CHARACTERS },
    ],
  };
}

/** What moderators find in the form of a report: the item that answers it, which they may choose at once. */
export function reportFields(session: ModeratorSession, question: string): Field[] {
  return itemFields(session, question, { label: 'Or answer it with an item at once', required: false });
}

/** A menu of the items that a question is nearest to; none where nothing is near. */
function itemFields(
  { services, place }: ModeratorSession,
  question: string,
  { chosen, ...field }: { label: string; required?: boolean; chosen?: Entry | undefined },
): Field[] {
  const likely = services.likely(question, place).filter(({ id }) => id !== chosen?.id);
  const offered = [...(chosen === undefined ? [] : [chosen]), ...likely].slice(0, DISCORD.choices);
  if (offered.length === 0) return [];
  return [
    {
      is: 'choice',
      name: ITEM_FIELD,
      description: 'The nearest on record. Another one: /corpus teach suggests items while you type.',
      options: offered.map(optionOf),
      chosen: chosen === undefined ? [] : [hashOf(chosen)],
      ...field,
    },
  ];
}

/** Items that a typed text may mean; while nothing is typed, those that the question is nearest to. */
export function itemChoices(session: ModeratorSession, typed: string, question: string): Suggested[] {
  const { services, place } = session;
  const words = typed.toLowerCase().split(/\s+/);
  const found =
    typed.trim() === '' && question !== ''
      ? services.likely(question, place)
      : services.itemsOf(place).filter((entry) => words.every((word) => searched(entry).includes(word)));
  return found.slice(0, DISCORD.choices).map((entry) => ({ label: labelOf(itemOf(entry)), value: hashOf(entry) }));
}

function searched(entry: Entry): string {
  const text = entry.kind === 'statement' ? entry.statement.text : '';
  return `${entry.id} ${labelOf(itemOf(entry))} ${text} ${entry.source.title}`.toLowerCase();
}

/** An id may be too long for a choice; its hash is not. */
function hashOf({ id }: Entry): string {
  return shortHash(id);
}

function itemTyped({ services, place }: ModeratorSession, typed: string): Entry | undefined {
  return services.itemsOf(place).find((entry) => entry.id === typed || hashOf(entry) === typed);
}

/** What an item is called in a list; its id where it is not on record any more. */
export function itemName(session: ModeratorSession, id: string): string {
  const entry = itemTyped(session, id);
  return entry === undefined ? id : labelOf(itemOf(entry));
}

function optionOf(entry: Entry): Choice {
  const item = itemOf(entry);
  const { title } = item.citation;
  const [label, text] =
    item.kind === 'statement'
      ? [`${item.speaker.name}, ${dateInWords(item.said)} · ${title}`, item.text]
      : [labelOf(item), title];
  return {
    label: shorten(label, DISCORD.choiceCharacters),
    value: hashOf(entry),
    description: shorten(text.replace(/\s+/g, ' '), DISCORD.choiceCharacters),
  };
}

function itemOf(entry: Entry): Item {
  return toItem(entry, 1, []);
}

/** "134 killings: Killings in London, 2018", "Cressida Dick, 29 November 2018: It is a small change…" */
function labelOf(item: Item): string {
  if (item.kind === 'statement')
    return `${item.speaker.name}, ${dateInWords(item.said)}: ${item.text.replace(/\s+/g, ' ')}`;
  const value = valueInWords(item);
  return `${value}: ${measureInWords(item)}, ${periodInWords(item.period)}`;
}

/** Takes an item for the answer to a question from now on. */
export async function choose(session: ModeratorSession, { question: typed, item, why }: Choosing): Promise<Shown> {
  const question = typed.replace(/\s+/g, ' ').trim();
  if (question === '') return aside(SAY.noQuestion);
  const entry = itemTyped(session, item);
  if (entry === undefined) return aside(SAY.noItemCalled(escapeText(shorten(item, QUESTION_CHARACTERS))));
  if (why.trim() === '') return aside(SAY.blankReason);
  const { services, scope, rights } = session;
  const by = rights.userId;
  const pin = await services.pins.add({ scope, question, item: entry.id, by, at: services.now(), why: why.trim() });
  await forgetAnswered(session, question);
  return pinView(session, await tried(services, pin), SAY.taught(SAY.scope(scope)));
}

/** A pin with what came of trying it as a way of asking; it holds for its question meanwhile. */
export async function tried(
  { pins, tryPin }: Pick<ModeratorServices, 'pins' | 'tryPin'>,
  pin: StoredPin,
): Promise<StoredPin> {
  const verdict = await tryPin(pins.trialOf(pin));
  if (verdict.kind === 'untold') return pin;
  const outcome: Tried =
    verdict.kind === 'breaks' ? { reach: 'same', breaks: verdict.question } : { reach: 'phrase', breaks: null };
  await pins.settle(pin.id, outcome);
  return { ...pin, ...outcome };
}

/** For which questions a pin holds, and why for no more. */
function reachInWords({ reach, breaks }: StoredPin): string {
  if (reach === 'phrase') return SAY.reachesFurther;
  return reach === 'same' ? SAY.reachesItself(escapeText(shorten(breaks ?? '', QUESTION_CHARACTERS))) : SAY.reachesNear;
}

/** What is answered now is no gap any more. */
async function forgetAnswered({ services, rights }: ModeratorSession, question: string): Promise<void> {
  const { store, isAnswered } = services;
  const subject = subjectOf(question);
  if (isAnswered(question, rights.serverId)) await store.gaps.forget(rights.serverId, subject);
  // What people thought was of another answer.
  await store.votes.forget(rights.serverId, subject);
}

/** One choice, with its item as it is on record now. */
function pinView(session: ModeratorSession, pin: StoredPin, line: string): View {
  const entry = itemTyped(session, pin.item);
  const [page] = entry === undefined ? [] : itemLayout(itemOf(entry)).pages;
  return panelView({
    texts: [
      `${line}\n${pinLines(pin)}`,
      small(reachInWords(pin)),
      ...(page?.blocks ?? []).map(({ texts }) => texts.join('\n')),
    ],
    buttons: [
      [
        { label: 'Undo', style: 'danger', id: { verb: 'unteach', about: String(pin.id), part: 0 } },
        { label: 'All that were chosen', id: { verb: 'taught', about: '-', part: 0 } },
      ],
    ],
  });
}

function pinLines({ question, by, at, why }: StoredPin): string {
  const when = dateInWords(at.slice(0, 10));
  return `**${escapeText(shorten(question, QUESTION_CHARACTERS))}**\n${small(`<@${by}> · ${when} · ${escapeText(shorten(why, WHY_CHARACTERS))}`)}`;
}

/** Everything that was chosen in the scope, newest first. */
function taughtView(session: ModeratorSession, page: number, line?: string): View {
  const all = session.services.pins.of(session.scope);
  const pages = Math.max(1, Math.ceil(all.length / ON_PAGE));
  const at = Math.min(page, pages - 1);
  const shown = all.slice(at * ON_PAGE, (at + 1) * ON_PAGE);
  const texts = shown.map((pin) => {
    const entry = itemTyped(session, pin.item);
    const item = entry === undefined ? SAY.pinnedItemGone : shorten(labelOf(itemOf(entry)), QUESTION_CHARACTERS);
    return `${pinLines(pin)}\n${escapeText(item)}`;
  });
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `### ${counted(all.length, 'question')} answered with an item ${SAY.scope(session.scope)}`,
      ...(texts.length === 0 ? [SAY.howToTeach] : texts),
    ],
    menus:
      shown.length === 0
        ? []
        : [
            menu(
              panelIds.write({ verb: 'taught', about: 'one', part: at }),
              'Open one',
              shown.map(({ id, question }) => ({ label: question, value: String(id) })),
            ),
          ],
    buttons: [turningButtons('taught', '-', at, pages)],
  });
}

function openPin(session: ModeratorSession, id: number): Shown {
  const pin = session.services.pins.of(session.scope).find((each) => each.id === id);
  return pin === undefined ? aside(SAY.noPin) : pinView(session, pin, small(SAY.chosenAnswer));
}

async function undo(session: ModeratorSession, id: number): Promise<Shown> {
  const { services, scope, rights } = session;
  const isUndone = await services.pins.undo(id, scope, rights.userId, services.now());
  return isUndone ? taughtView(session, 0, SAY.untaught) : aside(SAY.noPin);
}

function handedIn(values: Values): Choosing {
  return { question: values.text('question'), item: values.chosen(ITEM_FIELD)[0] ?? '', why: values.text('why') };
}

export const teachingActions = {
  teach: { take: (session, _id, values) => choose(session, handedIn(values)) },
  taught: {
    press: (session, { part }, [chosen]) =>
      chosen === undefined ? taughtView(session, part) : openPin(session, Number(chosen)),
  },
  unteach: { press: (session, { about }) => undo(session, Number(about)) },
} satisfies PanelActions;
