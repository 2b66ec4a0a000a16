import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import type { Scope } from '../corpus/scope.ts';
import { readDescribed } from '../query/described.ts';
import { resume } from '../query/followup.ts';
import { readText } from '../query/parse.ts';
import type { TypedQuery } from '../query/query.ts';
import { readSuccession } from '../query/succession.ts';
import { words } from '../search/analyzer.ts';
import { Index } from '../search/index.ts';
import { ALL_PARTS, type Parts } from '../search/parts.ts';
import { held } from './about.ts';
import { confidence, type Scored, signs } from './confidence.ts';
import type { Ranked } from './evidence.ts';
import { toItem } from './items.ts';
import { type AnsweredKind, kindOf, leadBy } from './kinds.ts';
import { notesOn, whyNone } from './notes.ts';
import { arrangePositions } from './positions.ts';
import { BY_WORDS, rank } from './rank.ts';
import { isRuledOut, withoutDeputies } from './ruling.ts';
import { arrangeFigures, arrangeTrend } from './trend.ts';
import type { Answer, Choice, Item, NoneReason } from './types.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, RANKING, THRESHOLD } from './weights.ts';
import { reasons } from './why.ts';

/** What a question is asked with. */
export interface Asked {
  /** the day that "last year" and "the present mayor" are worked out from */
  today: IsoDate;
  /** whose sources may answer */
  scope: Scope;
  /** earlier questions of the conversation, oldest first: what a follow-up leaves unsaid is taken from them */
  before?: readonly string[];
}

/** Items that an answer holds at most. */
export const MAX_ITEMS = 10;
/** The same where they are a series, which has a gap where one is left out. */
export const MAX_IN_SERIES = 20;
/** Items that are scored at most: enough for a series to find all its years. */
const MAX_SCORED = 120;
/** Items less sure than this share of the best one are left out; views differ, so their kinds reach further down. */
const FLOOR: Record<AnsweredKind, number> = { quote: 0.25, figure: 0.35, trend: 0.25, position: 0.2 };
/** Items that are near a question which none answers, at most. */
export const NEAREST = 3;
/** An entry that covers less of the question than this is not near it. */
const NEAR = 0.25;

/**
 * Answers questions from one corpus. It holds no state but the corpus and its index, so any number of questions may be
 * asked of it at once; a change of the corpus makes a new one.
 */
export class Answerer {
  readonly corpus: Corpus;
  readonly #index: Index;

  /**
   * @param corpus what may be answered with
   * @param parts what of the way to an answer is used: everything, but where the evaluation leaves a part out
   * @param background answers from a larger corpus: how common words are there is known here, so that the few entries of
   *   a small corpus are weighed as they would be among many
   * @param work see `Index`
   * @param index where it is made already
   */
  constructor(
    corpus: Corpus,
    parts: Parts = ALL_PARTS,
    background?: Answerer,
    work?: (steps: Iterable<undefined>) => void,
    index = new Index(corpus, parts, background?.index, work),
  ) {
    this.corpus = corpus;
    this.#index = index;
  }

  /**
   * The same, made in small steps, so that others are answered meanwhile.
   * @param pause lets others go before; called some hundred times with a corpus of thousands of entries
   */
  static async gradually(corpus: Corpus, pause: () => Promise<unknown>): Promise<Answerer> {
    let steps: Iterable<undefined> = [];
    const answerer = new Answerer(corpus, ALL_PARTS, undefined, (all) => {
      steps = all;
    });
    for (const _ of steps) await pause();
    return answerer;
  }

  /**
   * The answerer of a later state of a corpus, made by touching only what has changed; the earlier one is not to be used
   * any more. It answers as one that is made of the later state alone.
   * @returns undefined where so much has changed that making it anew is better
   */
  static after(before: Answerer, corpus: Corpus): Answerer | undefined {
    const index = Index.after(before.index, corpus);
    return index && new Answerer(corpus, index.parts, undefined, undefined, index);
  }

  get index(): Index {
    return this.#index;
  }

  /** Ids of the topics that a text names. */
  topicsIn(text: string): string[] {
    const names = this.#index.names(words(text)).flatMap((mention) => mention.names);
    return [...new Set(names.flatMap((name) => (name.kind === 'topic' ? name.ids : [])))];
  }

  /**
   * The answer to a question, in data: items of the corpus with why they were chosen, or none and why not.
   * @param text the question as typed, of any length and with any characters
   */
  answer(text: string, asked: Asked): Answer {
    const question = readText(resume(text, asked.before ?? [], this.#index, asked.today), this.#index, asked.today);
    const nextTo = readSuccession(question.text, this.#index);
    const about = nextTo ?? (question.cues.opinion ? undefined : readDescribed(question, this.#index, asked.today));
    const { parts } = this.#index;
    const ranked = rank(question, this.#index, asked.today, parts.ranking ? RANKING : BY_WORDS);
    if (about?.[0] !== undefined) return this.#about(text, question, about, ranked);
    if (about !== undefined) return this.#none(text, question, ranked);
    const scored = leadBy(question, this.#score(question, ranked));
    const [best] = scored;
    const unsure = best === undefined || best.score < THRESHOLD || question.cues.opinion || question.cues.practical;
    if (best === undefined || (unsure && parts.decision)) return this.#none(text, question, ranked);
    return this.#answered(text, question, best, scored);
  }

  /** Items that may answer, with their scores: none is surer than the one before it. */
  #score(question: TypedQuery, ranked: readonly Ranked[]): Scored[] {
    const { corpus, parts } = this.#index;
    const possible = parts.rules
      ? withoutDeputies(
          question,
          ranked.filter((item) => !isRuledOut(question, item, corpus)),
          corpus,
        )
      : ranked;
    const runnerUp = possible.find(({ entry }) => entry.source.id !== possible[0]?.entry.source.id);
    let ceiling = 1;
    return possible.slice(0, MAX_SCORED).map((item) => {
      const score = Math.min(ceiling, confidence(signs(question, item, runnerUp), CONFIDENCE, CONFIDENCE_BIAS));
      ceiling = score;
      return { ...item, score };
    });
  }

  #answered(text: string, question: TypedQuery, best: Scored, scored: readonly Scored[]): Answer {
    const kind = kindOf(question, best);
    const worth = scored.filter(({ score }) => score >= FLOOR[kind] * best.score);
    const base = { question: text, answered: true, ...this.#choices(question) };
    switch (kind) {
      case 'position': {
        const { items, on, sides } = arrangePositions(question, worth, MAX_ITEMS);
        return { ...base, kind, items: this.#items(question, items), notes: notesOn(items), on, sides };
      }
      case 'trend': {
        const { items, series, comparisons, missing } = arrangeTrend(question, worth, scored, MAX_IN_SERIES);
        return {
          ...base,
          kind,
          items: this.#items(question, items),
          notes: notesOn(items, comparisons, missing),
          series,
          comparisons,
        };
      }
      case 'figure': {
        const { items, comparisons } = arrangeFigures(question, worth, this.#index, MAX_ITEMS);
        return { ...base, kind, items: this.#items(question, items), notes: notesOn(items, comparisons), comparisons };
      }
      case 'quote': {
        const items = exactWordsFirst(worth).slice(0, MAX_ITEMS);
        return { ...base, kind, items: this.#items(question, items), notes: notesOn(items) };
      }
    }
  }

  #about(text: string, question: TypedQuery, ids: readonly string[], ranked: readonly Ranked[]): Answer {
    const [about = ''] = ids;
    const items = ranked
      .filter((item) =>
        this.corpus.person(about) === undefined ? item.features.allCoverage >= ON_IT : isBy(about, item),
      )
      .slice(0, MAX_ITEMS)
      .map((item): Scored => ({ ...item, score: ABOUT_SCORE }));
    return {
      question: text,
      answered: true,
      kind: 'about',
      about,
      held: held(about, this.#index),
      items: this.#items(question, items),
      notes: notesOn(items),
      ...this.#choices(question),
    };
  }

  #none(text: string, question: TypedQuery, ranked: readonly Ranked[]): Answer {
    const reason = reasonFor(question, ranked[0]);
    const nearest = ranked.filter(({ features }) => features.allCoverage >= NEAR).slice(0, NEAREST);
    return {
      question: text,
      answered: false,
      kind: 'none',
      reason,
      nearest:
        reason === 'off-topic' || reason === 'opinion'
          ? nearest.filter(({ features }) => features.allCoverage > 0.5).map(({ entry }) => entry.id)
          : nearest.map(({ entry }) => entry.id),
      items: [],
      notes: whyNone(reason, question, ranked[0]),
      ...this.#choices(question),
    };
  }

  #items(question: TypedQuery, scored: readonly Scored[]): Item[] {
    return scored.map((item) =>
      toItem(item.entry, Math.round(item.score * 1000) / 1000, reasons(question, item, this.#index)),
    );
  }

  /** Other readings of a name that fits several people. */
  #choices(question: TypedQuery): { choices?: Choice[] } {
    const speaker = question.speakers.find(({ ids, organisation }) => !organisation && ids.length > 1);
    if (speaker === undefined) return {};
    const choices = speaker.ids.flatMap((id): Choice[] => {
      const person = this.corpus.person(id);
      if (person === undefined) return [];
      const office = person.offices[0]?.title;
      return [
        {
          label: office === undefined ? person.name : `${person.name}, ${office}`,
          question: replaceWords(question.text, speaker.words, person.name),
        },
      ];
    });
    return choices.length > 1 ? { choices } : {};
  }
}

/** An item about as sure as the best one, as a share of its score. */
const AS_SURE = 0.9;

/** Where exact words and a report both answer, the words come first. */
function exactWordsFirst(scored: readonly Scored[]): Scored[] {
  const [best] = scored;
  const exact = scored.filter(
    ({ entry, score }) =>
      entry.kind === 'statement' && entry.statement.form === 'verbatim' && score >= AS_SURE * (best?.score ?? 0),
  );
  const rest = scored.filter((item) => !exact.includes(item));
  return [...exact.map((item) => ({ ...item, score: best?.score ?? item.score })), ...rest];
}

/** How sure it is that a question of meaning means the thing that is described. */
const ABOUT_SCORE = 0.9;
/** Items that cover less of the question than this are not shown with what it asks the meaning of. */
const ON_IT = 0.4;

function isBy(personId: string, { entry }: Ranked): boolean {
  return (entry.kind === 'statement' ? entry.speaker.id : entry.by.id) === personId;
}

function replaceWords(text: string, words: string, name: string): string {
  const at = text.toLowerCase().indexOf(words);
  return at === -1 ? `${text} (${name})` : text.slice(0, at) + name + text.slice(at + words.length);
}

/** Words that place a question in the field, whether the record answers it or not. */
const OF_THE_FIELD =
  /\b(?:police|policing|pcsos?|officers?|cops?|coppers?|met|scotland yard|constab\w+|crimes?|criminal|murders?|homicides?|burglar\w+|robber\w+|theft|rapes?|arrest\w*|stabb\w+|shootings?|mayor|home secretary|commissioner|sergeant|detective)\b/;
/** A question that names nothing of the field is taken to be about it where an entry covers so much. */
const NEAR_THE_FIELD = 0.5;

/** Why there is no answer, where the question tells. */
function reasonFor(question: TypedQuery, best: Ranked | undefined): NoneReason {
  const { cues, concepts, speakers, topics, measures, terms } = question;
  if (cues.opinion) return 'opinion';
  const telling = concepts.filter(({ framing }) => !framing);
  if (telling.length === 0 && speakers.length === 0) return 'too-vague';
  const named = topics.length + measures.length + terms.length + speakers.length;
  if (cues.practical) return 'off-topic';
  if (named === 0 && !OF_THE_FIELD.test(question.words) && (best?.features.allCoverage ?? 0) < NEAR_THE_FIELD)
    return 'off-topic';
  return 'not-held';
}
