/** Whom a text is speaking of at a place: who was named of late, in which sentence, and who spoke last. */
import { type Entity, isHuman, isPlural } from './entity.ts';
import { firstOf, type Rule } from './rules.ts';
import { type Gender, isAnswering, isGoingOn, isReply } from './word-classes.ts';

/** How somebody stands in a sentence: what it is about, in passing, or only as the owner of something. */
export type Standing = 'subject' | 'other' | 'owner';

interface Appearance {
  entity: Entity;
  at: number;
  standing: Standing;
  /** ordinal of its sentence */
  sentence: number;
}

/** So many sentences back may nobody else have been named whom a pronoun fits, for it to be clear. */
const NEAR_SENTENCES = 5;

/** So far back does a pronoun reach, in appearances. */
const MEMORY = 24;
const MAN_OR_WOMAN: Record<string, Gender> = { he: 'm', his: 'm', him: 'm', she: 'f', her: 'f' };

export class Salience {
  #recent: Appearance[] = [];
  #speaker: Appearance | undefined;
  #sentence = 0;
  #isClear = false;
  /** who asked somebody just now: a reply is somebody else's */
  #asker: Entity | undefined;
  /** who has been asking whom */
  #exchange: { asker: Entity; replier: Entity } | undefined;

  /** Whether nobody but whom the last pronoun was taken for could have been meant, as far back as the text is remembered. */
  get isClear(): boolean {
    return this.#isClear;
  }

  get lastSpeaker(): Entity | undefined {
    return this.#speaker?.entity;
  }

  /** The people named last, the latest first. */
  get latest(): Entity[] {
    return this.#recent.map(({ entity }) => entity).reverse();
  }

  /** The last person before a place whose surname the text gives. */
  surnamedBefore(at: number): Entity | undefined {
    return this.#recent.findLast(
      (each) => each.at < at && each.entity.kind === 'person' && each.entity.names.length > 1,
    )?.entity;
  }

  /** Whom the last sentence that names anybody is about. */
  get lastSubject(): Entity | undefined {
    return this.#recent.findLast(({ standing }) => standing === 'subject')?.entity;
  }

  /** Whomever sentences have been about of late, the last one first. */
  get subjects(): Entity[] {
    const subjects = this.#recent.filter(({ standing }) => standing === 'subject').map(({ entity }) => entity);
    return [...new Set(subjects.reverse())];
  }

  /** The people of the last sentence that names any; owners of something only where it names nobody else. */
  get lastNamed(): Entity[] {
    const people = this.#recent.filter(({ entity }) => entity.kind === 'person');
    const sentence = people.at(-1)?.sentence;
    const here = people.filter((appearance) => appearance.sentence === sentence);
    const own = here.filter(({ standing }) => standing !== 'owner');
    return (own.length > 0 ? own : here).map(({ entity }) => entity);
  }

  /** Whom the sentence that was read last is about. */
  get subjectHere(): Entity | undefined {
    return this.#here.find(({ standing }) => standing === 'subject')?.entity;
  }

  /** The person named in the sentence that was read last, where it names only one. */
  get onlyOneHere(): Entity | undefined {
    const [first, ...others] = new Set(this.#here.map(({ entity }) => entity));
    return others.length === 0 ? first : undefined;
  }

  get #here(): Appearance[] {
    return this.#recent.filter(({ sentence }) => sentence === this.#sentence);
  }

  /** What follows stands in a sentence of its own. */
  newSentence(): void {
    this.#sentence += 1;
  }

  appears(entity: Entity, at: number, standing: Standing): void {
    this.#recent.push({ entity, at, standing, sentence: this.#sentence });
    if (this.#recent.length > MEMORY * 2) this.#recent = this.#recent.slice(-MEMORY);
  }

  speaks(entity: Entity, at: number): void {
    this.newSentence();
    if (this.#asker !== undefined && this.#asker !== entity) this.#exchange = { asker: this.#asker, replier: entity };
    else if (entity !== this.#exchange?.asker && entity !== this.#exchange?.replier) this.#exchange = undefined;
    this.#asker = undefined;
    this.#speaker = { entity, at, standing: 'subject', sentence: this.#sentence };
    this.appears(entity, at, 'subject');
  }

  /** The last speaker, or whom the last sentence is about, has asked somebody. */
  asks(entity: Entity | undefined): void {
    this.#asker = entity;
  }

  /** The last speaker has asked again, in words that nothing says are a question but its mark. */
  asksOn(): void {
    if (this.#exchange !== undefined && this.lastSpeaker === this.#exchange.asker) this.#asker = this.lastSpeaker;
  }

  /** Whose turn it is to speak, where somebody has been asked, or has answered and is asked again. */
  nextToSpeak(isQuestion: boolean): Entity | undefined {
    const asker = this.#asker;
    if (asker !== undefined) {
      const other = this.#recent.findLast(({ entity }) => entity !== asker && entity.kind !== 'body')?.entity;
      return this.#exchange?.asker === asker ? this.#exchange.replier : other;
    }
    const isAnswered = this.#exchange !== undefined && this.lastSpeaker === this.#exchange.replier;
    return isQuestion && isAnswered ? this.#exchange?.asker : undefined;
  }

  /**
   * Whom a pronoun means: somebody of the last sentence that names anybody who fits, its subject before the others.
   * @param verb tells whether somebody goes on (“added”) or replies
   */
  of(pronoun: string, at: number, verb = ''): Entity | undefined {
    const gender = MAN_OR_WOMAN[pronoun];
    const fits = ({ entity }: Appearance) => fitsPronoun(entity, pronoun, gender);
    const all = this.#recent.filter((appearance) => appearance.at <= at && fits(appearance));
    const speaker = this.#speaker !== undefined && fits(this.#speaker) ? this.#speaker.entity : undefined;
    const asker = this.#asker;
    const entity = firstOf(PRONOUNS, { pronoun, verb, all, speaker, lastSpeaker: this.lastSpeaker, asker });
    const near = all.filter(({ sentence }) => this.#sentence - sentence <= NEAR_SENTENCES);
    this.#isClear =
      gender !== undefined &&
      entity?.kind === 'person' &&
      entity.gender === gender &&
      near.every((appearance) => appearance.entity === entity || appearance.standing === 'owner');
    return entity && this.#meant(entity, gender);
  }

  /** Once a pronoun has told somebody's gender, it is known. */
  #meant(entity: Entity, gender: Gender | undefined): Entity {
    if (gender !== undefined && entity.kind === 'person') entity.gender ??= gender;
    return entity;
  }
}

/** A pronoun, and who may be meant by it. */
interface Pronoun {
  pronoun: string;
  verb: string;
  /** the people who fit, in the order of the text */
  all: readonly Appearance[];
  /** who spoke last, where they fit */
  speaker: Entity | undefined;
  lastSpeaker: Entity | undefined;
  asker: Entity | undefined;
}

export const PRONOUNS: readonly Rule<Pronoun, Entity>[] = [
  {
    name: 'whoever spoke last goes on',
    when: ({ verb }) => isGoingOn(verb),
    reads: ({ speaker }) => speaker,
    example: [
      '“No,” said Ada Moss. Jane Reed left.\n\n“I was late,” she added.',
      'direct Ada Moss: “No,” | direct Ada Moss: “I was late,”',
    ],
  },
  {
    name: 'a relative clause speaks of whoever was named last',
    when: ({ pronoun }) => pronoun === 'who',
    reads: ({ all }) => all.at(-1)?.entity,
    example: ['Ada Moss met Jane Reed, who said: “I was late.”', 'direct Jane Reed: “I was late.”'],
  },
  {
    name: 'who answers a heckler is not the heckler',
    when: ({ verb, lastSpeaker: last }) =>
      isAnswering(verb) && last?.kind === 'description' && last.gender === undefined,
    reads: ({ all, lastSpeaker }) => salientAmong(all, lastSpeaker),
    example: [
      'Ada Moss, the minister, spoke.\n\n“Give way!” shouted a backbencher.\n\n“I will not,” she replied.',
      'direct backbencher: “Give way!” | direct Ada Moss (minister): “I will not,”',
    ],
  },
  {
    name: 'who replies is not who asked',
    when: ({ verb, asker }) => isReply(verb) && asker !== undefined,
    reads: ({ all, asker }) => salientAmong(all, asker),
    example: [
      'A man shouted. The mayor, Bo Lund, asked him to go. “I am going,” he replied.',
      'direct man: “I am going,”',
    ],
  },
  {
    name: 'whom the last sentence is about',
    when: () => true,
    reads: ({ all }) => salientAmong(all, undefined),
    example: ['Ada Moss met Jane Reed. “I was late,” she said.', 'direct Ada Moss: “I was late,”'],
  },
];

/** Of those who fit a pronoun, whom the last sentence that surely names any is about; not somebody, where there are others. */
function salientAmong(all: readonly Appearance[], not: Entity | undefined): Entity | undefined {
  const others = all.filter(({ entity }) => entity !== not);
  const before = others.length > 0 ? others : all;
  const last =
    before.findLast(({ standing, entity }) => standing === 'subject' || (standing === 'other' && isSurely(entity))) ??
    before.at(-1);
  const near = before.filter(({ sentence, standing }) => sentence === last?.sentence && standing !== 'owner');
  return (near.find(({ standing }) => standing === 'subject') ?? near.at(-1) ?? last)?.entity;
}

/** Whether more than a capital shows that it is somebody: in passing, a text names places too. */
function isSurely({ kind, gender, titles, roles }: Entity): boolean {
  return kind === 'description' || gender !== undefined || titles.size > 0 || roles.size > 0;
}

function fitsPronoun(entity: Entity, pronoun: string, gender: Gender | undefined): boolean {
  if (gender !== undefined) {
    return isHuman(entity) && (entity.gender === undefined || entity.gender === gender) && !isPlural(entity);
  }
  return pronoun === 'it' || pronoun === 'its' ? entity.kind === 'body' : true;
}
