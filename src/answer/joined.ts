import { Corpus } from '../corpus/corpus.ts';
import type { CorpusContent, IsoDate } from '../corpus/schema.ts';
import type { Known } from '../query/asks-message.ts';
import { print } from '../query/print.ts';
import { isTyped, type Query, type TypedQuery } from '../query/query.ts';
import type { AlikeGroups } from './alike.ts';
import { Answerer, type Asked } from './answerer.ts';
import { differencesIn } from './disagreeing.ts';
import { answerExactly } from './exact.ts';
import type { Ranked } from './features.ts';
import { MAX_IN_SERIES, MAX_ITEMS, NEAREST } from './items.ts';
import { whyNotHeld } from './none.ts';
import { inOne } from './parts.ts';
import { withPinned } from './pinned.ts';
import { ledByFirst, SIDES, shownOf, tellsShown } from './positions.ts';
import { besideSides } from './stances.ts';
import type { Answer, Comparison, Item, ItemId, Series } from './types.ts';

type Kind<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/**
 * Answers from what all servers share and from what one server has added. Each has an index of its own. How common words
 * are in what all share is known to the server's index, and nothing goes the other way: all others are answered as before.
 */
export class JoinedAnswerer {
  /** everything that the server sees */
  readonly corpus: Corpus;
  readonly #shared: Answerer;
  readonly #content: CorpusContent;
  readonly #own: Answerer;

  /**
   * @param shared answers from what all servers share
   * @param content the server's sources, with the people, topics, measures and terms that they may speak of
   * @param own answers from them, where that is made already
   */
  constructor(
    shared: Answerer,
    content: CorpusContent,
    own = new Answerer(new Corpus(content), { background: shared }),
  ) {
    this.#shared = shared;
    this.#content = content;
    this.#own = own;
    this.corpus = new Corpus({ ...content, sources: [...shared.corpus.sources, ...content.sources] });
  }

  /**
   * The same in later states of what all servers share and of what the server has added, made by touching only what has changed;
   * the earlier one is not to be used any more.
   * @returns undefined where making it anew is better: it knows how common words are in the one index of what all share
   */
  after(shared: Answerer, content: CorpusContent): JoinedAnswerer | undefined {
    if (shared.index.dictionary !== this.#shared.index.dictionary) return undefined;
    const own = content === this.#content ? this.#own : Answerer.after(this.#own, new Corpus(content));
    return own && new JoinedAnswerer(shared, content, own);
  }

  /** Whether `after` can make the same of later states. */
  isFollowedBy(shared: Answerer, content: CorpusContent): boolean {
    if (shared.index.dictionary !== this.#shared.index.dictionary) return false;
    return content === this.#content || this.#own.isFollowedBy(new Corpus(content));
  }

  /** What is known in a text, in what all share and in what the server has added. */
  known(text: string): Known {
    const [shared, own] = [this.#shared.known(text), this.#own.known(text)];
    return {
      things: Math.max(shared.things, own.things),
      speakers: Math.max(shared.speakers, own.speakers),
      reads: [...new Set([...shared.reads, ...own.reads])],
      frequencies: shared.frequencies.map((frequency, at) => Math.max(frequency, own.frequencies[at] ?? 0)),
    };
  }

  /** Puts questions together that ask the same, by what all servers share. */
  alike(today: IsoDate): AlikeGroups {
    return this.#shared.alike(today);
  }

  /** The entries nearest to a text, taken from both corpora in turn, best first. */
  likely(text: string, asked: Asked): Ranked[] {
    const [shared, own] = [this.#shared.likely(text, asked), this.#own.likely(text, asked)];
    const byTurns = shared.flatMap((each, at) => [each, ...own.slice(at, at + 1)]);
    return [...byTurns, ...own.slice(shared.length)];
  }

  /** An exact query is answered from everything at once; words are searched for in each index by itself. */
  answer(query: Query | string, asked: Asked): Answer {
    const read = typeof query === 'string' ? this.#shared.read(query, asked, this.corpus) : query;
    const question = typeof query === 'string' ? query : print(read, this.corpus);
    const answer = this.#answerTo(read, question, asked);
    return withPinned(answer, { question, query: read }, asked.pins, {
      index: this.#shared.index,
      corpus: this.corpus,
    });
  }

  #answerTo(read: Query, question: string, asked: Asked): Answer {
    if (isTyped(read)) {
      const answer = this.#counted(joined(this.#shared.answer(question, asked), this.#own.answer(question, asked)));
      return answer.kind === 'none' ? { ...answer, notes: this.#heldNowhere(answer, read) } : answer;
    }
    const answer =
      read.wants === 'about'
        ? joined(this.#shared.answer(read, asked), this.#own.answer(read, asked))
        : answerExactly(read, this.corpus);
    return { ...answer, question };
  }

  /** How many stand on each side, and how many of their statements are shown, is told over both: also where only one answers. */
  #counted(answer: Answer): Answer {
    if (answer.parts !== undefined) return { ...answer, parts: answer.parts.map((part) => this.#counted(part)) };
    if (answer.kind !== 'position') return answer;
    const { subject } = this.corpus.subjectOf(answer.on);
    const notes = [...shownOf(subject, answer.sides, this.corpus), ...answer.notes.filter((note) => !tellsShown(note))];
    return { ...answer, notes, ...besideSides(subject, this.corpus) };
  }

  /** Of the reasons why nothing that all share answers, those that hold for what the server has added as well. */
  #heldNowhere({ notes, nearest }: Kind<'none'>, query: TypedQuery): string[] {
    const near = this.corpus.entry(nearest[0] ?? '');
    const held = {
      corpus: this.corpus,
      entriesWith: (names: readonly string[]) => [
        ...this.#shared.index.entriesWith(names),
        ...this.#own.index.entriesWith(names),
      ],
    };
    const why = whyNotHeld(query, near?.kind === 'figure' ? near.measure.id : undefined, held);
    return notes.filter((note, at) => at === 0 || why.includes(note));
  }
}

/**
 * The surer answer leads, that of what all share where they are even. Where both are of one kind, the items of the other
 * stand among its own: scores of both are calibrated alike, and no item is changed.
 */
function joined(shared: Answer, own: Answer): Answer {
  if (shared.parts !== undefined || own.parts !== undefined) return joinedParts(shared, own);
  if (shared.kind === 'none') return own.kind === 'none' ? withNearest(shared, own) : own;
  if (own.kind === 'none') return shared;
  if (shared.kind === 'about') return own.kind === 'about' ? described(shared, own) : shared;
  if (own.kind === 'about') return own;
  const ownLeads = surest(own) > surest(shared);
  const answer = ownLeads ? among(own, shared) : among(shared, own);
  // The server's own answer knows of everybody whom a name may mean: those that all share, and those that it added.
  return own.choices === undefined ? answer : { ...answer, choices: own.choices };
}

/** All that both count, newest first; who said most is told by the one that leads, since only it knows of everybody there. */
function counted(lead: Kind<'tally'>, other: Kind<'tally'>): Answer {
  if (lead.speakers !== undefined || other.speakers !== undefined) return lead;
  const dayOf = (item: Item) => (item.kind === 'statement' ? item.said : item.period.to);
  const items = [...lead.items, ...other.items].sort((one, next) => dayOf(next).localeCompare(dayOf(one)));
  const notes = joinedNotes(lead, other, items);
  return { ...lead, items, notes, count: lead.count + other.count, days: new Set(items.map(dayOf)).size };
}

/** Part by part; a part that one of them answers together with another is answered there as a whole. */
function joinedParts(shared: Answer, own: Answer): Answer {
  const parts = shared.parts?.flatMap((part, at) => {
    const other = own.parts?.[at];
    return other === undefined ? [part] : [{ ...joined(part, other), question: part.question }];
  });
  if (parts !== undefined && own.parts !== undefined) return inOne(shared.question, parts);
  return shared.answered ? shared : own;
}

function surest({ items }: Answer): number {
  return Math.max(0, ...items.map(({ score }) => score));
}

/** An answer with the items of another among its own, and only such comparisons, series and sides as all items of are shown. */
function among(lead: Answer, other: Answer): Answer {
  if (lead.kind === 'quote' && other.kind === 'quote') return { ...lead, ...together(lead, other) };
  if (lead.kind === 'figure' && other.kind === 'figure') {
    const { items, notes } = together(lead, other);
    return { ...lead, items, notes, comparisons: shownComparisons([lead, other], items) };
  }
  if (lead.kind === 'position' && other.kind === 'position') {
    const { items, notes } = together(lead, other);
    return { ...lead, items, notes, sides: shownSides(lead, other, items) };
  }
  if (lead.kind === 'tally' && other.kind === 'tally') return counted(lead, other);
  if (lead.kind === 'trend' && other.kind === 'trend') {
    // A series is kept whole: what another source counted stands after it, as a series of its own.
    const items = [...lead.items, ...other.items].slice(0, MAX_IN_SERIES);
    const notes = joinedNotes(lead, other, items);
    return {
      ...lead,
      items,
      notes,
      series: shownSeries([lead, other], items),
      comparisons: shownComparisons([lead, other], items),
    };
  }
  return lead;
}

function together(lead: Answer, other: Answer): { items: Item[]; notes: string[] } {
  const items = inTurn(lead.items, other.items).slice(0, MAX_ITEMS);
  return { items, notes: joinedNotes(lead, other, items) };
}

/** Both lists in one, each in its own order, the surer of their next items first. */
function inTurn(lead: readonly Item[], other: readonly Item[]): Item[] {
  const [first, ...rest] = lead;
  const [second, ...others] = other;
  if (first === undefined) return [...other];
  if (second === undefined) return [...lead];
  return second.score > first.score ? [second, ...inTurn(lead, others)] : [first, ...inTurn(rest, other)];
}

function joinedNotes(lead: Answer, other: Answer, items: readonly Item[]): string[] {
  const figures = items.flatMap((item) =>
    item.kind === 'figure' ? [{ ...item, published: item.citation.published }] : [],
  );
  return [...new Set([...lead.notes, ...other.notes, ...differencesIn(figures)])];
}

function shownComparisons(answers: readonly { comparisons: Comparison[] }[], items: readonly Item[]): Comparison[] {
  const shown = idsOf(items);
  return answers.flatMap(({ comparisons }) => comparisons).filter(({ from, to }) => shown.has(from) && shown.has(to));
}

function shownSeries(answers: readonly Kind<'trend'>[], items: readonly Item[]): Series[] {
  const shown = idsOf(items);
  return answers
    .flatMap(({ series }) => series)
    .map((series) => ({ ...series, items: series.items.filter((id) => shown.has(id)) }))
    .filter(({ items: left }) => left.length > 0);
}

/** The sides of both where they are about the same; else the items of the other stand without a side. */
function shownSides(
  lead: Kind<'position'>,
  other: Kind<'position'>,
  items: readonly Item[],
): Kind<'position'>['sides'] {
  const all = lead.on === other.on ? [...lead.sides, ...other.sides] : lead.sides;
  const ids = items.map(({ id }) => id);
  const shown = SIDES.map((position) => {
    const taken = new Set(all.filter((side) => side.position === position).flatMap((side) => side.items));
    return { position, items: ids.filter((id) => taken.has(id)) };
  });
  return ledByFirst(shown, ids);
}

/** What something is, is said by what all share; the server's items on the same thing are shown and counted with it. */
function described(shared: Kind<'about'>, own: Kind<'about'>): Answer {
  if (shared.about !== own.about) return shared;
  const { statements, figures } = shared.held;
  const held = { statements: statements + own.held.statements, figures: figures + own.held.figures };
  return { ...shared, ...together(shared, own), held };
}

/** Where nothing answers, the last of what is near may be the server's own. */
function withNearest(shared: Kind<'none'>, own: Kind<'none'>): Answer {
  const added = own.nearest.slice(0, 1);
  return { ...shared, nearest: [...shared.nearest.slice(0, NEAREST - added.length), ...added] };
}

function idsOf(items: readonly Item[]): Set<ItemId> {
  return new Set(items.map(({ id }) => id));
}
