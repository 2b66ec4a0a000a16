/** Whom a text is speaking of at a place: who was named of late, in which sentence, and who spoke last. */
import { isGoingOn, isReply } from './cues.ts';
import { isHuman, isPlural, type Member } from './members.ts';
import type { Sex } from './names.ts';

/** How somebody stands in a sentence: what it is about, in passing, or only as the owner of something. */
export type Standing = 'subject' | 'other' | 'owner';

interface Appearance {
  member: Member;
  at: number;
  standing: Standing;
  /** ordinal of its sentence */
  sentence: number;
}

/** So far back does a pronoun reach, in appearances. */
const MEMORY = 24;
const MAN_OR_WOMAN: Record<string, Sex> = { he: 'm', his: 'm', him: 'm', she: 'f', her: 'f' };

export class Focus {
  #recent: Appearance[] = [];
  #speaker: Appearance | undefined;
  #sentence = 0;
  /** who asked somebody just now: a reply is somebody else's */
  #asker: Member | undefined;
  /** who has been asking whom */
  #exchange: { asker: Member; replier: Member } | undefined;

  get lastSpeaker(): Member | undefined {
    return this.#speaker?.member;
  }

  /** Whoever was named of late, the last one first. */
  get latest(): Member[] {
    return this.#recent.map(({ member }) => member).reverse();
  }

  /** The last person before a place whose surname the text gives. */
  surnamedBefore(at: number): Member | undefined {
    return this.#recent.findLast(
      (each) => each.at < at && each.member.kind === 'person' && each.member.names.length > 1,
    )?.member;
  }

  /** Whom the last sentence that names anybody is about. */
  get lastSubject(): Member | undefined {
    return this.#recent.findLast(({ standing }) => standing === 'subject')?.member;
  }

  /** Whomever sentences have been about of late, the last one first. */
  get subjects(): Member[] {
    const subjects = this.#recent.filter(({ standing }) => standing === 'subject').map(({ member }) => member);
    return [...new Set(subjects.reverse())];
  }

  /** The people of the last sentence that names any; owners of something only where it names nobody else. */
  get lastNamed(): Member[] {
    const people = this.#recent.filter(({ member }) => member.kind === 'person');
    const sentence = people.at(-1)?.sentence;
    const here = people.filter((appearance) => appearance.sentence === sentence);
    const own = here.filter(({ standing }) => standing !== 'owner');
    return (own.length > 0 ? own : here).map(({ member }) => member);
  }

  /** Whom the sentence that was read last is about. */
  get subjectHere(): Member | undefined {
    return this.#here.find(({ standing }) => standing === 'subject')?.member;
  }

  /** Whoever is named in the sentence that was read last, where it names one person. */
  get onlyOneHere(): Member | undefined {
    const [first, ...others] = new Set(this.#here.map(({ member }) => member));
    return others.length === 0 ? first : undefined;
  }

  get #here(): Appearance[] {
    return this.#recent.filter(({ sentence }) => sentence === this.#sentence);
  }

  /** What follows stands in a sentence of its own. */
  newSentence(): void {
    this.#sentence += 1;
  }

  appears(member: Member, at: number, standing: Standing): void {
    this.#recent.push({ member, at, standing, sentence: this.#sentence });
    if (this.#recent.length > MEMORY * 2) this.#recent = this.#recent.slice(-MEMORY);
  }

  speaks(member: Member, at: number): void {
    this.newSentence();
    if (this.#asker !== undefined && this.#asker !== member) this.#exchange = { asker: this.#asker, replier: member };
    else if (member !== this.#exchange?.asker && member !== this.#exchange?.replier) this.#exchange = undefined;
    this.#asker = undefined;
    this.#speaker = { member, at, standing: 'subject', sentence: this.#sentence };
    this.appears(member, at, 'subject');
  }

  /** The last speaker, or whom the last sentence is about, has asked somebody. */
  asks(member: Member | undefined): void {
    this.#asker = member;
  }

  /** The last speaker has asked again, in words that nothing says are a question but its mark. */
  asksOn(): void {
    if (this.#exchange !== undefined && this.lastSpeaker === this.#exchange.asker) this.#asker = this.lastSpeaker;
  }

  /** Whose turn it is to speak, where somebody has been asked, or has answered and is asked again. */
  nextToSpeak(isQuestion: boolean): Member | undefined {
    const asker = this.#asker;
    if (asker !== undefined) {
      const other = this.#recent.findLast(({ member }) => member !== asker && member.kind !== 'body')?.member;
      return this.#exchange?.asker === asker ? this.#exchange.replier : other;
    }
    const isAnswered = this.#exchange !== undefined && this.lastSpeaker === this.#exchange.replier;
    return isQuestion && isAnswered ? this.#exchange?.asker : undefined;
  }

  /**
   * Whom a pronoun means: somebody of the last sentence that names anybody who fits, its subject before the others.
   * @param verb tells whether somebody goes on (“added”) or replies
   */
  of(pronoun: string, at: number, verb = ''): Member | undefined {
    const sex = MAN_OR_WOMAN[pronoun];
    const fits = ({ member }: Appearance) => fitsPronoun(member, pronoun, sex);
    if (isGoingOn(verb) && this.#speaker !== undefined && fits(this.#speaker))
      return this.#meant(this.#speaker.member, sex);
    const all = this.#recent.filter((appearance) => appearance.at <= at && fits(appearance));
    // “he shouts back”: at whoever has just spoken.
    const notHim =
      verb.endsWith(' back') || this.#isHeckled(verb) ? this.lastSpeaker : isReply(verb) ? this.#asker : undefined;
    const others = all.filter(({ member }) => member !== notHim);
    const before = others.length > 0 ? others : all;
    // A relative clause speaks of whoever was named last.
    if (pronoun === 'who') return before.at(-1)?.member;
    const last =
      before.findLast(({ standing, member }) => standing === 'subject' || (standing === 'other' && isSurely(member))) ??
      before.at(-1);
    if (last === undefined) return undefined;
    const near = before.filter(({ sentence, standing }) => sentence === last.sentence && standing !== 'owner');
    const chosen = near.find(({ standing }) => standing === 'subject') ?? near.at(-1) ?? last;
    return this.#meant(chosen.member, sex);
  }

  /** “‘Sit down!’ shouted a backbencher. ‘I will not,’ she replied.”: to somebody of whom a text says so little. */
  #isHeckled(verb: string): boolean {
    const speaker = this.lastSpeaker;
    return /^(?:repl|answer|retort|respond)/.test(verb) && speaker?.kind === 'description' && speaker.sex === undefined;
  }

  /** Once a pronoun has told somebody's sex, it is known. */
  #meant(member: Member, sex: Sex | undefined): Member {
    if (sex !== undefined && member.kind === 'person') member.sex ??= sex;
    return member;
  }
}

/** Whether more than a capital shows that it is somebody: in passing, a text names places too. */
function isSurely({ kind, sex, titles, roles }: Member): boolean {
  return kind === 'description' || sex !== undefined || titles.size > 0 || roles.size > 0;
}

function fitsPronoun(member: Member, pronoun: string, sex: Sex | undefined): boolean {
  if (sex !== undefined) {
    return isHuman(member) && (member.sex === undefined || member.sex === sex) && !isPlural(member);
  }
  return pronoun === 'it' || pronoun === 'its' ? member.kind === 'body' : true;
}
