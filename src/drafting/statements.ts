import type { IsoDate, Statement } from '../corpus/schema.ts';
import { toDo } from '../corpus/unfinished.ts';
import { dayOfSaying } from '../dates/day-of-saying.ts';
import type { Quotation, Resolution, Span, Speech } from '../reading/types.ts';
import { type Ids, slug, tellingWord } from './ids.ts';
import type { Identified, Speakers } from './speakers.ts';
import { clipped, oneLine, placeOfSaying, sentenceAround } from './surroundings.ts';
import type { TopicFinder } from './topics.ts';
import type { Hint } from './types.ts';
import { paragraphsOf, verbatimPieces } from './verbatim.ts';

/** A statement of a draft, beside what a reviewer needs in order to trust it. */
export interface DraftedStatement {
  statement: Statement;
  hint: Hint;
}

/** What the statements of one source share. */
export interface Telling {
  text: string;
  /** absent where the day is not known: then no day can be worked out from it */
  published: IsoDate | undefined;
  /** the source's topics, for a statement that names none itself */
  topics: readonly string[];
  /** the chamber of a debate */
  chamber: string | undefined;
  finder: TopicFinder;
  speakers: Speakers;
  ids: Ids;
}

/** Reported speech less sure than this is more often a sentence about somebody than their words. */
const SURE_ENOUGH_TO_REPORT = 0.5;
/** Above this, who speaks is as good as told. */
const SURE_OF_SPEAKER = 0.75;
/** A shorter paragraph of a speech (“I thank the Minister.”) is courtesy. */
const FEWEST_WORDS_OF_A_PARAGRAPH = 8;

/**
 * Statements of what an article quotes and reports. Words within quotation marks alone are verbatim; what is quoted in part or
 * not at all is offered with its sentence, to be put in our own words: a fragment is not a statement, and the source's wording
 * of somebody's view is the source's.
 */
export function quotedStatements(quotations: readonly Quotation[], telling: Telling): DraftedStatement[] {
  const parts = quotations.flatMap((quotation) => partsOf(quotation, telling.text));
  return saidOnce(parts, telling.text).map((part) => quoted(part, telling));
}

/** The part of a quotation that makes one statement. */
interface Part {
  quotation: Quotation;
  piece: Span;
  /** the statement's text */
  words: string;
  /** which part of the quotation it is, in words */
  part: string;
}

function partsOf(quotation: Quotation, text: string): Part[] {
  if (quotation.kind === 'direct') {
    const pieces = verbatimPieces(text, quotation);
    const ofAll = (index: number) => (pieces.length === 1 ? '' : `, part ${index + 1} of ${pieces.length}`);
    return pieces.map((piece, index) => ({ quotation, piece, words: piece.text, part: ofAll(index) }));
  }
  if (quotation.confidence < SURE_ENOUGH_TO_REPORT) return [];
  const words = toDo(`put this in our own words: ${clipped(quotation.text, 1000)}`);
  return [{ quotation, piece: quotation, words, part: '' }];
}

/** Without the headline's words that the text below gives in full. */
function saidOnce(parts: readonly Part[], text: string): Part[] {
  const headline = text.indexOf('\n\n');
  const below = parts.filter(({ quotation, piece }) => quotation.kind === 'direct' && piece.start > headline);
  return parts.filter(
    ({ quotation, piece, words }) =>
      quotation.kind !== 'direct' ||
      piece.start > headline ||
      !below.some((other) => other.quotation.speaker === quotation.speaker && other.words.includes(bareOfStops(words))),
  );
}

function bareOfStops(words: string): string {
  return words.replace(/[.,!?…]+$/, '');
}

function quoted({ quotation, piece, words, part }: Part, telling: Telling): DraftedStatement {
  const { text, published, speakers } = telling;
  const speaker = speakers.ofQuotation(quotation);
  const framing = framingOf(text, quotation);
  const said = published === undefined ? undefined : dayOfSaying(framing, published);
  const where = telling.chamber ?? placeOfSaying(framing);
  const form = quotation.kind === 'direct' ? 'verbatim' : 'reported';
  return {
    statement: statementOf({ speaker, words, form, subject: piece.text, said, where }, telling),
    hint: {
      start: piece.start,
      end: piece.end,
      text: piece.text,
      sentence: sentenceAround(text, piece.start, piece.end).text,
      confidence: quotation.confidence,
      evidence: `${evidenceOf(quotation, speaker)}${part}`,
      doubts: [...speaker.doubts, ...doubtsOf(quotation, speaker)],
    },
  };
}

/** Statements of a debate: each paragraph of a speech that names a topic, word for word. A whole speech fits on no card. */
export function spokenStatements(speeches: readonly Speech[], telling: Telling): DraftedStatement[] {
  return speeches.flatMap((speech) => {
    const speaker = telling.speakers.named(speech.speaker, speech.role ?? speech.party);
    return paragraphsOf(telling.text, speech)
      .filter(({ text }) => text.split(/\s+/).length >= FEWEST_WORDS_OF_A_PARAGRAPH)
      .filter(({ text }) => telling.finder.in(text).length > 0)
      .map((paragraph) => ({
        statement: statementOf(
          {
            speaker,
            words: paragraph.text,
            form: 'verbatim',
            subject: paragraph.text,
            said: undefined,
            where: telling.chamber,
          },
          telling,
        ),
        hint: {
          ...paragraph,
          sentence: paragraph.text,
          confidence: 0.9,
          evidence: `a paragraph of the speech of ${speech.speaker}`,
          doubts: speaker.doubts,
        },
      }));
  });
}

interface Parts {
  speaker: Identified;
  words: string;
  form: Statement['form'];
  /** the words that name the topics and the id */
  subject: string;
  said: IsoDate | undefined;
  where: string | undefined;
}

function statementOf({ speaker, words, form, subject, said, where }: Parts, telling: Telling): Statement {
  const topics = telling.finder.in(subject);
  const surname = slug(speaker.name.split(' of ')[0]?.split(' ').at(-1) ?? '');
  const wish = [surname, tellingWord(subject)].filter((part) => part !== '').join('-');
  return {
    id: telling.ids.take(wish, 'statement'),
    speaker: speaker.id,
    ...(speaker.as === undefined ? {} : { as: speaker.as }),
    ...(said === undefined ? {} : { said }),
    ...(where === undefined ? {} : { where }),
    form,
    text: words,
    topics: topics.length > 0 ? topics : [...telling.topics],
  };
}

/** The sentence in which something is said, with cue and source, without the words themselves. */
function framingOf(text: string, quotation: Quotation): string {
  const { cue, source, spans } = quotation;
  const near = [quotation, cue, source].filter(
    (span) => span !== undefined && Math.abs(span.start - quotation.start) < quotation.end - quotation.start + 500,
  );
  const starts = near.flatMap((span) => (span === undefined ? [] : [span.start]));
  const ends = near.flatMap((span) => (span === undefined ? [] : [span.end]));
  const around = sentenceAround(text, Math.min(...starts), Math.max(...ends));
  const pieces = [...(spans ?? [quotation])].sort((left, right) => left.start - right.start);
  let framing = '';
  let from = around.start;
  for (const piece of pieces) {
    framing += `${text.slice(from, Math.max(from, piece.start))} `;
    from = Math.max(from, piece.end);
  }
  return framing + text.slice(from, Math.max(from, around.end));
}

const RESOLVED: Record<Resolution, string> = {
  named: 'named there',
  role: 'by their role',
  pronoun: 'by a pronoun',
  continued: 'goes on from the quotation before',
  anonymous: 'not named',
  unknown: 'not clear',
};

function evidenceOf({ cue, source, resolution, kind }: Quotation, speaker: Identified): string {
  const mention = source === undefined ? '' : `“${clipped(source.text, 60)}” → `;
  const said = cue === undefined ? '' : `, cue “${clipped(cue.text, 40)}”`;
  const part = kind === 'mixed' ? ', quoted in part' : '';
  return `${mention}${speaker.name} (${RESOLVED[resolution]})${said}${part}`;
}

function doubtsOf({ resolution, confidence, source, kind }: Quotation, speaker: Identified): string[] {
  if (speaker.doubts.length > 0 && (resolution === 'unknown' || resolution === 'anonymous')) return [];
  if (confidence >= SURE_OF_SPEAKER) return [];
  const mention = source === undefined ? '' : ` from “${oneLine(source.text)}”`;
  if (resolution === 'pronoun' || resolution === 'role' || resolution === 'continued') {
    return [`Speaker worked out${mention}: is it ${speaker.name}?`];
  }
  return [kind === 'direct' ? 'May not be somebody’s words at all.' : 'May not be what somebody said at all.'];
}
