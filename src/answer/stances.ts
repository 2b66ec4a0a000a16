/** Who takes which side on a subject, and when: how many stand on each, and what somebody stated on one day and on another. */
import type { Corpus, StatementEntry } from '../corpus/corpus.ts';
import { heldOn } from '../corpus/field.ts';
import { type IsoDate, type Person, POSITIONS, type Position, type Subject } from '../corpus/schema.ts';
import { positionOnLabel } from '../corpus/subjects.ts';
import type { Answer, Standings, Stated } from './types.ts';

/** A statement that takes a side on a subject. */
interface Stance {
  entry: StatementEntry;
  /** the side that it takes on the subject's label */
  position: Position;
}

const ofCorpora = new WeakMap<Corpus, Map<string, Stance[]>>();

/** Everything on record that takes a side, by the subjects' ids, each the earliest first. */
function stancesOf(corpus: Corpus): Map<string, Stance[]> {
  const known = ofCorpora.get(corpus);
  if (known !== undefined) return known;
  const all = corpus.entries.flatMap((entry) => {
    if (entry.kind === 'figure' || entry.statement.stance === undefined) return [];
    const { on, position } = entry.statement.stance;
    const { subject, reversed } = corpus.subjectOf(on);
    return [{ id: subject.id, entry, position: positionOnLabel(position, reversed) }];
  });
  const inOrder = all.sort((one, other) => one.entry.said.localeCompare(other.entry.said));
  const found = Map.groupBy(inOrder, ({ id }) => id);
  ofCorpora.set(corpus, found);
  return found;
}

/** Everything on record that takes a side on a subject, the earliest first. @param speaker of this speaker alone */
export function stancesOn({ id }: Subject, corpus: Corpus, speaker?: string): readonly Stance[] {
  const all = stancesOf(corpus).get(id) ?? [];
  return speaker === undefined ? all : all.filter(({ entry }) => entry.speaker.id === speaker);
}

/** The side that a statement takes on a subject, if it takes one on that: what is said of its opposite counts turned round. */
export function sideOf(
  { statement: { stance } }: StatementEntry,
  subject: Subject,
  corpus: Corpus,
): Position | undefined {
  if (stance === undefined) return undefined;
  const on = corpus.subjectOf(stance.on);
  return on.subject.id === subject.id ? positionOnLabel(stance.position, on.reversed) : undefined;
}

/** How many stand on each side of a subject, over all that is on record, and since when. */
function standingsOn(subject: Subject, corpus: Corpus): Standings {
  const stances = stancesOn(subject, corpus);
  const sidesOf = Map.groupBy(stances, ({ entry }) => entry.speaker.id);
  const opposite = stances.flatMap(({ entry }) => {
    const on = entry.statement.stance?.on ?? '';
    return corpus.subjectOf(on).reversed ? [on] : [];
  });
  return {
    sides: POSITIONS.flatMap((position) => {
      const taken = stances.filter((stance) => stance.position === position);
      return taken.length === 0 ? [] : [{ position, ...standingOf(taken) }];
    }),
    onSeveral: [...sidesOf.values()].filter((theirs) => new Set(theirs.map(({ position }) => position)).size > 1)
      .length,
    opposites: Array.from(
      Map.groupBy(opposite, (on) => on),
      ([on, all]) => ({ on, statements: all.length }),
    ),
  };
}

function standingOf(stances: readonly Stance[]) {
  const speakers = [...new Set(stances.map(({ entry }) => entry.speaker))];
  const people = speakers.filter(({ kind }) => kind === 'person').length;
  const since = stances[0]?.entry.said ?? '';
  return { statements: stances.length, people, organisations: speakers.length - people, since };
}

/** What somebody stated on a subject, day by day; undefined where nothing of theirs takes a side on it. */
export function statedBy(speaker: Person, subject: Subject, corpus: Corpus): Stated | undefined {
  const stances = stancesOn(subject, corpus, speaker.id);
  if (stances.length === 0) return undefined;
  return {
    speaker: { id: speaker.id, name: speaker.name },
    on: { id: subject.id, label: subject.label },
    stances: stances.map(({ entry, position }) => ({
      said: entry.said,
      position,
      ...officeThen(entry),
      item: entry.id,
    })),
  };
}

/** The post in which it was said, as its source has it, or else those that the speaker held on that day. */
function officeThen({ statement: { as }, speaker, said }: StatementEntry): { office?: string } {
  const held = speaker.offices.filter((tenure) => tenure.from !== undefined && heldOn(tenure, said));
  const office = as ?? held.map(({ title }) => title).join(', ');
  return office === '' ? {} : { office };
}

/** Those whose stated positions on a subject differ between two days, each with all that they stated on it. */
function differingOn(subject: Subject, corpus: Corpus): Stated[] {
  const speakers = new Set(stancesOn(subject, corpus).map(({ entry }) => entry.speaker));
  return [...speakers].flatMap((speaker) => {
    const stated = statedBy(speaker, subject, corpus);
    return stated !== undefined && differs(stated) ? [stated] : [];
  });
}

/** Whether somebody stated one position on one day and another on another day. */
export function differs({ stances }: Pick<Stated, 'stances'>): boolean {
  return stances.some((one) => stances.some((other) => one.said < other.said && one.position !== other.position));
}

/** Every subject on which somebody has taken a side, those on which their stated positions differ first, then the latest. */
export function statedByOn(speaker: Person, corpus: Corpus): { subject: Subject; stated: Stated }[] {
  const lastDay = ({ stances }: Stated): IsoDate => stances.at(-1)?.said ?? '';
  return corpus.subjects
    .flatMap((subject) => {
      const stated = statedBy(speaker, subject, corpus);
      return stated === undefined ? [] : [{ subject, stated }];
    })
    .sort(
      (one, other) =>
        Number(differs(other.stated)) - Number(differs(one.stated)) ||
        lastDay(other.stated).localeCompare(lastDay(one.stated)),
    );
}

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/** What is told beside the sides of a subject: how many stand on each, and whose stated positions differ between days. */
export function besideSides(subject: Subject, corpus: Corpus): Required<Pick<PositionAnswer, 'standings' | 'stated'>> {
  return { standings: standingsOn(subject, corpus), stated: differingOn(subject, corpus) };
}
