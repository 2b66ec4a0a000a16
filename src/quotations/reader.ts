/** Reads a text from its first paragraph to its last, and remembers who has been speaking. */
import { type Range, sentencesOf, trimmed } from '../reading/text.ts';
import type { Quotation } from '../reading/types.ts';
import { appearances } from './appearances.ts';
import { attributionAfter, attributionBefore } from './attribution.ts';
import {
  contentEnd,
  contentStart,
  isCut,
  isDirect,
  isRightBehind,
  isWhole,
  leadOf,
  newSentences,
  type Piece,
  pastColon,
  piecesOf,
  reaches,
  withoutTopic,
} from './content.ts';
import { Entities, type Resolved, UNKNOWN } from './entities.ts';
import { type Entity, isNobody } from './entity.ts';
import { FoundQuotations } from './found.ts';
import { isLine } from './furniture.ts';
import { attributionInHeadline, echoed, headlineOf } from './headlines.ts';
import { isDouble, paragraphsWithQuotations, quotedIn, withoutLabels } from './marks.ts';
import { readMention } from './mentions.ts';
import { namedAlone } from './names.ts';
import type { People } from './people.ts';
import { type Reported, reportedIn } from './reported.ts';
import { signature } from './sources.ts';
import type { Attribution } from './subjects.ts';
import { announcedIn, hasOwnSpeaker, isAnother, isSpokenOf, presented } from './turns.ts';
import { isAsking } from './word-classes.ts';

export class Reader {
  readonly #text: string;
  readonly #entities: Entities;
  readonly #headline: Range | undefined;
  readonly #found: FoundQuotations;
  /** who says what comes in the next paragraph, where the last one ended with a colon */
  #announced: Attribution | undefined;
  /** the speaker named by a line right above the quotations */
  #label: Entity | undefined;
  /** a heading stands between who spoke last and here */
  #isInterrupted = false;
  /** quotations that are paragraphs, with nobody who says them, since the last other paragraph */
  #unsigned: Quotation[] = [];
  /** the last quotation, where its paragraph ended within it */
  #open: { quotation: Quotation; double: boolean } | undefined;

  constructor(text: string, people?: People) {
    this.#text = text;
    this.#entities = new Entities(text);
    this.#found = new FoundQuotations(text, people);
    this.#headline = headlineOf(text);
  }

  read(): Quotation[] {
    const paragraphs = paragraphsWithQuotations(this.#text);
    for (const [at, paragraph] of paragraphs.entries()) this.#paragraph(paragraph, paragraphs[at + 1]);
    const { all } = this.#found;
    return this.#headline === undefined ? all : echoed(all, this.#headline.end);
  }

  #paragraph(paragraph: Range, next: Range | undefined): void {
    const quoted = withoutLabels(this.#text, quotedIn(this.#text, paragraph), paragraph);
    const pieces = piecesOf(quoted, paragraph);
    if (pieces.length === 0) {
      this.#open = undefined;
      if (isLine(this.#text, paragraph) && paragraph.start >= (this.#headline?.end ?? 0)) this.#line(paragraph, next);
      else {
        this.#narrative(paragraph);
        this.#label = undefined;
      }
      this.#announced = announcedIn(this.#text, paragraph);
      this.#unsigned = [];
      return;
    }
    for (let at = 0; at < pieces.length; ) at += this.#piece(pieces, at, paragraph);
    this.#announced = undefined;
    const last = pieces.at(-1);
    if (last === undefined) return;
    this.#narrative(newSentences(this.#text, last.tail));
  }

  /** A line between paragraphs: a signature of the words above, the name of the speaker below, or a heading, which ends a run. */
  #line(line: Range, next: Range | undefined): void {
    const isLabel = next !== undefined && quotedIn(this.#text, next)[0]?.start === next.start;
    const signed = this.#unsigned.length === 0 ? undefined : signature(this.#text, line);
    if (signed !== undefined && this.#sign(signed)) return;
    const named = namedAlone(this.#text, line);
    this.#label = undefined;
    this.#isInterrupted = true;
    const isName = !this.#text.slice(line.start, line.end).includes(':');
    if (isName && named !== undefined && named.names.length > 1) {
      appearances(this.#text, this.#entities, line);
      const { entity } = this.#entities.resolve(named, line.start);
      if (isLabel) this.#label = entity;
      return;
    }
    const reported = reportedIn(this.#text, line);
    if (reported !== undefined) this.#report(reported);
  }

  /** Gives the words above to the person who signs them. */
  #sign(source: Range): boolean {
    const mention = readMention(this.#text, source);
    if (mention?.kind !== 'person' || (mention.names.length < 2 && mention.titles.length === 0)) return false;
    this.#found.sign(this.#unsigned, source, this.#entities.resolve(mention, source.start));
    this.#unsigned = [];
    return true;
  }

  /** Reads one quotation, or several that belong together. @returns how many */
  #piece(pieces: readonly Piece[], at: number, paragraph: Range): number {
    const piece = pieces[at];
    if (piece === undefined) return 1;
    if (at === 0 && this.#goesOn(piece, paragraph)) return 1;
    const announced = at === 0 && isWhole(this.#text, { ...piece, open: false }) ? this.#announced : undefined;
    const { sentence, before } = leadOf(this.#text, piece);
    if (before !== undefined) this.#narrative(before);
    const lead = withoutTopic(this.#text, trimmed(this.#text, sentence));
    // A comma within the marks looks ahead to the speaker.
    const headline = this.#isInHeadline(piece) ? attributionInHeadline(this.#text, piece) : undefined;
    const said = announced ?? headline ?? this.#said(piece, lead);
    appearances(this.#text, this.#entities, lead);
    if (said?.unsaid === true) return 1;
    if (isDirect(this.#text, piece, lead, said)) {
      const isLed = said === undefined && before !== undefined && lead.end <= lead.start;
      const led = isLed ? presented(this.#text, this.#entities, before) : undefined;
      const isOfLed = led !== undefined && isSpokenOf(led, this.#text.slice(piece.start, piece.end));
      return this.#direct(
        pieces,
        at,
        said,
        isOfLed && this.#entities.salience.lastSpeaker !== undefined ? undefined : led,
      );
    }
    return this.#mixed(pieces, at, sentence, said);
  }

  #isInHeadline({ start }: Piece): boolean {
    return start < (this.#headline?.end ?? 0);
  }

  #said(piece: Piece, lead: Range): Attribution | undefined {
    const looksAhead = this.#text[piece.inner.end - 1] === ',';
    return looksAhead
      ? (attributionAfter(this.#text, piece) ?? attributionBefore(this.#text, lead))
      : (attributionBefore(this.#text, lead) ?? attributionAfter(this.#text, piece));
  }

  /** A quotation that the paragraph before left open, and this one opens anew. */
  #goesOn(piece: Piece, paragraph: Range): boolean {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined || piece.start !== paragraph.start || isDouble(this.#text, piece) !== open.double)
      return false;
    const { quotation } = open;
    this.#found.extend(quotation, piece.end);
    if (piece.open) this.#open = open;
    return true;
  }

  /** @returns how many pieces were read */
  #direct(pieces: readonly Piece[], at: number, said: Attribution | undefined, led: Entity | undefined): number {
    const first = pieces[at];
    if (first === undefined) return 1;
    const joined: Piece[] = [first];
    let cue = said;
    for (let next = at + 1; next < pieces.length; next += 1) {
      const piece = pieces[next];
      const before = pieces[next - 1];
      if (piece === undefined || before === undefined || !isCut(this.#text, before, piece, cue)) break;
      if (hasOwnSpeaker(this.#text, piece) || isAnother(this.#text, before, piece)) break;
      joined.push(piece);
      cue = undefined;
    }
    const end = joined.at(-1) ?? first;
    const resolved: Resolved =
      led === undefined ? this.#speaker(said, pieces, at) : { entity: led, resolution: 'continued' };
    const quotation = this.#add('direct', joined, said, resolved);
    if (said === undefined && isWhole(this.#text, { ...first, open: false })) this.#unsigned.push(quotation);
    if (this.#isQuestion(end)) this.#entities.salience.asksOn();
    if (end.open) this.#open = { quotation, double: isDouble(this.#text, first) };
    return joined.length;
  }

  #speaker(said: Attribution | undefined, pieces: readonly Piece[], at: number): Resolved {
    if (said?.source !== undefined) {
      const resolved = this.#resolve(said);
      if (resolved !== undefined) {
        this.#isInterrupted = false;
        return resolved;
      }
    }
    if (this.#label !== undefined && said === undefined) return { entity: this.#label, resolution: 'continued' };
    const lastSpeaker = this.#isInterrupted ? undefined : this.#entities.salience.lastSpeaker;
    const turn = this.#turn(said, pieces, at);
    if (turn !== undefined) return { entity: turn, resolution: 'continued' };
    if (said === undefined && lastSpeaker === undefined) {
      // The first words of a text are those of the person named next in the paragraph.
      const next = pieces
        .slice(at + 1)
        .map((each) => attributionAfter(this.#text, each))
        .find((each) => each?.source !== undefined);
      if (next?.source !== undefined) return this.#resolve(next) ?? UNKNOWN;
    }
    return lastSpeaker === undefined ? UNKNOWN : { entity: lastSpeaker, resolution: 'continued' };
  }

  /** Who answers or asks on in words that stand alone in their paragraph, or that only “came the reply” follows. */
  #turn(said: Attribution | undefined, pieces: readonly Piece[], at: number): Entity | undefined {
    const [piece] = pieces;
    const isAlone = said === undefined && at === 0 && piece !== undefined && isWhole(this.#text, piece);
    if (piece === undefined || !(isAlone || (said?.source === undefined && said !== undefined))) return undefined;
    return this.#entities.salience.nextToSpeak(this.#isQuestion(piece));
  }

  #isQuestion({ inner }: Piece): boolean {
    return this.#text[inner.end - 1] === '?';
  }

  #resolve({ source, cue }: Attribution): Resolved | undefined {
    if (source === undefined) return undefined;
    const isBack = /^ back\b/.test(this.#text.slice(cue.end, cue.end + 6));
    const verb = this.#text.slice(cue.start, cue.end).toLowerCase() + (isBack ? ' back' : '');
    const mention = readMention(this.#text, source);
    if (mention === undefined || isNobody(mention)) return undefined;
    const resolved = this.#entities.resolve(mention, source.start, verb);
    // A headline's “hero gran” is nobody whom a pronoun below it means.
    const isFaceless = resolved.resolution === 'anonymous' && source.end <= (this.#headline?.end ?? 0);
    if (resolved.entity !== undefined && !(isFaceless && resolved.entity.kind === 'description')) {
      this.#entities.salience.speaks(resolved.entity, source.start);
      if (isAsking(verb)) this.#entities.salience.asks(resolved.entity);
    }
    return resolved;
  }

  /** Words in marks within somebody's sentence. @returns how many pieces were read */
  #mixed(pieces: readonly Piece[], at: number, sentence: Range, said: Attribution | undefined): number {
    const piece = pieces[at];
    if (piece === undefined || said === undefined) return 1;
    const lead = trimmed(this.#text, sentence);
    const isBefore = said.cue.start < piece.start;
    const start = isBefore
      ? contentStart(this.#text, said.cue, piece)
      : Math.min(pastColon(this.#text, lead), piece.start);
    // “In its report, “…”, published today, the watchdog says”: the words are no part of what it says.
    if (!isBefore && !isRightBehind(this.#text, piece, said)) return 1;
    const inHeadline = this.#isInHeadline(piece);
    let taken = 1;
    let end = contentEnd(this.#text, piece, isBefore ? undefined : said, inHeadline);
    while (isBefore && pieces[at + taken] !== undefined && reaches(this.#text, end, pieces[at + taken - 1])) {
      const next = pieces[at + taken];
      if (next === undefined) break;
      end = contentEnd(this.#text, next, undefined, inHeadline);
      taken += 1;
    }
    const content = trimmed(this.#text, { start, end });
    if (content.end > content.start) {
      const resolved = this.#resolve(said) ?? UNKNOWN;
      this.#add('mixed', [content], said, resolved);
    }
    return taken;
  }

  /** Sentences without quotations: who appears, and what is reported. */
  #narrative(range: Range): void {
    for (const sentence of sentencesOf(this.#text, range)) {
      appearances(this.#text, this.#entities, sentence);
      const reported = reportedIn(this.#text, sentence);
      if (reported !== undefined) this.#report(reported);
    }
  }

  #report({ content, rest, said }: Reported): void {
    const resolved = this.#resolve(said);
    if (resolved === undefined || content === undefined || content.end <= content.start) return;
    this.#add('indirect', rest === undefined ? [content] : [content, rest], said, resolved);
  }

  #add(
    kind: Quotation['kind'],
    pieces: readonly Range[],
    said: Attribution | undefined,
    resolved: Resolved,
  ): Quotation {
    const quotation = this.#found.add(kind, pieces, said, resolved);
    if (resolved.entity !== undefined && said?.source === undefined && kind === 'direct')
      this.#entities.salience.speaks(resolved.entity, quotation.start);
    return quotation;
  }
}
