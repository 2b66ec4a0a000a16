/** What a page gives as the words of people and bodies of the record, paragraph by paragraph. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Source } from '../../corpus/schema.ts';
import { is } from '../../lexicon/lexicon.ts';
import { peopleOf } from '../../quotations/people.ts';
import { quotationsIn } from '../../quotations/quotations.ts';
import { speechesIn } from '../../reading/debate.ts';
import { answersIn } from '../../reading/question-page.ts';
import { overlap, paragraphsOf, type Range, sentencesOf, spanOf, trimmed } from '../../reading/text.ts';
import type { Quotation, Span, Speech } from '../../reading/types.ts';
import { Identities, isSurnameAlone, isVoice, surnameOf } from './identities.ts';
import { faultOf } from './marks.ts';

/** Why a sentence is never offered, however well it fits a report. */
export type Fault = 'unclosed' | 'mixed-marks' | 'cut';

export interface SaidSentence extends Range {
  fault?: Fault;
}

/** The sentences that somebody says in one paragraph, or in one quotation within it. */
export interface Passage {
  /** id of people.yaml; absent where nobody of the record is known to speak */
  speaker?: string;
  /** whether the page names the speaker beside the words; false where it was worked out from the text around */
  isTold: boolean;
  /** whose reports it may be held against where the page does not tell who speaks: everybody's, those of bodies, or nobody's */
  openTo: 'anybody' | 'bodies' | 'nobody';
  paragraph: Span;
  sentences: SaidSentence[];
}

/**
 * Everything that a page gives as somebody's words.
 * @param source of the record, to which the page belongs: an office without a name means its holder on the source's day
 */
export function saidOn(
  text: string,
  corpus: Corpus,
  { published, kind }: Pick<Source, 'published' | 'kind'>,
): Passage[] {
  const identities = new Identities(corpus);
  const people = peopleOf(corpus, published);
  const idOf = (name: string) =>
    identities.of(name) ?? people.find({ kind: 'description', name: name.replace(/^the /i, '') })?.id;
  const isDebate = kind === 'debate' || kind === 'hearing';
  const labelled = speechesIn(text, isDebate ? (name) => idOf(name) !== undefined : undefined);
  const speeches = [...answersIn(text).map((answer) => upToSpeech(text, answer, labelled)), ...labelled];
  const bySurname = surnamesOf(labelled, idOf);
  const spoken = speeches.flatMap((speech) => {
    const speaker =
      idOf(speech.speaker) ?? (isSurnameAlone(speech.speaker) ? bySurname.get(surnameOf(speech.speaker)) : undefined);
    return linesOf(text, speech).map((line) => {
      // A whole paragraph in quotation marks is somebody else's words, read out by the speaker.
      const own = isInMarks(text, line) ? undefined : speaker;
      const passage = passageOf(text, line, line, { speaker: own, isTold: true, openTo: 'nobody' });
      const last = passage.sentences.at(-1);
      if (last !== undefined && !isEnded(text, last)) last.fault ??= 'cut';
      if (passage.sentences[0] !== undefined && beginsSmall(text, line)) passage.sentences[0].fault ??= 'cut';
      return passage;
    });
  });
  const all = quotationsIn(text, people).filter((quotation) => !speeches.some((speech) => overlap(speech, quotation)));
  const direct = all.filter(({ kind }) => kind === 'direct');
  const isOnly = new Set(all.filter(({ kind }) => kind !== 'indirect').map(({ speaker }) => speaker)).size === 1;
  const quotations = direct.flatMap((quotation, at) =>
    quoted(text, goingOn(quotation, direct[at + 1], text), identities, isOnly),
  );
  // Within a debate the speaker of a quotation was worked out from a mere noun, perhaps: “The keeper wrote: …”
  return [...spoken, ...quotations.map((each) => ({ ...each, isTold: each.isTold && !isDebate }))];
}

/** An answer in which others are named as speakers is its speaker's up to the first of them. */
function upToSpeech(text: string, answer: Speech, labelled: readonly Speech[]): Speech {
  const first = labelled.find((speech) => overlap(answer, speech));
  return first === undefined
    ? answer
    : { ...answer, end: Math.max(answer.start, text.lastIndexOf('\n', first.start - 1)) };
}

/** The id for each surname, so that “Mrs Moss” is the person named in full elsewhere in the debate; undefined where two share it. */
function surnamesOf(
  speeches: readonly Speech[],
  idOf: (name: string) => string | undefined,
): Map<string, string | undefined> {
  const ids = new Map<string, string | undefined>();
  for (const { speaker } of speeches.filter((each) => !isSurnameAlone(each.speaker))) {
    const surname = surnameOf(speaker);
    const id = idOf(speaker);
    ids.set(surname, !ids.has(surname) || ids.get(surname) === id ? id : undefined);
  }
  return ids;
}

type Speaker = Pick<Passage, 'isTold' | 'openTo'> & { speaker: string | undefined };

/** A quotation without a speaker, right before “She added: “…””, gets the speaker of that one. */
function goingOn(quotation: Quotation, next: Quotation | undefined, text: string): Quotation {
  const isNext = next !== undefined && is(next.cue?.text.toLowerCase() ?? '', 'verbs.going-on', 'base', 's', 'past');
  if (quotation.speaker !== null || !isNext || text.slice(quotation.end, next.start).length > LONGEST_CUE)
    return quotation;
  const { speaker, personId } = next;
  return { ...quotation, speaker, resolution: 'continued', ...(personId === undefined ? {} : { personId }) };
}

const LONGEST_CUE = 60;

function quoted(text: string, quotation: Quotation, identities: Identities, isOnly: boolean): Passage[] {
  const speaker = speakerOf(quotation, identities, isOnly);
  const pieces = quotation.spans ?? [quotation];
  return pieces.flatMap((piece, at) => {
    const fault = faultOf(text, piece);
    const next = pieces[at + 1];
    const isCutInto = at > 0 && beginsSmall(text, piece);
    const isCutOff = next !== undefined && beginsSmall(text, next);
    const lines = linesOf(text, piece);
    return lines.map((line, index) => {
      const inner = withoutMarks(text, line, index === lines.length - 1);
      const passage = passageOf(text, inner, paragraphAround(text, line), speaker);
      const { sentences } = passage;
      const [first] = sentences;
      const last = sentences.at(-1);
      if (first !== undefined && ((index === 0 && isCutInto) || beginsSmall(text, inner))) first.fault ??= 'cut';
      if (index === lines.length - 1 && last !== undefined && isCutOff) last.fault ??= 'cut';
      if (fault !== undefined) for (const sentence of sentences) sentence.fault = fault;
      return passage;
    });
  });
}

function speakerOf(quotation: Quotation, identities: Identities, isOnly: boolean): Speaker {
  const { speaker, personId, resolution, sure, source } = quotation;
  const isNamed = (resolution === 'named' || sure === true) && isProper(source?.text ?? speaker ?? '');
  const isTold = isNamed || resolution === 'role' || (resolution === 'pronoun' && sure === true) || isOnly;
  // The words of the text come first. Where they are “the force”, the speaker that they were resolved to has its name.
  const descriptions = [resolution === 'role' ? '' : (source?.text ?? ''), speaker ?? ''];
  for (const voice of descriptions) {
    const body = identities.spokenFor(voice);
    if (body !== undefined) return { speaker: body, isTold: isProper(voice), openTo: 'nobody' };
  }
  if (descriptions.some(isVoice)) return { speaker: undefined, isTold: false, openTo: 'bodies' };
  // The source “Quay Watch’s Una Brack” names the person behind the possessive.
  const named =
    personId ?? descriptions.flatMap((each) => identities.of(each) ?? identities.of(ownedIn(each)) ?? [])[0];
  if (named !== undefined) return { speaker: named, isTold, openTo: 'nobody' };
  const isUnnamed =
    resolution === 'anonymous' || speaker?.toLowerCase() === speaker || source?.text.toLowerCase() === 'it';
  return { speaker: undefined, isTold: false, openTo: isUnnamed ? 'bodies' : speaker === null ? 'anybody' : 'nobody' };
}

/** Whether a description holds a name: “the force” may be any. */
function isProper(description: string): boolean {
  return /\p{Lu}/u.test(description.replace(/^(?:[Aa]n?|[Tt]he) /, ''));
}

function ownedIn(description: string): string {
  return description.replace(/^.*[’']s? (?=\p{Lu})/u, '');
}

function passageOf(text: string, range: Range, paragraph: Range, { speaker, isTold, openTo }: Speaker): Passage {
  const sentences: SaidSentence[] = sentencesOf(text, range);
  for (const sentence of sentences) if (isCut(text, sentence)) sentence.fault = 'cut';
  return {
    ...(speaker === undefined ? {} : { speaker }),
    isTold,
    openTo,
    paragraph: spanOf(text, paragraph),
    sentences,
  };
}

/** Whether a part of a sentence is missing: dots stand for its beginning or end, or the page ends within it. */
function isCut(text: string, { start, end }: Range): boolean {
  if (/^(?:…|\.\.)/.test(text.slice(start, start + 2)) || /(?:…|\.\.\.|[:;,–—-])$/.test(text.slice(end - 3, end)))
    return true;
  return !/\S/.test(text.slice(end, end + 200)) && end + 200 > text.length && !/[.!?]$/.test(text.slice(end - 1, end));
}

/** Whether a sentence has its closing mark, as every whole sentence of a debate's report has. */
function isEnded(text: string, { start, end }: Range): boolean {
  return /[.!?]["”’')\]]*$/.test(text.slice(Math.max(start, end - 4), end));
}

function isInMarks(text: string, { start, end }: Range): boolean {
  return /^["“‘]/.test(text.slice(start, start + 1)) && /["”’][.,;:]?$/.test(text.slice(end - 2, end));
}

function beginsSmall(text: string, { start }: Range): boolean {
  return /^["“”‘’'([…. ]*\p{Ll}/u.test(text.slice(start, start + 8));
}

function withoutMarks(text: string, line: Range, isLast: boolean): Range {
  const opening = /^(?:["“‘'«„]|'')/.exec(text.slice(line.start, line.start + 2))?.[0].length ?? 0;
  const closing = isLast
    ? (/(?:["”’'»]|'')$/.exec(text.slice(Math.max(line.start + 1, line.end - 2), line.end))?.[0].length ?? 0)
    : 0;
  const inner = trimmed(text, { start: line.start + opening, end: line.end - closing });
  // A comma before the closing mark belongs to the sentence around the words.
  return text[inner.end - 1] === ',' ? { ...inner, end: inner.end - 1 } : inner;
}

function linesOf(text: string, { start, end }: Range): Range[] {
  return paragraphsOf(text.slice(start, end)).map((line) => ({ start: start + line.start, end: start + line.end }));
}

function paragraphAround(text: string, { start, end }: Range): Range {
  const stop = text.indexOf('\n', end);
  return trimmed(text, { start: text.lastIndexOf('\n', start) + 1, end: stop === -1 ? text.length : stop });
}
