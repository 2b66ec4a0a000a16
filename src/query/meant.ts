/**
 * Whom a follow-up means: a party, the police, somebody's deputy, the same person in another office, the speaker before;
 * and who held an office at the time of what was shown.
 */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { tenuresOf } from '../corpus/field.ts';
import type { IsoDate, Office } from '../corpus/schema.ts';
import { pattern, table } from '../lexicon/lexicon.ts';
import { isOfEvent } from './leanings.ts';
import { isPronounFirst } from './pronouns.ts';
import { anybody, type Speaker, type Turn, type TypedQuery } from './query.ts';

const PARTIES = table('follow-ups.parties');
const PARTY = new RegExp(`\\b(?:${[...PARTIES.keys()].join('|')})\\b`, 'i');
const POLICE = pattern('follow-ups.police');
const POLICE_SPEAK = new RegExp(
  `^(?:and )?${POLICE}[?. ]*$|\\b${pattern('follow-ups.helping')} ${POLICE} (?:actually |even )?${pattern('follow-ups.speaking')}\\b`,
  'i',
);
const DEPUTY = new RegExp(`\\b\\w+(?:['’]s|s|s['’])? ${pattern('follow-ups.deputy')}\\b`, 'i');
const AS_OFFICE = new RegExp(`^(?:${pattern('follow-ups.leading')} )*as (?:the )?[\\w ]+$`, 'i');

/** Speakers that the words of a follow-up mean without naming them; undefined where they mean nobody so. */
export function speakersMeant(own: TypedQuery, turn: Turn, corpus: Corpus): Speaker[] | undefined {
  const text = own.text.replace(/[?!.\s]+$/, '').trim();
  return (
    party(text) ??
    mayorOf(own) ??
    (POLICE_SPEAK.test(text) ? police(turn.lead, corpus) : undefined) ??
    (DEPUTY.test(text) ? deputy(own, turn, corpus) : undefined) ??
    (AS_OFFICE.test(text) ? inOffice(own, turn) : undefined)
  );
}

function party(text: string): Speaker[] | undefined {
  const called = PARTY.exec(text)?.[0].toLowerCase();
  const [role] = PARTIES.get(called ?? '') ?? [];
  if (called === undefined || role === undefined) return undefined;
  return [{ ...anybody(), names: [role], unknown: true, organisation: true, words: called }];
}

/** “The Hackney mayor” is called *Mayor of Hackney* where they speak. */
function mayorOf({ text, where: { areas } }: TypedQuery): Speaker[] | undefined {
  const area = areas.find((name) => text.toLowerCase().includes(`${name.toLowerCase()} mayor`));
  if (area === undefined || area === 'London') return undefined;
  return [{ ...anybody(), names: [`mayor of ${area}`.toLowerCase()], unknown: true, organisation: true, words: area }];
}

/** Forces that speak in the source that was shown. */
function police(lead: Entry | undefined, corpus: Corpus): Speaker[] | undefined {
  const said = corpus.source(lead?.source.id ?? '')?.statements ?? [];
  const forces = said.flatMap(({ speaker }) => {
    const person = corpus.person(speaker);
    return person?.kind === 'organisation' && /\bpolice\b/i.test(person.name) ? [person.id] : [];
  });
  return forces.length === 0 ? undefined : [{ ...anybody(), ids: [...new Set(forces)], organisation: true }];
}

/** The holder of the office below that of the person who is named or was shown. */
function deputy(own: TypedQuery, { lead, people }: Turn, corpus: Corpus): Speaker[] | undefined {
  const named = own.speakers.flatMap(({ ids }) => ids)[0];
  const shown = lead?.kind === 'statement' ? lead.speaker.id : undefined;
  const held = [named, shown, ...people].flatMap((id) => officesOf(id, corpus));
  const office = [...own.speakers.flatMap(({ office }) => office ?? []), ...held]
    .map((id) => corpus.office(`deputy-${id}`))
    .find((below) => below !== undefined);
  return office === undefined ? undefined : [{ ...anybody(), office: office.id }];
}

function officesOf(personId: string | undefined, corpus: Corpus): string[] {
  const person = corpus.person(personId ?? '');
  return person === undefined
    ? []
    : corpus.offices.filter((office) => tenuresOf(person, office).length > 0).map(({ id }) => id);
}

/** “And as mayor?”: the same person, while they held the office. */
function inOffice({ speakers }: TypedQuery, { people }: Turn): Speaker[] | undefined {
  const [person] = people;
  const office = speakers.find((speaker) => speaker.office !== undefined && speaker.ids.length === 0)?.office;
  return person === undefined || office === undefined ? undefined : [{ ...anybody(), ids: [person], office }];
}

const WHO_THEN = /^(?:so |and )?who (?:was|were)\b/i;

/** Who held an office when what was shown was said or counted: “who was home secretary then?” */
export function holdersThen(own: TypedQuery, lead: Entry | undefined, corpus: Corpus): string[] | undefined {
  if (lead === undefined || !WHO_THEN.test(own.text) || !THEN.test(own.text)) return undefined;
  const office = own.speakers.flatMap((speaker) => corpus.office(speaker.office ?? '') ?? [])[0];
  return office === undefined ? undefined : holdersOn(office, dayOf(lead), corpus);
}

const THEN = new RegExp(`\\b${pattern('follow-ups.then')}\\b|\\bthen[?. ]*$`, 'i');

function holdersOn(office: Office, day: IsoDate, corpus: Corpus): string[] | undefined {
  const ids = corpus.holdersOn(office, day).map(({ id }) => id);
  return ids.length === 0 ? undefined : ids;
}

function dayOf(lead: Entry): IsoDate {
  return lead.kind === 'statement' ? lead.said : lead.figure.period.to;
}

/** Whose words are asked for: the person that a pronoun means, the people named, or the earlier speaker where only a subject or an event is named. */
export function speakersOf(
  own: TypedQuery,
  before: TypedQuery,
  mayMean: readonly string[] | undefined,
  lead: Entry | undefined,
): Speaker[] {
  const isPronouns = own.speakers.every(({ organisation }) => organisation) || isPronounFirst(own.text, own.speakers);
  if (mayMean !== undefined && isPronouns) return mayMean.length === 0 ? [] : [{ ...anybody(), ids: [...mayMean] }];
  const [named] = before.speakers;
  const isBySpeaker = lead?.kind === 'statement' && named !== undefined && named.speaks >= 0.5;
  if (own.speakers.length > 0) return own.speakers;
  if (isOfEvent(own.text)) return isBySpeaker ? [{ ...anybody(), ids: [lead.speaker.id] }] : [];
  const onlySubject = !own.cues.figure && !own.cues.position && own.topics.length > 0 && own.concepts.length <= 2;
  if (!onlySubject || named === undefined || named.speaks < 0.5) return [];
  // Whoever spoke need not have held the office that was named beside them: “Bailey's first days as mayor”.
  return isBySpeaker && named.ids.includes(lead.speaker.id) ? [{ ...anybody(), ids: [lead.speaker.id] }] : [named];
}

/** Somebody who is asked for no words. */
export function without(id: string | undefined): Speaker[] {
  return id === undefined ? [] : [{ ...anybody(), ids: [id], excluded: true }];
}
