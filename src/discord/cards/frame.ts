/** A page of a layout as a message: its question, its blocks, its place, and the buttons that belong to them. */
import type { APIButtonComponentWithCustomId, APIComponentInContainer, APISelectMenuOption } from 'discord.js';
import type { ItemId } from '../../answer/types.ts';
import type { IsoDate } from '../../corpus/schema.ts';
import { dateInWords } from '../../dates/words.ts';
import {
  buttonRows,
  button as componentButton,
  componentsOf,
  containerView,
  menu,
  menuRow,
  pictureGallery,
  section,
  separator,
  text,
  type View,
} from '../kit/components.ts';
import { shortHash } from '../kit/custom-id.ts';
import { DISCORD } from '../kit/limits.ts';
import { escapeText, small } from '../kit/markdown.ts';
import { CARD, CHECK, LABELS } from '../kit/words.ts';
import { type CardVerb, cardIds, MENU_ID, PLACES_ID } from './card-id.ts';
import type { Block, Layout, Offer, Page } from './layout.ts';

/** The circumstances in which a layout is shown. */
export interface Frame {
  /** Discord's id of whoever asked */
  asker: string;
  /** only the asker sees it */
  private: boolean;
  /** where only the asker sees it: they may show it to everyone */
  mayShare: boolean;
  /** people may say what they think of the answer */
  voting?: boolean;
  /** the state of the corpus */
  version: string;
  /** the short key of an id, within the scope of the question */
  keyOf(id: string): string;
  /** absent where the message shows a thing of the corpus rather than an answer */
  question?: string;
  /** earlier questions of the conversation, oldest first */
  earlier?: string[];
  /** the message that was checked, as it was read, and the day on which it was written */
  checked?: { text: string; written: IsoDate };
  /** the source or item that is shown, where there is no question */
  subject?: string;
  /** 1-based; a page beyond the last shows the last */
  page?: number;
  /** what to say where the corpus is not the one that the question was first answered from */
  changed?: string;
}

/** Component ids by which a card's question is found again; far above those that Discord numbers by itself. */
export const QUESTION_ID = 1_000_001;
export const EARLIER_ID = 1_000_002;
export const CHECKED_ID = 1_000_003;

/** A message of one page of a layout: question, blocks, place, and the buttons that belong to them. */
export function viewOf(layout: Layout, frame: Frame): View {
  const view = boundedViewOf(layout, frame);
  const { picture } = pageOf(layout, frame).blocks.find((block) => block.picture !== undefined) ?? {};
  if (picture === undefined || layout.unpictured === undefined) return view;
  return { ...view, picture: { chart: picture.chart, otherwise: viewOf(layout.unpictured, frame) } };
}

function boundedViewOf(layout: Layout, frame: Frame): View {
  const view = wholeViewOf(layout, frame);
  // Where a card is full, what it says comes first.
  return frame.voting && componentsOf(view) > DISCORD.components
    ? wholeViewOf(layout, { ...frame, voting: false })
    : view;
}

function wholeViewOf(layout: Layout, frame: Frame): View {
  const number = numberOf(layout, frame);
  const page = pageOf(layout, frame);
  const buttons = buttonsFor(layout, page, number, frame);
  const { first, further } = divided(buttons);
  const components: APIComponentInContainer[] = [
    ...questionTexts(frame),
    ...blockComponents(page.blocks, buttons),
    ...placeText(number, layout),
    ...placesRow(buttons.places),
    ...checkedTexts(frame),
    ...(page.offers ?? []).flatMap(({ line, offers }) => [text(small(line)), ...buttonRows(offers.map(buttons.offer))]),
    ...buttonRows(first),
    ...buttonRows(buttons.votes),
    ...(further.length === 0 ? [] : [menuRow(menu(MENU_ID, LABELS.menu, further.map(asOption)))]),
  ];
  return containerView(components, layout.colour, layout);
}

function numberOf({ pages }: Layout, { page = 1 }: Frame): number {
  return Math.min(Math.max(page, 1), pages.length);
}

function pageOf(layout: Layout, frame: Frame): Page {
  return layout.pages[numberOf(layout, frame) - 1] ?? { blocks: [] };
}

/** The most buttons in a card's first row. */
const IN_FIRST_ROW = 3;

/** Divides the buttons between the first row and the menu; a single further button goes into the row, where it fits. */
function divided({ leading, others }: Buttons): Record<'first' | 'further', APIButtonComponentWithCustomId[]> {
  const all = [...leading, ...others];
  const inRow = others.length <= 1 && all.length <= IN_FIRST_ROW ? all.length : Math.min(leading.length, IN_FIRST_ROW);
  return { first: all.slice(0, inRow), further: all.slice(inRow) };
}

/** A button as a menu option with the same effect. */
function asOption({ label = '', custom_id }: APIButtonComponentWithCustomId): APISelectMenuOption {
  return { label, value: custom_id };
}

function questionTexts({ question, earlier = [], changed }: Frame): APIComponentInContainer[] {
  const texts: APIComponentInContainer[] = [];
  if (question !== undefined) texts.push({ ...text(small(escapeText(question))), id: QUESTION_ID });
  if (earlier.length > 0) {
    const lines = earlier.map((asked) => small(CARD.earlier(escapeText(asked))));
    texts.push({ ...text(lines.join('\n')), id: EARLIER_ID });
  }
  if (changed !== undefined) texts.push(text(small(changed)));
  return texts;
}

/** The message that was checked, below what is said of it: it is read back from here when the page is turned. */
function checkedTexts({ checked }: Frame): APIComponentInContainer[] {
  if (checked === undefined) return [];
  const head = CHECK.read(dateInWords(checked.written));
  const lines = checked.text.split('\n').map(escapeText);
  return [separator(), { ...text([head, ...lines].map(small).join('\n')), id: CHECKED_ID }];
}

function blockComponents(blocks: Block[], buttons: Buttons): APIComponentInContainer[] {
  return blocks.flatMap(({ texts, opens, picture }, index) => {
    const before = index === 0 ? [] : [separator()];
    const below = picture === undefined ? [] : [pictureGallery(picture.alt)];
    if (opens === undefined) return [...before, ...texts.map(text), ...below];
    return [...before, section(texts.join('\n'), buttons.open(opens, index))];
  });
}

function placeText(page: number, { pages, counts = 'Page' }: Layout): APIComponentInContainer[] {
  return pages.length > 1 ? [text(small(CARD.place(counts, page, pages.length)))] : [];
}

/** A menu of the pages that a reader may want to go to; of more than it holds, pages that lie evenly. */
function placesRow(places: readonly APIButtonComponentWithCustomId[]): APIComponentInContainer[] {
  if (places.length < 2) return [];
  const step = Math.ceil(places.length / DISCORD.choices);
  return [menuRow(menu(PLACES_ID, LABELS.places, places.filter((_, at) => at % step === 0).map(asOption)))];
}

interface Buttons {
  /** those that most people want first */
  leading: APIButtonComponentWithCustomId[];
  others: APIButtonComponentWithCustomId[];
  votes: APIButtonComponentWithCustomId[];
  /** one a page that a menu leads to */
  places: APIButtonComponentWithCustomId[];
  open(id: ItemId, index: number): APIButtonComponentWithCustomId;
  offer(offer: Offer, index: number): APIButtonComponentWithCustomId;
}

function buttonsFor(layout: Layout, page: Page, number: number, frame: Frame): Buttons {
  const key = keyOfPage(page, frame);
  const { version, asker } = frame;
  const button = (verb: CardVerb, label: string, over: { page?: number; key?: string } = {}) =>
    componentButton(label, cardIds.write({ verb, page: over.page ?? number, key: over.key ?? key, version, asker }));
  return {
    leading: [
      ...(layout.pages.length === 1 ? [] : turnButtons(button, number, layout)),
      ...leadingItemButtons(button, page, layout),
      ...(page.blocks.some(({ picture }) => picture !== undefined) ? [button('table', LABELS.table, { page: 1 })] : []),
      ...(frame.private && frame.mayShare ? [button(SHARED_BY[layout.kind] ?? 'share', LABELS.share)] : []),
    ],
    others: [...otherItemButtons(button, page, layout), ...messageButtons(button, layout, frame)],
    votes: voteButtons(button, layout, frame),
    places: (layout.places ?? []).map(({ label, page: to }) => button('next', label, { page: to })),
    open: (id, index) => button('item', LABELS.open, { page: index + 1, key: frame.keyOf(id) }),
    offer: (offer, index) =>
      offer.to === 'item'
        ? button('item', offer.label, { page: index + 1, key: frame.keyOf(offer.id) })
        : button(offer.to, offer.label, { page: index + 1, key: shortHash(offer.question) }),
  };
}

type ButtonMaker = (
  verb: CardVerb,
  label: string,
  over?: { page?: number; key?: string },
) => APIButtonComponentWithCustomId;

/** How pages are turned that can't be told from what stands on the message. */
const TURNED_BY: Partial<Record<Layout['kind'], CardVerb>> = { citation: 'cite', table: 'turntable' };

/** A citation's further pages are asked for as citations; everything else is turned by what stands on the message. */
function turnButtons(button: ButtonMaker, number: number, { kind, pages }: Layout): APIButtonComponentWithCustomId[] {
  const by = TURNED_BY[kind];
  const [back, on]: [CardVerb, CardVerb] = by === undefined ? ['previous', 'next'] : [by, by];
  const first = number === 1;
  const last = number === pages.length;
  return [
    { ...button(back, LABELS.previous, { page: first ? 1 : number - 1 }), disabled: first },
    { ...button(on, LABELS.next, { page: last ? number : number + 1 }), disabled: last },
  ];
}

function leadingItemButtons(button: ButtonMaker, { focus }: Page, { kind }: Layout): APIButtonComponentWithCustomId[] {
  if (focus === undefined || kind === 'citation') return [];
  const takesSide = focus.kind === 'statement' && focus.stance !== undefined;
  return [button('context', LABELS.context), ...(takesSide ? [button('others', LABELS.otherViews)] : [])];
}

function otherItemButtons(button: ButtonMaker, { focus }: Page, { kind }: Layout): APIButtonComponentWithCustomId[] {
  if (focus === undefined || kind === 'citation') return [];
  const more = focus.kind === 'statement' ? [button('more', LABELS.more(focus.speaker.name))] : [];
  return [...more, button('cite', LABELS.cite)];
}

/** What can't be told from the message is told by the verb. */
const SHARED_BY: Partial<Record<Layout['kind'], CardVerb>> = {
  citation: 'sharecitation',
  help: 'sharehelp',
  digest: 'sharedigest',
  table: 'sharetable',
};

function messageButtons(button: ButtonMaker, { kind }: Layout, frame: Frame): APIButtonComponentWithCustomId[] {
  const remove = frame.private ? [] : [button('remove', LABELS.remove)];
  // A report would take words of the checked message along.
  if (kind === 'help' || kind === 'digest' || kind === 'citation' || kind === 'check') return remove;
  const follow = frame.question === undefined ? [] : [button('follow', LABELS.followUp)];
  return [...follow, button('report', LABELS.report), ...remove];
}

/** The buttons for a vote on the answer, the same on every page: their key is that of the answer's first item. */
function voteButtons(button: ButtonMaker, { kind, items }: Layout, frame: Frame): APIButtonComponentWithCustomId[] {
  const { question, earlier = [], voting = false, keyOf } = frame;
  // A follow-up cannot be understood without the question before it, so moderators could not use a vote on it.
  if (!voting || question === undefined || earlier.length > 0) return [];
  const [lead] = kind === 'none' ? [] : items;
  const key = lead === undefined ? shortHash(question) : keyOf(lead);
  return [button('up', LABELS.up, { key }), button('down', LABELS.down, { key })];
}

/** The thing that a page is about, or else the question itself. */
function keyOfPage({ focus }: Page, { keyOf, subject, question = '' }: Frame): string {
  if (subject !== undefined) return keyOf(subject);
  return focus === undefined ? shortHash(question) : keyOf(focus.id);
}
