/** What a page gives as the words of people and bodies of the record, paragraph by paragraph. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { IsoDate } from '../../corpus/schema.ts';
import { peopleOf } from '../../quotations/people.ts';
import { quotationsIn } from '../../quotations/quotations.ts';
import { speechesIn } from '../../reading/debate.ts';
import { type Range, sentencesOf, spanOf, trimmed } from '../../reading/text.ts';
import type { Quotation, Span } from '../../reading/types.ts';
import { paragraphsOf } from '../verbatim.ts';
import { Identities } from './identities.ts';
import { faultOf } from './marks.ts';

/** Why words are never taken, however well they fit. */
export type Fault = 'unclosed' | 'mixed-marks' | 'cut';

interface SaidSentence extends Range {
  fault?: Fault;
}

/** What somebody says in one paragraph, or in one piece of it. */
export interface Passage {
  /** id of people.yaml; absent where nobody of the record is known to speak */
  speaker?: string;
  /** told, and not worked out */
  isTold: boolean;
  /** the page leaves open who speaks */
  isOpen: boolean;
  paragraph: Span;
  sentences: SaidSentence[];
}

/**
 * Everything that a page gives as somebody's words.
 * @param published whose holders of offices are meant
 */
export function saidOn(text: string, corpus: Corpus, published: IsoDate): Passage[] {
  const identities = new Identities(corpus);
  const speeches = speechesIn(text);
  const spoken = speeches.flatMap((speech) => {
    const speaker = identities.of(speech.speaker);
    return paragraphsOf(text, speech).map((paragraph) =>
      passageOf(text, paragraph, paragraph, { speaker, isTold: true, isOpen: false }),
    );
  });
  const quotations = quotationsIn(text, peopleOf(corpus, published)).filter(
    (quotation) => quotation.kind === 'direct' && !speeches.some((speech) => overlap(speech, quotation)),
  );
  const isOnly = new Set(quotations.map(({ speaker }) => speaker)).size === 1;
  return [...spoken, ...quotations.flatMap((quotation) => quoted(text, quotation, identities, isOnly))];
}

type Speaker = Pick<Passage, 'isTold' | 'isOpen'> & { speaker: string | undefined };

function quoted(text: string, quotation: Quotation, identities: Identities, isOnly: boolean): Passage[] {
  const speaker = speakerOf(quotation, identities, isOnly);
  const pieces = quotation.spans ?? [quotation];
  return pieces.flatMap((piece, at) => {
    const fault = faultOf(text, piece);
    const next = pieces[at + 1];
    const isCutInto = at > 0 && beginsSmall(text, piece);
    const isCutOff = next !== undefined && beginsSmall(text, next);
    const lines = paragraphsOf(text, piece);
    return lines.map((line, index) => {
      const inner = withoutMarks(text, line, index === lines.length - 1);
      const passage = passageOf(text, inner, paragraphAround(text, line), speaker);
      const { sentences } = passage;
      const [first] = sentences;
      const last = sentences.at(-1);
      if (index === 0 && first !== undefined && (isCutInto || beginsSmall(text, inner))) first.fault ??= 'cut';
      if (index === lines.length - 1 && last !== undefined && isCutOff) last.fault ??= 'cut';
      if (fault !== undefined) for (const sentence of sentences) sentence.fault = fault;
      return passage;
    });
  });
}

function speakerOf(quotation: Quotation, identities: Identities, isOnly: boolean): Speaker {
  const { speaker, personId, resolution, sure, source } = quotation;
  const isTold = resolution === 'named' || resolution === 'role' || sure === true || isOnly;
  const described = [speaker ?? '', source?.text ?? ''].map((name) => identities.spokenFor(name)).find((id) => id);
  const isVoice = /\bspokes|\brepresentative\b/i.test(`${speaker ?? ''} ${source?.text ?? ''}`);
  if (isVoice && described !== undefined) return { speaker: described, isTold: true, isOpen: false };
  if (personId !== undefined) return { speaker: personId, isTold, isOpen: false };
  const named = speaker === null ? undefined : identities.of(speaker);
  if (named !== undefined) return { speaker: named, isTold, isOpen: false };
  return { speaker: undefined, isTold: false, isOpen: speaker === null };
}

function passageOf(text: string, range: Range, paragraph: Range, { speaker, isTold, isOpen }: Speaker): Passage {
  const sentences: SaidSentence[] = sentencesOf(text, range);
  const last = sentences.at(-1);
  if (last !== undefined && isCut(text, last)) last.fault = 'cut';
  return {
    ...(speaker === undefined ? {} : { speaker }),
    isTold,
    isOpen,
    paragraph: spanOf(text, paragraph),
    sentences,
  };
}

/** The sentence is not there as a whole: dots stand for its end, or the page ends within it. */
function isCut(text: string, { end }: Range): boolean {
  return (
    /(?:…|\.\.\.)$/.test(text.slice(Math.max(0, end - 3), end)) ||
    (!/\S/.test(text.slice(end)) && !/[.!?]$/.test(text.slice(end - 1, end)))
  );
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

function paragraphAround(text: string, { start, end }: Range): Range {
  const stop = text.indexOf('\n', end);
  return trimmed(text, { start: text.lastIndexOf('\n', start) + 1, end: stop === -1 ? text.length : stop });
}

function overlap(left: Range, right: Range): boolean {
  return left.start < right.end && right.start < left.end;
}
