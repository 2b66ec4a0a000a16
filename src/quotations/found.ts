/** The quotations that were found in a text, each with who says it and how sure that is. */
import { type Range, spanOf } from '../reading/text.ts';
import type { Quotation, Resolution } from '../reading/types.ts';
import type { Resolved } from './entities.ts';
import { type Entity, isShortFor } from './entity.ts';
import type { Occasion, People } from './people.ts';
import type { Attribution } from './subjects.ts';

/** How sure a speaker is who is told without a doubt; measured, of a hundred of them 97 or more are right. */
const CLEAR = 0.95;
/** How sure one is otherwise, by how they were found. */
const SURE: Record<Resolution, number> = {
  named: 0.85,
  role: 0.74,
  pronoun: 0.8,
  continued: 0.7,
  anonymous: 0.8,
  unknown: 0.4,
};

/** So far back does a place tell whose an office is. */
const FARTHEST = 3_000;

export class FoundQuotations {
  readonly all: Quotation[] = [];
  readonly #text: string;
  readonly #people: People | undefined;

  constructor(text: string, people: People | undefined) {
    this.#text = text;
    this.#people = people;
  }

  add(
    kind: Quotation['kind'],
    pieces: readonly Range[],
    said: Attribution | undefined,
    { entity, resolution, isClear = false }: Resolved,
  ): Quotation {
    const start = pieces[0]?.start ?? 0;
    const end = pieces.at(-1)?.end ?? start;
    const quotation: Quotation = {
      ...spanOf(this.#text, { start, end }),
      ...(pieces.length > 1 ? { spans: pieces.map((piece) => spanOf(this.#text, piece)) } : {}),
      kind,
      ...this.#speakerOf(entity, pieces),
      ...(said === undefined ? {} : { cue: spanOf(this.#text, said.cue) }),
      ...(said?.source === undefined ? {} : { source: spanOf(this.#text, said.source) }),
      resolution,
      ...(isClear ? { sure: true } : {}),
      confidence: (isClear ? CLEAR : SURE[resolution]) * (kind === 'indirect' ? 0.8 : kind === 'mixed' ? 0.9 : 1),
    };
    this.all.push(quotation);
    return quotation;
  }

  /** A quotation goes on up to a place further down. */
  extend(quotation: Quotation, end: number): void {
    quotation.end = end;
    const last = quotation.spans?.at(-1);
    if (last !== undefined) {
      last.end = end;
      last.text = this.#text.slice(last.start, last.end);
    }
    quotation.text = this.#text.slice(quotation.start, quotation.end);
  }

  /** Gives quotations to the person who signs them. */
  sign(quotations: readonly Quotation[], source: Range, { entity, resolution, isClear = false }: Resolved): void {
    for (const quotation of quotations) {
      const { speaker: _speaker, personId: _id, role: _role, ...rest } = quotation;
      this.all[this.all.indexOf(quotation)] = {
        ...rest,
        ...this.#speakerOf(entity, [quotation]),
        source: spanOf(this.#text, source),
        resolution,
        ...(isClear ? { sure: true } : {}),
        confidence: isClear ? CLEAR : SURE[resolution],
      };
    }
  }

  /** Where words stand: the text before them, and their paragraph without them. */
  #occasionOf(pieces: readonly Range[]): Occasion {
    const text = this.#text;
    const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
    const from = text.lastIndexOf('\n', start) + 1;
    const to = text.indexOf('\n', end);
    let at = from;
    let framing = '';
    for (const piece of pieces) {
      framing += `${text.slice(at, piece.start)} `;
      at = piece.end;
    }
    framing += text.slice(at, to === -1 ? undefined : to);
    return { before: text.slice(Math.max(0, from - FARTHEST), from), framing };
  }

  #speakerOf(entity: Entity | undefined, pieces: readonly Range[]): Pick<Quotation, 'speaker' | 'personId' | 'role'> {
    if (entity === undefined) return { speaker: null };
    const known = this.#people?.find(entity, entity.kind === 'description' ? this.#occasionOf(pieces) : undefined);
    return {
      // A person is called what the text calls them, and a body too, unless that is short for its name: “the Met”.
      speaker:
        known !== undefined && entity.kind === 'body' && isShortFor(entity.name, known.name) ? known.name : entity.name,
      ...(known === undefined ? {} : { personId: known.id }),
      ...(entity.role === undefined ? {} : { role: entity.role }),
    };
  }
}
