import type { Corpus } from '../corpus/corpus.ts';
import { isTitleOf, literally, remembered } from '../corpus/field.ts';
import { is, pattern, words } from '../lexicon/lexicon.ts';
import type { Mention } from '../search/vocabulary.ts';
import type { Deputy, Speaker, TypedWord } from './query.ts';
import { withStranger } from './strangers.ts';
import { asksWhatTheySaid } from './words-asked.ts';

/** After a person or office these mean whoever speaks for them: the organisation, never the person. */
const SPOKESPERSON = words('questions.spokespeople');
const FORMER = words('questions.former');
const SPEAKER_BEFORE = words('questions.before-speaker');
const SET_AGAINST = new Set(['vs', 'v', 'versus']);
const SUBJECT_BEFORE = words('questions.before-subject');
const SPEECH_AFTER = words('questions.after-speaker');
const WORDS_OF_THEIRS = words('questions.words-of-theirs');
const ABOUT_THEM = words('questions.about-them');
const BUT_FOR = new RegExp(String.raw`\b${pattern('questions.but-for')}$`);

/**
 * The speakers of a question, in order, each with the part that the sentence gives it.
 * @param typed the question's words, corrected
 * @param mentions the names found among them
 * @param question the text as typed, for possessives
 */
export function readSpeakers(
  typed: readonly TypedWord[],
  mentions: readonly Mention[],
  question: string,
  corpus: Corpus,
): Speaker[] {
  const known = mentions.flatMap((mention) => {
    const speaker = speakerOf(mention, typed, question, corpus);
    if (speaker === undefined) return [];
    const says = isAskedToSay(speaker, typed, question, corpus);
    return [{ ...speaker, speaks: says ? 1 : partOf(speaker, typed, question, corpus), says }];
  });
  return withStranger(typed, ofBoroughs(inOffices(known, typed)), question, corpus);
}

/** “What did the mayor say – the mayor of Hackney I mean”: both are the mayor of Hackney. */
function ofBoroughs(speakers: readonly Speaker[]): Speaker[] {
  return speakers.map((speaker) => {
    const meant = speakers.find(({ unknown, words }) => unknown && words.startsWith(`${speaker.words} `));
    if (meant === undefined || speaker.office === undefined) return speaker;
    const { office: _, ...named } = speaker;
    return { ...named, names: meant.names, unknown: true };
  });
}

/** “Theresa May as Prime Minister”, “what did May say of riots as Prime Minister”: one speaker, of the person while they held the office. */
function inOffices(known: readonly Speaker[], typed: readonly TypedWord[]): Speaker[] {
  const speakers = [...known];
  for (const office of known.filter((speaker) => isHeldBySomebody(speaker, typed))) {
    const at = speakers.findLastIndex(
      ({ ids, organisation, to }) => ids.length > 0 && !organisation && to <= office.from,
    );
    const person = speakers[at];
    if (person === undefined || person.office !== undefined) continue;
    speakers[at] = { ...person, office: office.office ?? '', deputies: [] };
    // Nobody else who held the office is meant.
    speakers.splice(speakers.indexOf(office), 1);
  }
  return speakers;
}

function isHeldBySomebody({ office, ids, from }: Speaker, typed: readonly TypedWord[]): boolean {
  const before = typed
    .slice(Math.max(0, from - 2), from)
    .map(({ word }) => word)
    .join(' ');
  return office !== undefined && ids.length === 0 && /(?:^| )as(?: the| a)?$/.test(before);
}

function speakerOf(
  mention: Mention,
  typed: readonly TypedWord[],
  question: string,
  corpus: Corpus,
): Speaker | undefined {
  const { from, to, words, names } = mention;
  const former = FORMER.has(typed[from - 1]?.word ?? '');
  const excluded = isExcluded(mention, typed);
  const base = { former, excluded, unknown: false, speaks: 0, words, from, to, names: [], deputies: [] };
  const person = names.find((name) => name.kind === 'person');
  const office = names.find((name) => name.kind === 'office');
  const organisation = names.find((name) => name.kind === 'organisation');
  const next = typed[to]?.word ?? '';
  if (SPOKESPERSON.has(next) && (person || office)) {
    const ids = spokenFor(
      person?.kind === 'person' ? person.ids : [],
      office?.kind === 'office' ? office.id : undefined,
      corpus,
    );
    if (ids.length > 0) return { ...base, ids, organisation: true, words: `${words} ${next}`, to: to + 1 };
  }
  if (person?.kind === 'person') {
    return { ...base, ids: [...person.ids], deputies: deputiesOf(person.ids, corpus), organisation: false };
  }
  // "MPs" are members of parliament; the force is "MPS".
  const isForce = words !== 'mps' || question.slice(typed[from]?.start, typed[from]?.end) === 'MPS';
  if (
    isForce &&
    organisation?.kind === 'organisation' &&
    names.every(({ kind }) => kind === 'organisation' || kind === 'office' || kind === 'term')
  ) {
    const names = organisation.ids.flatMap((id) =>
      [corpus.person(id)?.name ?? [], corpus.person(id)?.aliases ?? []].flat(),
    );
    const isSpokesperson = SPOKESPERSON.has(words.split(' ').at(-1) ?? '');
    return {
      ...base,
      ids: [...organisation.ids, ...holdersOf(organisation.ids, corpus)],
      names: names
        .filter((name) => name.length > 2 && /^\p{Lu}/u.test(name))
        // The person whose office it is speaks for it: City Hall is the Mayor of London's office.
        .flatMap((name) => [name, ...(isSpokesperson ? [] : (/^(.+)['’]s office$/i.exec(name)?.slice(1) ?? []))]),
      organisation: true,
    };
  }
  // "The head of the Met's scooter squad" is not the head of the Met.
  if (/ met$/.test(words) && isPossessive(mention, typed, question) && !WORDS_OF_THEIRS.has(next)) return undefined;
  if (office?.kind !== 'office') return undefined;
  const borough = boroughBehind(to, typed, corpus);
  if (borough.length === 0) return { ...base, ids: [], office: office.id, organisation: false };
  // “The mayor of Hackney” holds another office than the Mayor of London.
  const title = [...words.split(' '), ...borough];
  return {
    ...base,
    ids: [],
    names: title,
    unknown: true,
    organisation: false,
    words: title.join(' '),
    to: to + 1 + borough.length,
  };
}

/** The words of a borough behind “of”. */
function boroughBehind(to: number, typed: readonly TypedWord[], { gazetteer }: Corpus): string[] {
  if (typed[to]?.word !== 'of') return [];
  const behind = [3, 2, 1].map((count) => typed.slice(to + 1, to + 1 + count).map(({ word }) => word));
  return behind.find((name) => gazetteer.named(name.join(' ')) && gazetteer.namedWithinHome(name).length > 0) ?? [];
}

/** "Apart from Casey", "leaving Big Brother Watch aside". */
function isExcluded({ from, to }: Mention, typed: readonly TypedWord[]): boolean {
  const before = typed
    .slice(Math.max(0, from - 2), from)
    .map(({ word }) => word)
    .join(' ');
  return BUT_FOR.test(before) || typed[to]?.word === 'aside';
}

/** The organisations that speak for a person by name of an office, while they hold it. */
function deputiesOf(people: readonly string[], corpus: Corpus): Deputy[] {
  return people.flatMap((personId) =>
    (corpus.person(personId)?.offices ?? []).flatMap((office) =>
      officesNamed([office.title], corpus).map((id): Deputy => ({ id, office })),
    ),
  );
}

/** The organisation that speaks for a person or office: the Mayor's office, Number 10, the force. */
function spokenFor(people: readonly string[], officeId: string | undefined, corpus: Corpus): string[] {
  const titles = people.flatMap((id) => corpus.person(id)?.offices.map(({ title }) => title) ?? []);
  const named = corpus.office(officeId ?? '');
  const called = officesNamed(named === undefined ? titles : [named.title, ...named.aliases], corpus);
  if (called.length > 0) return called;
  const held =
    named === undefined
      ? corpus.offices.filter((office) => !office.many && titles.some((title) => isTitleOf(office, title)))
      : [named];
  return held.flatMap(({ body }) => (body !== undefined && corpus.person(body) ? [body] : []));
}

/** Organisations called somebody's office or spokesperson: the Mayor's office, the Prime Minister's Office. */
function officesNamed(titles: readonly string[], corpus: Corpus): string[] {
  const patterns = titles.map((title) => new RegExp(`^(?:the )?${literally(title)}['’]s (?:office|spokes)`, 'i'));
  return possibleOffices(corpus).flatMap(({ id, names }) =>
    names.some((name) => patterns.some((pattern) => pattern.test(name))) ? [id] : [],
  );
}

/** The few organisations that are called after somebody, and what they are called. */
const possibleOffices = remembered(({ people }: Corpus) =>
  people.flatMap(({ id, kind, name, aliases }) => {
    const names = [name, ...aliases].filter((each) => /['’]s (?:office|spokes)/i.test(each));
    return kind === 'organisation' && names.length > 0 ? [{ id, names }] : [];
  }),
);

/** People whose office bears the organisation's name: the Children's Commissioner is both. */
function holdersOf(organisations: readonly string[], corpus: Corpus): string[] {
  const names = new Set(organisations.flatMap((id) => corpus.person(id)?.name ?? []));
  return namesakes(corpus).flatMap(({ id, titles }) => (titles.some((title) => names.has(title)) ? [id] : []));
}

/** The few people whose office bears a name of the record, and the titles of those offices. */
const namesakes = remembered(({ people }: Corpus) => {
  const names = new Set(people.map(({ name }) => name));
  return people.flatMap(({ id, offices }) => {
    const titles = offices.map(({ title }) => title).filter((title) => names.has(title));
    return titles.length > 0 ? [{ id, titles }] : [];
  });
});

/** Where many hold an office any of them may be meant, and somebody who is called otherwise in the record as well. */
const SURELY_AT_MOST = 0.8;

/** Whether it is asked what they said. Of those who hold an office with many others, any one may have done so. */
function isAskedToSay(speaker: Speaker, typed: readonly TypedWord[], question: string, corpus: Corpus): boolean {
  if (speaker.excluded || corpus.office(speaker.office ?? '')?.many) return false;
  const before = beforeOf(speaker, typed);
  return asksWhatTheySaid(speaker, typed, { before, possessive: isPossessive(speaker, typed, question) });
}

/** How surely the sentence asks for a speaker's own words. */
function partOf(speaker: Speaker, typed: readonly TypedWord[], question: string, corpus: Corpus): number {
  if (speaker.excluded) return 0;
  const part = partInSentence(speaker, typed, question);
  return corpus.office(speaker.office ?? '')?.many ? Math.min(part, SURELY_AT_MOST) : part;
}

function partInSentence(speaker: Speaker, typed: readonly TypedWord[], question: string): number {
  const before = beforeOf(speaker, typed);
  if (SET_AGAINST.has(before) || SET_AGAINST.has(typed[speaker.to]?.word ?? '')) return 1;
  const after = typed[speaker.to]?.word ?? '';
  const possessive = isPossessive(speaker, typed, question);
  if (possessive && ABOUT_THEM.has(after)) return 0;
  if (possessive && WORDS_OF_THEIRS.has(after)) return 1;
  if (before === 'to' && typed[speaker.from - 2]?.word === 'according') return 1;
  if (SUBJECT_BEFORE.has(before) || before === 'to') return 0;
  if (/^(?:is|was|are|were)$/.test(before) && !possessive) return speaker.organisation ? 0.3 : 0.6;
  if (SPEAKER_BEFORE.has(before) && !possessive) return speaker.organisation ? (SPEECH_AFTER.has(after) ? 1 : 0.3) : 1;
  if (SPEECH_AFTER.has(after) && !possessive) return speaker.organisation ? 0.6 : 1;
  if (speaker.organisation) return speaker.from === 0 ? 0.4 : 0.2;
  if (speaker.from !== 0) return 0.6;
  // “Catherine West's debate: what did the minister say”: whose debate it is, is not surely asked to speak.
  return possessive ? MAY_OWN : 0.9;
}

/** How surely somebody is asked for at whose name a question begins and of whom a thing is named. */
const MAY_OWN = 0.5;

/** The word before a speaker, articles and honorifics passed over. */
function beforeOf(speaker: Speaker, typed: readonly TypedWord[]): string {
  for (let at = speaker.from - 1; at >= 0; at -= 1) {
    const word = typed[at]?.word ?? '';
    if (!is(word, 'questions.before-office')) return word;
  }
  return '';
}

function isPossessive(speaker: { to: number }, typed: readonly TypedWord[], question: string): boolean {
  const last = typed[speaker.to - 1];
  return (
    last !== undefined &&
    /['’]s$|s['’]$/i.test(
      question
        .slice(last.start, last.end + 1)
        .trimEnd()
        .replace(/\W+$/, (end) => end.replace(/[^'’]/g, '')),
    )
  );
}
