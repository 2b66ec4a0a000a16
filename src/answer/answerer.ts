import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import type { Scope } from '../corpus/scope.ts';
import type { Known } from '../query/asks-message.ts';
import { assumedOf } from '../query/assumed.ts';
import { followUp } from '../query/followup.ts';
import { knownIn } from '../query/known.ts';
import { readText } from '../query/parse.ts';
import { partsOf } from '../query/parts.ts';
import { print } from '../query/print.ts';
import { type After, isTyped, type Query, type Turn, type TypedQuery } from '../query/query.ts';
import { asksMeant, mayStandAlone } from '../query/whole.ts';
import { Index } from '../search/index.ts';
import { describe } from './about.ts';
import { AlikeGroups } from './alike.ts';
import { arrange, arrangeFollowed } from './arrange.ts';
import { askBack } from './ask-back.ts';
import { choicesFor } from './choices.ts';
import { answerExactly } from './exact.ts';
import type { Ranked } from './features.ts';
import { findFollowed } from './followed.ts';
import { itemsOf } from './items.ts';
import { finalFirst, leadBy, leadBySayer, leadBySide, leadByWholeShare, wholePeriodFirst } from './kinds.ts';
import { asksTheBot, noneAnswer } from './none.ts';
import { answerInParts } from './parts.ts';
import { withPinned } from './pinned.ts';
import type { Pins } from './pins.ts';
import type { Question } from './question.ts';
import { Findings } from './rank.ts';
import { possibleItems } from './ruling.ts';
import { HELD_FROM, SURELY_HELD_FROM, scoreItems } from './scored.ts';
import { leadBySeries } from './steepest.ts';
import { arrangeTally, type Tally, tallyOf } from './tally.ts';
import { withTaught } from './taught.ts';
import { Turns, turnOf, turnsIn } from './turns.ts';
import type { Answer } from './types.ts';

/** What a query is asked with. */
export interface Asked {
  /** the day that "last year" and "the present mayor" are worked out from */
  today: IsoDate;
  /** whose sources may answer */
  scope: Scope;
  /** earlier questions of the conversation as they were typed or printed, oldest first */
  before?: readonly string[];
  /** items that moderators chose as answers */
  pins?: Pins | undefined;
}

/** The same with how much of the answer is shown. */
interface Putting extends Asked {
  /** false where nobody would be asked back: of the answer to a follow-up that fits nothing, the choices are left out */
  asksBack?: boolean;
}

/** Entries that are offered for a question at most. */
const LIKELY = 25;
/** How an answerer is made, where not from a corpus alone. */
interface Making {
  /** answers from a larger corpus: how common words are there is known here, so that the few entries of a small corpus are weighed as they would be among many */
  background?: Answerer | undefined;
  /** where it is made already */
  index?: Index;
}

/**
 * Answers queries from one corpus. It holds no state but the corpus and its index, so any number of queries may be
 * asked of it at once; a change of the corpus makes a new one.
 */
export class Answerer {
  readonly corpus: Corpus;
  readonly index: Index;

  /** @param corpus what may be answered with */
  constructor(corpus: Corpus, { background, index }: Making = {}) {
    this.corpus = corpus;
    this.index = index ?? new Index(corpus, { background: background?.index });
  }

  /**
   * The same, made in small steps, so that others are answered meanwhile.
   * @param pause lets others go before; called some hundred times with a corpus of thousands of entries
   * @param background see `Making`
   */
  static async gradually(corpus: Corpus, pause: () => Promise<unknown>, background?: Answerer): Promise<Answerer> {
    const index = await Index.gradually(corpus, pause, { background: background?.index });
    return new Answerer(corpus, { index });
  }

  /**
   * The answerer of a later state of a corpus, made by touching only what has changed; the earlier one is not to be used
   * any more. It answers as one that is made of the later state alone.
   * @returns undefined where so much has changed that making it anew is better
   */
  static after(before: Answerer, corpus: Corpus): Answerer | undefined {
    const index = Index.after(before.index, corpus);
    return index && new Answerer(corpus, { index });
  }

  /** Whether `after` can make the answerer of a later state of a corpus. */
  isFollowedBy(corpus: Corpus): boolean {
    return this.index.isFollowedBy(corpus);
  }

  /** Ids of the topics that a text names. */
  topicsIn(text: string): string[] {
    const names = this.index.names(text).flatMap((mention) => mention.names);
    return [...new Set(names.flatMap((name) => (name.kind === 'topic' ? name.ids : [])))];
  }

  /** How many things and speakers a text names. */
  known(text: string): Known {
    return knownIn(text, this.index);
  }

  /**
   * What a text asks, in the light of the questions before it.
   * @param corpus whose names the printed questions of commands bear, where it is larger than this one's
   */
  read(text: string, { before = [], ...asked }: Asked, corpus = this.corpus): Query {
    const turn = this.#turnAfter(before, asked, corpus);
    return followUp(text, turn, { index: this.index, corpus, today: asked.today });
  }

  /** Puts questions together that ask the same. */
  alike(today: IsoDate): AlikeGroups {
    return new AlikeGroups(this.index, today);
  }

  /** The entries nearest to a text: those that may answer it, best first, then those that a rule leaves out. */
  likely(text: string, asked: Asked): Ranked[] {
    const query = this.read(text, asked);
    const typed = isTyped(query) ? query : readText(text, { index: this.index, today: asked.today });
    const { ranked } = new Findings(typed, this.index, asked.today, { wide: true });
    const possible = new Set(possibleItems(typed, ranked, this.corpus));
    return [...possible, ...ranked.filter((item) => !possible.has(item))].slice(0, LIKELY);
  }

  /** The turns of a conversation answered one after the other, silently: what the last of them asked, and what was shown. */
  #turnAfter(before: readonly string[], asked: Asked, corpus: Corpus, turns = new Turns()): Turn | undefined {
    return turnsIn(before).reduce<Turn | undefined>((turn, text, at, texts) => {
      const known = turns.after(texts.slice(0, at + 1));
      if (known !== undefined) return known;
      const query = followUp(text, turn, { index: this.index, corpus, today: asked.today });
      return turnOf(query, this.#answerQuery(query, { ...asked, asksBack: false }), turn, corpus);
    }, undefined);
  }

  /**
   * The answer to a query, in data: items of the corpus with why they were chosen, or none and why not.
   * @param query as a command or a button makes it, or a text as typed, of any length and with any characters
   */
  answer(query: Query | string, asked: Asked): Answer {
    return typeof query === 'string' ? this.#answerText(query, asked, new Turns()) : this.#answerQuery(query, asked);
  }

  #answerQuery(query: Query, asked: Putting): Answer {
    const question = print(query, this.corpus);
    return withPinned(this.#answerTo(query, question, asked), { question, query }, asked.pins, this);
  }

  /** @param turns added to by a text that is one question: those that follow it in a message need not answer it again */
  #answerText(text: string, { before = [], ...asked }: Putting, turns: Turns): Answer {
    const turn = this.#turnAfter(before, asked, this.corpus, turns);
    const read = () => followUp(text, turn, { index: this.index, corpus: this.corpus, today: asked.today });
    const parts = partsOf(text);
    if (parts.length > 1) {
      const answer = answerInParts(text, parts, (part, told) =>
        this.#answerText(part, { ...asked, before: [...before, ...told], asksBack: told.length === 0 }, turns),
      );
      // Each part was read when it was answered: only pins ask what the whole text means.
      return asked.pins === undefined || asked.pins.size === 0
        ? answer
        : withPinned(answer, { question: text, query: read() }, asked.pins, this);
    }
    const query = read();
    const answer = withPinned(this.#answerTo(query, text, asked), { question: text, query }, asked.pins, this);
    turns.add(before, text, turnOf(query, answer, turn, this.corpus));
    return answer;
  }

  #answerTo(query: Query, question: string, asked: Putting): Answer {
    if (!isTyped(query)) {
      const described = query.wants === 'about' ? describe(query, question, this.index) : undefined;
      return described ?? { ...answerExactly(query, this.corpus), question };
    }
    const read = withTaught(query, asked.pins?.phrases, this.index);
    const findings = new Findings(read, this.index, asked.today);
    const answer = this.#described(read, question, findings) ?? this.#found(read, question, asked, findings);
    const assumed = assumedOf(read, this.corpus.entry(answer.items[0]?.id ?? ''), asked.today, this.corpus);
    return assumed.length === 0 ? answer : { ...answer, assumed };
  }

  #described(query: TypedQuery, question: string, findings: Findings): Answer | undefined {
    if (query.wants !== 'about') return undefined;
    const answer = describe(query, question, this.index, orderIn(findings));
    return answer && { ...answer, ...choicesFor(query, this.corpus) };
  }

  /** The answer to a query whose words are searched for. */
  #found(query: Question, question: string, asked: Putting, findings: Findings, heldFrom = HELD_FROM): Answer {
    if (query.after !== undefined) return this.#followed(query, query.after, question, asked, findings);
    const { ranked } = findings;
    const tally = tallyOf(query, findings, this.index, asked.today);
    if (tally !== undefined) return { ...this.#tallied(query, tally), question, ...choicesFor(query, this.corpus) };
    const { items, held } = scoreItems(query, ranked, this.corpus);
    const ofSide = leadBySide(query, leadBySayer(query, leadBy(query, items, this.index)), this.corpus);
    const ofTime = finalFirst(wholePeriodFirst(leadByWholeShare(query, ofSide)));
    const scored = leadBySeries(query, ofTime, this.index);
    const [best] = scored;
    const isSure = best !== undefined && held >= heldFrom && !asksTheBot(query) && query.wants !== 'about';
    return {
      ...(isSure
        ? arrange(query, { best, possible: scored, ranked }, this.index)
        : noneAnswer(query, ranked, this.index)),
      question,
      ...choicesFor(query, this.corpus),
    };
  }

  /** The answer to a follow-up, near what was shown. */
  #followed(query: Question, after: After, question: string, asked: Putting, findings: Findings): Answer {
    const lead = after.item === undefined ? undefined : this.corpus.entry(after.item);
    const scored = findFollowed({ query, after, lead }, findings, this.index);
    const [best] = scored;
    if (best === undefined) {
      const { after: _, ...rest } = query;
      const own: TypedQuery = { ...rest, concepts: query.concepts.slice(0, after.own) };
      const isMeant = asksMeant(own, after);
      let itself: Findings | undefined;
      const byItself = (heldFrom: number) => {
        const read = () => (isMeant ? own : readText(query.text, { index: this.index, today: asked.today }));
        itself ??= new Findings(read(), this.index, asked.today);
        return this.#found(itself.question, question, asked, itself, heldFrom);
      };
      // What follows something seldom asks something else: by itself it is answered only where the record surely does.
      const alone = isMeant ? byItself(HELD_FROM) : mayStandAlone(own) ? byItself(SURELY_HELD_FROM) : undefined;
      if (alone?.answered) return alone;
      const none = { ...noneAnswer(query, findings.ranked, this.index), question };
      const isAnswered = () => byItself(HELD_FROM).answered;
      return asked.asksBack === false ? none : askBack(none, query, lead, this.corpus, isAnswered);
    }
    return { ...arrangeFollowed(query, { after, lead }, best, scored, this.index), question };
  }

  #tallied(query: TypedQuery, tally: Tally): Answer {
    const { members, told, notes } = arrangeTally(query, tally);
    return { question: query.text, answered: true, items: itemsOf(query, members, this.corpus), notes, ...told };
  }
}

/** Entries that a question is near come first, best first. */
function orderIn({ ranked }: Findings): (one: Entry, other: Entry) => number {
  const places = new Map(ranked.map(({ entry }, place) => [entry, place]));
  const place = (entry: Entry) => places.get(entry) ?? places.size;
  return (one, other) => place(one) - place(other);
}
