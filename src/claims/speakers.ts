/** Whom a message has say or do something, and whether an item is by them. */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { isTitleOf } from '../corpus/field.ts';
import type { Office } from '../corpus/schema.ts';
import { isMonth } from '../dates/calendar.ts';
import { is, words } from '../lexicon/lexicon.ts';
import { spanOf } from '../reading/text.ts';
import type { Span } from '../reading/types.ts';
import { capitalsIn, isStopWord, type Token, tokenize } from '../search/analyzer.ts';
import { isEnglish } from '../search/english.ts';
import type { Vocabulary } from '../search/vocabulary.ts';

/** Somebody as a message names them. */
export interface Named extends Span {
  /** people and organisations that may be meant; empty for somebody whom the record does not know */
  ids: readonly string[];
  offices: readonly string[];
  /** somebody, and no body of people */
  isPerson: boolean;
}

/** Everybody whom a text names, in its order: those whom the record knows, and other names in capitals. */
export function namedIn(text: string, vocabulary: Vocabulary): Named[] {
  const tokens = tokenize(text);
  const found = runsOf(text, tokens).flatMap((run) => knownIn(text, run, vocabulary));
  const strangers = [...strangersIn(text, tokens, found)];
  return [...found, ...strangers, ...speakersIn(text, tokens, [...found, ...strangers], vocabulary)].sort(
    (one, other) => one.start - other.start,
  );
}

/** Tokens between marks: a name ends at one, and what stands behind it is no part of it. */
function runsOf(text: string, tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  for (const [at, token] of tokens.entries()) {
    const between = text.slice(tokens[at - 1]?.end ?? 0, token.start);
    if (at === 0 || /[.,!?;:()"“”\n]/.test(between)) runs.push([]);
    runs.at(-1)?.push(token);
  }
  return runs;
}

function knownIn(text: string, tokens: readonly Token[], vocabulary: Vocabulary): Named[] {
  const typed = tokens.map((token, at) => (isChat(text, token, tokens[at + 1] ?? tokens[at - 1]) ? '' : token.word));
  return vocabulary.find(typed, capitalsIn(text, tokens)).flatMap(({ from, to, names }): Named[] => {
    const ids = names.flatMap((name) => (name.kind === 'person' || name.kind === 'organisation' ? name.ids : []));
    const offices = names.flatMap((name) => (name.kind === 'office' ? [name.id] : []));
    const [first, last] = [tokens[from], tokens[to - 1]];
    const isNobody = ids.length + offices.length === 0 || first === undefined || last === undefined;
    if (isNobody || (first === last && isPlainWord(text, first))) return [];
    const isPerson = !names.some(({ kind }) => kind === 'organisation');
    return [{ ...spanOf(text, { start: first.start, end: last.end }), ids, offices, isPerson }];
  });
}

/** “This week”, “many times”: a word in small letters that is the name of a body only with a capital. The Met is one without. */
function isPlainWord(text: string, { start, end, word }: Token): boolean {
  return /^\p{Ll}/u.test(text.slice(start, end)) && isEnglish(word) && !NAMES_IN_SMALL.has(word);
}

const NAMES_IN_SMALL = words('claims.names-in-small');

/** A word in small letters that is not English, beside one with a capital, is chat and no part of the name: “fwiw Khan”. */
function isChat(text: string, { start, end, word }: Token, beside: Token | undefined): boolean {
  const isCapital = /^\p{Lu}/u.test(text.slice(beside?.start, beside?.end));
  return isCapital && /^\p{Ll}+$/u.test(text.slice(start, end)) && !isEnglish(word);
}

const CAPITAL = /^\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?$/u;

/** Two names in capitals side by side that the record does not know: “Emma Brown called it …”. */
function strangersIn(text: string, tokens: readonly Token[], known: readonly Named[]): Named[] {
  const isFree = (token: Token) => !known.some(({ start, end }) => token.start < end && start < token.end);
  const found: Named[] = [];
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const [first, second] = [tokens[at], tokens[at + 1]];
    if (first === undefined || second === undefined || /\bthe $/i.test(text.slice(0, first.start))) continue;
    const areNames = [first, second].every(
      (token) => isFree(token) && CAPITAL.test(text.slice(token.start, token.end)),
    );
    if (!areNames || text.slice(first.end, second.start) !== ' ' || !isNamePair(first, second)) continue;
    found.push({ ...spanOf(text, { start: first.start, end: second.end }), ids: [], offices: [], isPerson: true });
    at += 1;
  }
  return found;
}

/** A word that is neither English nor known, before one of saying: “ponsonby told the BBC …”, “Ponsonby said …”. */
function speakersIn(text: string, tokens: readonly Token[], known: readonly Named[], vocabulary: Vocabulary): Named[] {
  return tokens.flatMap((token, at): Named[] => {
    const { word, start, end } = token;
    const next = tokens[at + 1];
    if (next === undefined || !SAYING.has(next.word) || text.slice(end, next.start) !== ' ') return [];
    const isName =
      /^(?:\p{Lu}\p{L}{3,}|\p{L}{5,})(?<!ers)$/u.test(text.slice(start, end)) &&
      !isEnglish(word) &&
      !isStopWord(word) &&
      !is(word, 'calendar.weekdays');
    if (!isName || known.some((each) => each.start < end && start < each.end)) return [];
    const isOther = is(word, 'names.men') || is(word, 'names.women') || vocabulary.find([word]).length > 0;
    if (isOther) return [];
    return [{ ...spanOf(text, { start, end }), ids: [], offices: [], isPerson: true }];
  });
}

const SAYING = words('verbs.speech', 'past');

/** “In February”, “Crime Committee”: capitals that are no name of somebody. */
function isNamePair({ word: first }: Token, { word: second }: Token): boolean {
  const isGiven = is(first, 'names.men') || is(first, 'names.women');
  if (is(second, 'bodies.places') || second === 'sq') return false;
  return (
    isGiven || ![first, second].some((word) => isStopWord(word) || isMonth(word) || (isEnglish(word) && word !== first))
  );
}

/** How surely an item is by somebody whom a message names: 1 theirs, 0.5 perhaps, 0 somebody else's. */
export function isBy(entry: Entry, { ids, offices }: Pick<Named, 'ids' | 'offices'>, corpus: Corpus): number {
  const speaker = entry.kind === 'statement' ? entry.speaker : entry.by;
  if (ids.includes(speaker.id)) return 1;
  if (entry.kind === 'statement' && offices.some((id) => spokeIn(entry, corpus.office(id), corpus))) return 1;
  const titles = [
    ...(entry.kind === 'statement' && entry.statement.as !== undefined ? [entry.statement.as] : []),
    ...speaker.offices.map(({ title }) => title),
  ];
  const bodies = ids.flatMap((id) => {
    const person = corpus.person(id);
    return person?.kind === 'organisation'
      ? [person.name, ...person.aliases.filter((alias) => /^(?:the )?\p{Lu}/u.test(alias) && alias.length > 2)]
      : [];
  });
  if (
    bodies.some((name) => titles.some((title) => title.toLowerCase().includes(name.toLowerCase().replace(/^the /, ''))))
  )
    return 0.5;
  return 0;
}

/** Whether a text names somebody: by their last name, a body by one of its names, an office by its title. */
export function isNamedIn(text: string, { ids, offices }: Pick<Named, 'ids' | 'offices'>, corpus: Corpus): boolean {
  const names = ids.flatMap((id) => {
    const person = corpus.person(id);
    if (person === undefined) return [];
    const { name, aliases } = person;
    return person.kind === 'organisation' ? [name, ...aliases] : [name.slice(name.lastIndexOf(' ') + 1)];
  });
  const titles = offices.flatMap((id) => {
    const office = corpus.office(id);
    return office === undefined ? [] : [office.title, ...office.titles, ...office.aliases];
  });
  return [...names, ...titles.map((title) => title.replace(' …', ''))].some(
    (name) => name.length > 2 && wordsOf(text).includes(wordsOf(name)),
  );
}

function wordsOf(text: string): string {
  return ` ${tokenize(text)
    .map(({ word }) => word)
    .join(' ')} `;
}

function spokeIn({ statement, speaker, said }: StatementEntry, office: Office | undefined, corpus: Corpus): boolean {
  if (office === undefined) return false;
  if (statement.as !== undefined) return isTitleOf(office, statement.as);
  return (
    speaker.offices.some(({ title }) => isTitleOf(office, title)) && corpus.holdersOn(office, said).includes(speaker)
  );
}
