/** Whom a text is speaking of at a place: who was named of late, in which sentence, and who spoke last. */
import { type Entity, isHuman, isPlural } from './entity.ts';
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

/** So far back does a pronoun reach, in appearances. */
const MEMORY = 24;
const MAN_OR_WOMAN: Record<string, Gender> = { he: 'm', his: 'm', him: 'm', she: 'f', her: 'f' };

export class Salience {
  #recent: Appearance[] = [];
  #speaker: Appearance | undefined;
  #sentence = 0;
  /** who asked somebody just now: a reply is somebody else's */
  #asker: Entity | undefined;
  /** who has been asking whom */
  #exchange: { asker: Entity; replier: Entity } | undefined;

  get lastSpeaker(): Entity | undefined {
    return this.#speaker?.entity;
  }

  /** Whoever was named of late, the last one first. */
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

  /** Whoever is named in the sentence that was read last, where it names one person. */
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
    if (isGoingOn(verb) && this.#speaker !== undefined && fits(this.#speaker))
      return this.#meant(this.#speaker.entity, gender);
    const all = this.#recent.filter((appearance) => appearance.at <= at && fits(appearance));
    // “he shouts back”: at whoever has just spoken.
    const notHim =
      verb.endsWith(' back') || this.#isHeckled(verb) ? this.lastSpeaker : isReply(verb) ? this.#asker : undefined;
    const others = all.filter(({ entity }) => entity !== notHim);
    const before = others.length > 0 ? others : all;
    // A relative clause speaks of whoever was named last.
    if (pronoun === 'who') return before.at(-1)?.entity;
    const last =
      before.findLast(({ standing, entity }) => standing === 'subject' || (standing === 'other' && isSurely(entity))) ??
      before.at(-1);
    if (last === undefined) return undefined;
    const near = before.filter(({ sentence, standing }) => sentence === last.sentence && standing !== 'owner');
    const chosen = near.find(({ standing }) => standing === 'subject') ?? near.at(-1) ?? last;
    return this.#meant(chosen.entity, gender);
  }

  /** “‘Sit down!’ shouted a backbencher. ‘I will not,’ she replied.”: to somebody of whom a text says so little. */
  #isHeckled(verb: string): boolean {
    const speaker = this.lastSpeaker;
    return isAnswering(verb) && speaker?.kind === 'description' && speaker.gender === undefined;
  }

  /** Once a pronoun has told somebody's gender, it is known. */
  #meant(entity: Entity, gender: Gender | undefined): Entity {
    if (gender !== undefined && entity.kind === 'person') entity.gender ??= gender;
    return entity;
  }
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
