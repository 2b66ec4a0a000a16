/** Deciding on exact words: the clear ones together after a sample, the others with one press each. */

import type { Shown } from '../../discord/kit/command.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import { blockQuote, escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import { type Cut, sampleOf, type WordsOnOffer, wordsOf } from '../../record/word-page.ts';
import { foundInWords, reasonsInWords } from '../../record/word-reasons.ts';
import { keyOf, type ModeratorSession, type PanelActions } from '../session/moderator-session.ts';
import { type PanelButton, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { offersFor, wordsView } from './words.ts';

/** Of a paragraph as much is shown before and after the words. */
const AROUND = 350;
const LONGEST_OURS = 500;
const LONGEST_WORDS = 1_200;
const SAMPLE_OURS = 120;
const SAMPLE_WORDS = 220;

/** Ten of the clear ones, and a button that takes them all. @param line what was just done */
async function sampleView(session: ModeratorSession, line?: string): Promise<Shown> {
  const clear = (await offersFor(session)).filter(({ heap }) => heap === 'clear');
  if (clear.length === 0) return wordsView(session, SAY.noWordsLeft);
  const shown = sampleOf(clear);
  const texts = shown.map(
    ({ statement, cuts: [cut] }) =>
      `${small(escapeText(shorten(statement.text, SAMPLE_OURS)))}\n${blockQuote(escapeText(shorten(cut.words, SAMPLE_WORDS)))}`,
  );
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `### ${counted(clear.length, 'statement')} with clear words\n${small(shown.length < clear.length ? `${shown.length} of them:` : 'All of them:')}`,
      texts.join('\n'),
    ],
    buttons: [
      [
        {
          label: `Take all ${clear.length}`,
          style: 'main',
          id: { verb: 'words-all', about: keyOfAll(clear), part: 0 },
        },
        { label: 'Look at each', id: { verb: 'words-look', about: 'all', part: 0 } },
        { label: 'Not now', id: { verb: 'words', about: '-', part: 0 } },
      ],
    ],
  });
}

/** Takes the clear ones together: those of which a sample was shown, and none that were found since. */
async function takeAll(session: ModeratorSession, about: string): Promise<Shown> {
  const { services, scope, rights } = session;
  const clear = (await offersFor(session)).filter(({ heap }) => heap === 'clear');
  if (keyOfAll(clear) !== about) return sampleView(session, SAY.wordsChanged);
  const at = services.now();
  const found = clear.map((offer) => wordsOf(scope, offer));
  const taken = await services.store.words.take(found, { by: rights.userId, at, run: at.slice(0, 19) });
  await session.recordService.refresh();
  return wordsView(session, SAY.wordsTaken(counted(taken.length, 'statement')));
}

/** Which of the words on offer are gone through: those to look at, all of them, or those of a source by its key. */
type Which = string;

function isMeant(which: Which, { heap, source }: WordsOnOffer): boolean {
  if (which === 'all') return true;
  return which === 'look' ? heap === 'look' : keyOf({ kind: 'source', entry: source.id }) === which;
}

function keyOfAll(offers: readonly WordsOnOffer[]): string {
  return shortHash(...offers.flatMap((offer) => [keyOfOffer(offer), offer.cuts[0].words]));
}

function keyOfOffer({ source, statement }: WordsOnOffer): string {
  return shortHash(source.id, statement.id);
}

/** The first of the words that are gone through, or those after others. */
async function nextView(session: ModeratorSession, which: Which, after?: string, line?: string): Promise<Shown> {
  const offers = (await offersFor(session)).filter((offer) => isMeant(which, offer));
  const at = after === undefined ? 0 : offers.findIndex((offer) => keyOfOffer(offer) === after) + 1;
  const offer = offers[at];
  if (offer === undefined) return wordsView(session, line ?? (offers.length > 0 ? SAY.wordsForLater : SAY.noWordsLeft));
  return offerView(session, which, offer, {
    cut: 0,
    left: offers.length - at,
    ...(line === undefined ? {} : { line }),
  });
}

function offerView(
  session: ModeratorSession,
  which: Which,
  offer: WordsOnOffer,
  { cut: place, left, line }: { cut: number; left: number; line?: string },
): Shown {
  const { source, statement, page, cuts } = offer;
  const cut = cuts[place] ?? cuts[0];
  const speaker = session.personById(statement.speaker)?.name ?? statement.speaker;
  const about = [which, keyOfOffer(offer), shortHash(cut.words)].join('.');
  const buttons: PanelButton[] = [
    { label: 'Take', style: 'main', id: { verb: 'word-take', about, part: place } },
    { label: 'Not these', id: { verb: 'word-not', about, part: place } },
    ...(place + 1 < cuts.length
      ? [{ label: 'Shorter', id: { verb: 'word-shorter', about, part: place + 1 } } satisfies PanelButton]
      : []),
    { label: 'Later', id: { verb: 'word-later', about, part: place } },
  ];
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      `**${escapeText(speaker)}** · ${escapeText(shorten(source.title, 120))} · ${escapeText(source.publisher)}\n${small(`${counted(left, 'statement')} left`)}`,
      `${small('On record, in our own words:')}\n${escapeText(shorten(statement.text, LONGEST_OURS))}`,
      `${small(`Exact words, ${foundInWords(page)}:`)}\n${blockQuote(escapeText(shorten(cut.words, LONGEST_WORDS)))}`,
      ...aroundText(cut),
      ...reasonsInWords(offer).map((reason) => small(escapeText(reason))),
    ],
    buttons: [buttons],
  });
}

/** The paragraph around, with the words in bold. */
function aroundText({ before, words, after }: Cut): string[] {
  if (before.trim() === '' && after.trim() === '') return [];
  const head = before.length > AROUND ? `…${before.slice(-AROUND)}` : before;
  const marked = words.length > AROUND ? `${words.slice(0, 80)} … ${words.slice(-80)}` : words;
  return [
    `${small('In its paragraph:')}\n${escapeText(head)}**${escapeText(marked.trim())}**${escapeText(shorten(after, AROUND))}`,
  ];
}

/** The offer that a button was about, if it is still open and says the same. */
async function offerBehind(session: ModeratorSession, about: string, place: number) {
  const [which = '', key = '', hash = ''] = about.split('.');
  const offers = (await offersFor(session)).filter((each) => isMeant(which, each));
  const at = offers.findIndex((each) => keyOfOffer(each) === key);
  const offer = offers[at];
  const cut = offer?.cuts[place];
  const isSame = cut !== undefined && shortHash(cut.words) === hash;
  // What is decided is on offer no more: the one before it leads on.
  const before = offers[at - 1];
  return {
    which,
    key,
    offer,
    cut: isSame ? cut : undefined,
    left: offers.length - at,
    before: before && keyOfOffer(before),
  };
}

async function take(session: ModeratorSession, about: string, place: number): Promise<Shown> {
  const { which, offer, cut, before } = await offerBehind(session, about, place);
  if (offer === undefined || cut === undefined) return nextView(session, which, undefined, SAY.wordsDecided);
  const { store, now } = session.services;
  const at = now();
  const act = { by: session.rights.userId, at, run: `${at.slice(0, 10)}T00:00:00` };
  const taken = await store.words.take([wordsOf(session.scope, offer, cut)], act);
  await session.recordService.refresh();
  return nextView(session, which, before, taken.length === 0 ? SAY.wordsDecided : undefined);
}

async function refuse(session: ModeratorSession, about: string, place: number): Promise<Shown> {
  const { which, offer, cut, before } = await offerBehind(session, about, place);
  if (offer === undefined || cut === undefined) return nextView(session, which, undefined, SAY.wordsDecided);
  const { store, now } = session.services;
  await store.words.refuse(wordsOf(session.scope, offer, cut), { by: session.rights.userId, at: now() });
  return nextView(session, which, before);
}

async function shorter(session: ModeratorSession, about: string, place: number): Promise<Shown> {
  const { which, offer, cut, left } = await offerBehind(session, about, place - 1);
  if (offer === undefined || cut === undefined) return nextView(session, which, undefined, SAY.wordsDecided);
  return offerView(session, which, offer, { cut: place, left });
}

async function later(session: ModeratorSession, about: string): Promise<Shown> {
  const [which = '', key = ''] = about.split('.');
  return nextView(session, which, key);
}

export const wordOfferActions = {
  'words-sample': { press: (session) => sampleView(session) },
  'words-all': { press: (session, { about }) => takeAll(session, about) },
  'words-look': { press: (session, { about }) => nextView(session, about) },
  'word-take': { press: (session, { about, part }) => take(session, about, part) },
  'word-not': { press: (session, { about, part }) => refuse(session, about, part) },
  'word-shorter': { press: (session, { about, part }) => shorter(session, about, part) },
  'word-later': { press: (session, { about }) => later(session, about) },
} satisfies PanelActions;
