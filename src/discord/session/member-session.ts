import { aboutBot } from '../../answer/about-bot.ts';
import type { NoneReason } from '../../answer/types.ts';
import { chartOf } from '../../chart/chart.ts';
import type { IsoDate, Source } from '../../corpus/schema.ts';
import type { Scope } from '../../corpus/scope.ts';
import { type Treatment, treatmentOf } from '../../query/asks.ts';
import type { CardRequest, Message } from '../../query/asks-message.ts';
import { readMarkup } from '../../query/markup.ts';
import { print } from '../../query/print.ts';
import type { Query } from '../../query/query.ts';
import { helpLayout } from '../cards/about.ts';
import { answerLayout, itemLayout } from '../cards/answer.ts';
import { checkLayout } from '../cards/check.ts';
import { type Frame, viewOf } from '../cards/frame.ts';
import { askOffers, type Layout, withPages } from '../cards/layout.ts';
import { citationLayout, sourceLayout } from '../cards/source.ts';
import { Mistake } from '../kit/command.ts';
import { COLOUR, lineView, type View } from '../kit/components.ts';
import { shortHash } from '../kit/custom-id.ts';
import { escapeText } from '../kit/markdown.ts';
import { CARD, CHECK, LINES } from '../kit/words.ts';
import { type Asker, type CircumstanceServices, type Circumstances, circumstancesOf } from './circumstances.ts';
import type { FollowDesk } from './following.ts';
import { answeredPassages, checkedText, printedLength } from './passages.ts';
import { earlierThatFit, type Printed, wordingOf } from './question.ts';
import type { Snapshot } from './snapshot.ts';

/** What sessions are opened with. */
export interface SessionServices extends CircumstanceServices {
  /** the record of a scope as it is now */
  record(scope: Scope): Snapshot;
}

/** Opens a session on the record of a scope as it is now, with what that scope's moderators chose as answers. */
export function openSession(services: SessionServices, scope: Scope, asker: Asker): MemberSession {
  return new MemberSession(services.record(scope), circumstancesOf(services, scope, asker));
}

const CITE = /\b(?:cite|citation|reference)\b/i;

/** Silence for these reasons is no gap in the record: no source would end it. */
const NO_GAP = new Set<NoneReason>(['opinion', 'too-vague']);

interface Turned {
  page?: number;
  /** version of the corpus that the message was made from */
  version?: string;
}

/** A question as its card prints it, and whether it was answered. */
interface AskedHere {
  question: string;
  isAnswered: boolean;
}

/** Where one request is answered: everything that a command or a button may do, and all of it ends in a view. */
export class MemberSession {
  readonly record: Snapshot;
  readonly #at: Circumstances;
  #unanswered: string | undefined;
  #asked: AskedHere | undefined;

  constructor(record: Snapshot, circumstances: Circumstances) {
    this.record = record;
    this.#at = circumstances;
  }

  get today(): IsoDate {
    return this.#at.today;
  }

  /** What the asker follows. @throws Mistake where nothing can be kept */
  get following(): FollowDesk {
    if (this.#at.following === undefined) throw new Mistake('cannot-follow');
    return this.#at.following;
  }

  /** The question that was put here last and that the record does not answer, where that is so. */
  get unanswered(): string | undefined {
    return this.#unanswered;
  }

  /** The question that was put here, where its words stand by themselves and the record could answer them. */
  get asked(): AskedHere | undefined {
    return this.#asked;
  }

  /** Answers what a person has just asked, typed or picked. @throws Mistake where it is empty */
  ask(asked: Query | string, before: readonly string[] = []): View {
    const { question, cut } = wordingOf(
      typeof asked === 'string' ? readMarkup(asked) : print(asked, this.record.corpus),
    );
    if (question === '') throw new Mistake('empty-question');
    return this.#answer(
      { question, earlier: earlierThatFit(before) },
      {},
      cut ? [CARD.cutQuestion(question.length)] : [],
    );
  }

  /**
   * Answers a text of any length. Of a text too long for a question on a card, the passage that the record answers best
   * is answered. @throws Mistake where the text is empty
   */
  askAtLength(text: string, before: readonly string[] = []): View {
    const known = (passage: string) => this.record.answers.known(passage);
    const find = (question: string) => this.#find({ question, earlier: [] });
    const [best, ...others] = wordingOf(text).cut ? answeredPassages(text, known, find) : [];
    if (best === undefined) return this.ask(text, before);
    const notes = [CARD.passage, ...(others.length === 0 ? [] : [CARD.otherPassages(others.length)])];
    return this.#answer({ question: best, earlier: earlierThatFit(before) }, {}, notes, others);
  }

  /**
   * Holds what a message claims against the record.
   * @param written the day from which its “last year” is counted
   * @throws Mistake where the message is empty
   */
  check(message: string, written: IsoDate = this.today, turned: Turned = {}): View {
    const text = checkedText(message, (passage) => this.record.answers.known(passage));
    if (text === '') throw new Mistake('empty-message');
    const claims = this.record.claims(text, written);
    if (claims.length === 0) return lineView(CHECK.nothing);
    const turn = this.#turn(turned, CHECK.changed);
    return this.#view(checkLayout(claims, printedLength(text)), { checked: { text, written }, ...turn });
  }

  /** How a message is to be treated. */
  treatmentOf(message: Message): Treatment {
    return treatmentOf(message, this.record.answers.known(message.text));
  }

  /** What the bot says of itself. */
  aboutBot(text: string): View {
    return lineView(escapeText(aboutBot(text, this.record.corpus)));
  }

  /** What is asked of the card that is shown, from its items; undefined where it shows none. */
  ofCard(wants: CardRequest, text: string, before: readonly string[]): View | undefined {
    const question = before.at(-1);
    if (question === undefined) return undefined;
    const printed = { question, earlier: earlierThatFit(before.slice(0, -1)) };
    const answer = this.#find(printed);
    const [item] = answer.items;
    if (item === undefined) return undefined;
    if (CITE.test(text)) return this.citation(item.id);
    switch (wants) {
      case 'source':
      case 'explain':
        return this.context(item.id);
      case 'date':
      case 'speaker':
        return this.show(item.id);
      case 'repeat':
        return this.again(printed);
      case 'more':
        return answerLayout(answer, this.record).pages.length > 1
          ? this.again(printed, { page: 2 })
          : lineView(LINES.noMore);
      case 'remove':
        return lineView(LINES.howToRemove);
    }
  }

  /** Answers a question again that stands on a card. */
  again(printed: Printed, turned: Turned = {}): View {
    return this.#answer(printed, turned);
  }

  /** Whether the answer to a query is a series that can be drawn. */
  hasChart(query: Query): boolean {
    return chartOf(this.#find({ question: print(query, this.record.corpus), earlier: [] })) !== undefined;
  }

  /** The answer to a question that stands on a card, without pictures: figures as tables. */
  table(printed: Printed, turned: Turned = {}): View {
    const layout = answerLayout(this.#find(printed), this.record);
    return this.#view(layout.unpictured ?? layout, { ...printed, ...this.#turn(turned) });
  }

  /** What a card says once something that it showed was withdrawn: the answer to its question now, where it has one. */
  withoutWithdrawn(printed: Printed | undefined): View {
    if (printed === undefined) return lineView(CARD.withdrawn);
    const answer = this.#find(printed);
    const layout = answerLayout(answer, this.record);
    return this.#view(layout, { ...printed, changed: CARD.withdrawnFromAnswer });
  }

  /** Whether the record answers a question at all; for those who would rather be silent than say that it does not. */
  answers(text: string): boolean {
    const { question } = wordingOf(readMarkup(text));
    return question !== '' && this.#find({ question, earlier: [] }).answered;
  }

  /** Ids of everything that the answer to a card’s question shows now. */
  shownFor(printed: Printed): string[] {
    const answer = this.#find(printed);
    return [
      ...answer.items.map(({ id }) => id),
      ...(answer.kind === 'about' ? [answer.about] : []),
      ...(answer.kind === 'none' ? answer.nearest : []),
    ];
  }

  /** The question behind a *did you mean* button. @throws Mistake where the record no longer offers it */
  chosen(printed: Printed, key: string): View {
    const choice = this.#find(printed).choices?.find(({ question }) => shortHash(question) === key);
    if (choice === undefined) throw new Mistake('question-gone');
    return this.#answer({ question: wordingOf(choice.question).question, earlier: [] });
  }

  /** A thing of the record by its id: a source with everything from it, or one item. @throws Mistake where it is gone */
  show(id: string, turned: Turned = {}): View {
    const source = this.record.corpus.source(id);
    if (source !== undefined)
      return this.#view(sourceLayout(source, this.#itemsOf(source)), { subject: id, ...this.#turn(turned) });
    return this.#view(itemLayout(this.#item(id)), { subject: id, ...this.#turn(turned) });
  }

  /** The source of an item, opened where the item stands. @throws Mistake where it is gone */
  context(itemId: string): View {
    const { sourceId } = this.#item(itemId).citation;
    const source = this.record.corpus.source(sourceId);
    if (source === undefined) throw new Mistake('item-gone');
    const layout = sourceLayout(source, this.#itemsOf(source));
    const at = layout.pages.findIndex(({ blocks }) => blocks.some(({ opens }) => opens === itemId));
    return this.#view(layout, { subject: sourceId, page: at + 1 });
  }

  /** @throws Mistake where the item is gone */
  citation(id: string, page = 1): View {
    return this.#view(citationLayout(this.#item(id)), { subject: id, page });
  }

  /** What is new on record in the last seven days and, in a server, what was asked there. */
  async digest(): Promise<View> {
    const texts = (await this.#at.digest?.()) ?? [LINES.noDigest];
    return this.#view(
      {
        kind: 'digest',
        colour: COLOUR.plain,
        pages: [{ blocks: texts.map((text) => ({ texts: [text] })) }],
        items: [],
      },
      {},
    );
  }

  help(): View {
    return this.#view(helpLayout(this.record), {});
  }

  #find({ question, earlier }: Printed) {
    const { scope, today, pins } = this.#at;
    return this.record.answers.answer(question, { scope, today, pins, before: earlier });
  }

  /** @param further questions to offer below the answer */
  #answer(printed: Printed, turned: Turned = {}, more: readonly string[] = [], further: readonly string[] = []): View {
    const answer = this.#find(printed);
    const mayBeAnswered = answer.kind !== 'none' || !NO_GAP.has(answer.reason);
    this.#unanswered = answer.kind === 'none' && mayBeAnswered ? printed.question : undefined;
    const { question, earlier } = printed;
    this.#asked = mayBeAnswered && earlier.length === 0 ? { question, isAnswered: answer.answered } : undefined;
    const layout = answerLayout({ ...answer, notes: [...answer.notes, ...more] }, this.record);
    const offers = askOffers(further);
    const group = offers.length === 0 ? [] : [{ line: CARD.alsoInMessage, offers }];
    const offering = withPages(layout, ([first = { blocks: [] }, ...rest]) => [
      { ...first, offers: [...(first.offers ?? []), ...group] },
      ...rest,
    ]);
    return this.#view(offering, { ...printed, ...this.#turn(turned) });
  }

  #turn({ page = 1, version }: Turned, changed: string = CARD.changed): Pick<Frame, 'page' | 'changed'> {
    const isChanged = version !== undefined && version !== this.record.version;
    return { page, ...(isChanged ? { changed } : {}) };
  }

  #view(layout: Layout, frame: Partial<Frame>): View {
    const { asker, private: isPrivate, mayShare, scope } = this.#at;
    const { record } = this;
    return viewOf(layout, {
      asker,
      private: isPrivate,
      mayShare,
      voting: !isPrivate && scope.kind === 'server',
      version: record.version,
      keyOf: (id) => record.keyOf(id),
      ...frame,
    });
  }

  #item(id: string) {
    const item = this.record.item(id);
    if (item === undefined) throw new Mistake('item-gone');
    return item;
  }

  #itemsOf({ id, statements, figures }: Source) {
    return [...statements, ...figures].flatMap((part) => this.record.item(`${id}#${part.id}`) ?? []);
  }
}
