import { aboutBot } from '../answer/about-bot.ts';
import { smallTalk } from '../answer/small-talk.ts';
import type { Answer } from '../answer/types.ts';
import { treatmentOf } from '../query/asks.ts';
import type { CardRequest } from '../query/asks-message.ts';
import { exampleQuestions } from '../query/examples.ts';
import { greetingBlocks } from './greeting.ts';
import { helpBlocks } from './help.ts';
import { itemById, type OpenRecord } from './surroundings.ts';
import { answerView, examplesOf, type OnRecord } from './view/answer.ts';
import { type Block, line } from './view/block.ts';
import { itemParagraphs } from './view/item.ts';
import { offersByLetter, pageBlocks, remaining } from './view/page.ts';
import { numbered, type Offer, type OfferGroup, type View } from './view/view.ts';
import { whyBlocks } from './view/why.ts';

/** What is said to a typed line; undefined where it asks to leave. */
export type Reply = Block[] | undefined;

/** Answers a question in the light of the earlier ones, oldest first. */
export type Ask = (question: string, before: readonly string[]) => Promise<Answer>;

/** Earlier questions that a follow-up may go back to. */
const REMEMBERED = 8;

/** A conversation as turns: a typed line in, blocks to show out. It knows neither keyboard nor screen. */
export class Conversation {
  readonly #record: OpenRecord;
  readonly #onRecord: OnRecord;
  readonly #ask: Ask;
  readonly #earlier: string[] = [];
  #offers: Map<string, Offer>;
  #shown: { view: View; page: number; answer: Answer } | undefined;

  constructor(record: OpenRecord, ask: Ask) {
    const { corpus } = record;
    this.#record = record;
    this.#ask = ask;
    this.#onRecord = { corpus, item: (id) => itemById(corpus, id), examples: exampleQuestions(corpus) };
    this.#offers = offersByLetter({ offers: this.#examples() });
  }

  /** What stands before the first prompt. */
  greeting(): Block[] {
    return greetingBlocks(this.#record.corpus, this.#record.leftOut, this.#examples());
  }

  /** The reply to a typed line: a word that the conversation knows, the letter of an offer, or a question. */
  async reply(typed: string): Promise<Reply> {
    // People who know the commands of Discord type /help here too.
    const word = typed.trim().toLowerCase().replace(/^\//, '');
    switch (word) {
      case '':
        return [];
      case 'quit':
      case 'exit':
        return undefined;
      case 'help':
      case '?':
        return helpBlocks(this.#onRecord.examples);
      case 'more':
        return this.#more();
      case 'why':
      case 'why?':
        return this.#why();
    }
    const offer = this.#offers.get(word);
    if (offer !== undefined) return this.#pick(offer);
    return this.#answer(typed);
  }

  #examples(): OfferGroup[] {
    return [examplesOf(this.#onRecord.examples)].filter(({ offers }) => offers.length > 0);
  }

  async #answer(question: string): Promise<Block[]> {
    const answerer = await this.#record.answerer();
    const message = { text: question, door: 'dm', follows: this.#earlier.length > 0 } as const;
    const treatment = treatmentOf(message, answerer.known(question));
    if (treatment.as === 'about-bot') return [line('plain', aboutBot(question, this.#record.corpus))];
    const ofShown = treatment.as === 'about-card' ? this.#ofShown(treatment.wants) : undefined;
    if (ofShown !== undefined) return ofShown;
    const answer = await this.#ask(question, this.#earlier);
    const view = answerView(answer, this.#onRecord);
    // Here nobody is disturbed by an answer too many: only what the record doesn't answer may be small talk.
    if (!answer.answered && treatment.as === 'nothing') {
      this.#show(answer, view, 0);
      return [line('plain', smallTalk(question))];
    }
    this.#remember(question, answer);
    this.#offers = offersByLetter(view);
    return this.#show(answer, view, 0);
  }

  /** What is asked of what was shown last, from its items; undefined where it showed none. */
  #ofShown(wants: CardRequest): Block[] | undefined {
    const [item] = this.#shown?.answer.items ?? [];
    if (this.#shown === undefined || item === undefined) return undefined;
    if (wants === 'more') return this.#more();
    if (wants === 'repeat') return this.#show(this.#shown.answer, this.#shown.view, 0);
    return wants === 'remove'
      ? [line('plain', 'What was shown here stays in this window.')]
      : [{ paragraphs: itemParagraphs(item) }];
  }

  /** A question that was about nothing on record would only mislead the reading of the next one. */
  #remember(question: string, answer: Answer): void {
    if (answer.kind === 'none' && answer.reason !== 'not-held') return;
    this.#earlier.push(question);
    if (this.#earlier.length > REMEMBERED) this.#earlier.shift();
  }

  #show(answer: Answer, view: View, page: number): Block[] {
    this.#shown = { answer, view, page };
    const left = remaining(view, page);
    const blocks = pageBlocks(view, page);
    return left === 0 ? blocks : [...blocks, line('detail', `${left} more on record: type more.`)];
  }

  async #pick(offer: Offer): Promise<Block[]> {
    if ('question' in offer) return [line('name', offer.question), ...(await this.#answer(offer.question))];
    return [{ paragraphs: itemParagraphs(offer.item) }];
  }

  #more(): Block[] {
    if (this.#shown === undefined) return [NOTHING_ASKED];
    const { answer, view, page } = this.#shown;
    if (remaining(view, page) === 0) return [line('plain', 'That is all there is for this question.')];
    return this.#show(answer, view, page + 1);
  }

  #why(): Block[] {
    if (this.#shown === undefined) return [NOTHING_ASKED];
    const { answer, view, page } = this.#shown;
    if (answer.kind === 'none') return answer.notes.map((note) => line('plain', note));
    // A trend shows its items in tables, without numbers.
    if (answer.kind === 'trend') return whyBlocks(answer.items.map((item, index) => ({ number: index + 1, item })));
    const chosen = view.pages.slice(0, page + 1).flatMap((_, index) => numbered(view, index));
    return whyBlocks(chosen.map(({ number, entry }) => ({ number, item: entry.item })));
  }
}

const NOTHING_ASKED = line('plain', 'There is no answer yet: ask something first.');
