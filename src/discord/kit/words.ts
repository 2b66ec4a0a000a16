/** Every sentence and label that the bot says of its own in Discord, in one place. Calm, plain British English. */
import type { NoneReason } from '../../answer/types.ts';

/** Labels of the buttons; each at most 80 characters. */
export const LABELS = {
  previous: 'Previous',
  next: 'Next',
  open: 'Open',
  context: 'In context',
  otherViews: 'Other views',
  table: 'Table',
  cite: 'Copy as citation',
  followUp: 'Follow up',
  share: 'Show to everyone',
  remove: 'Remove',
  report: 'Report a problem',
  up: '👍',
  down: '👎',
  menu: 'More…',
  places: 'Go to a year…',
  more: (speaker: string) => `More from ${speaker}`,
} as const;

/** What stands on cards. */
export const CARD = {
  continued: (part: number, parts: number) => `part ${part} of ${parts}`,
  stance: (on: string, position: string) => `On ${on}: ${position}`,
  forecastRow: (period: string) => `${period} (plan)`,
  note: (text: string) => `Note: ${text}`,
  correction: (date: string, note: string) => `Correction, ${date}: ${note}`,
  moreCorrections: (count: number) => `${counted(count, 'earlier correction')}: see the source, under In context.`,
  place: (what: string, page: number, pages: number) => `${what} ${page} of ${pages}`,
  part: (part: number, parts: number, question: string) => `${part} of ${parts}: ${question}`,
  earlier: (question: string) => `after: ${question}`,
  withdrawn: 'What stood here was withdrawn: it is no longer on record.',
  withdrawnFromAnswer: 'Something that stood here was withdrawn. This is the answer now.',
  changed: 'The record has changed since this was asked. This is the answer now.',
  besides: 'On something near to it',
  positions: (on: string) => `Where they stand: ${on}`,
  allPositions: (speaker: string) => `Where they stood: ${speaker}`,
  differing: (of: string) => `Day by day: ${of}`,
  dayByDay: 'Day by day:',
  differBetweenDays: (names: string) =>
    `The stated position differs between days: ${names}. Both stand on the last page.`,
  timeline: (of: string) => `Timeline: ${of}`,
  restsOn: (what: string) => `It rests on ${what}.`,
  yearOf: (year: string, tally: string | undefined) =>
    tally === undefined ? `${year}, continued` : `${year} · ${tally}`,
  seriesBy: (how: string, by: string, unit: string | undefined) =>
    `${how.charAt(0).toUpperCase()}${how.slice(1)} by ${by}${unit === undefined ? '' : `, in ${unit}`}`,
  sources: 'Sources',
  source: (publisher: string, date: string) => `${publisher} · ${date}`,
  summary: 'Summary, in our own words',
  fullText: 'Text of the source',
  fromThisSource: (statements: string, figures: string) => `On record from this source: ${statements}, ${figures}.`,
  ownEntry: 'Added by this server’s moderators.',
  held: (all: readonly string[]) =>
    all.length === 0 ? 'Nothing more is on record.' : `On record: ${all.join(' and ')}.`,
  alsoCalled: (names: string) => `Also called ${names}`,
  offices: 'Offices held',
  since: (date: string) => `since ${date}`,
  until: (date: string) => `until ${date}`,
  undated: 'when is not on record',
  between: (from: string, to: string) => `${from} to ${to}`,
  unit: (unit: string) => `Counted in ${unit}`,
  didYouMean: 'Did you mean one of these?',
  nearest: 'The nearest that I have on record:',
  examples: 'You could ask:',
  citation: 'Ready to copy:',
  passage: 'Your message is long: this is the passage of it that the record answers best.',
  otherPassages: (count: number) =>
    `${counted(count, 'other passage')} of it ${count === 1 ? 'is' : 'are'} answered from the record, too: ask about ${count === 1 ? 'it' : 'each'} on its own.`,
  alsoInMessage: 'Also in your message:',
  cutQuestion: (characters: number) => `Only the first ${characters} characters were read as the question.`,
} as const;

/** What stands on the card of a check. It judges no person, and says of nothing whether it is so. */
export const CHECK = {
  verdict: {
    'as-on-record': 'As on record',
    differs: 'Differs',
    'other-speaker': 'Said by somebody else',
    misleading: 'Cut or compared so that it reads otherwise',
    'not-on-record': 'Not on record, which does not mean false',
  },
  wordForWord: 'As on record, word for word',
  /** in what a claim differs */
  slots: {
    speaker: 'who said it',
    value: 'the number',
    unit: 'what it is counted in',
    period: 'the period',
    area: 'the place',
    direction: 'up or down',
    negation: 'whether it is so or not',
    words: 'the words',
    cut: 'what was left out',
    compared: 'what is compared',
  },
  nothing: 'That message claims nothing that I could hold against the record.',
  held: (claims: number) => `${counted(claims, 'claim')}, held against the record`,
  read: (date: string) => `What was read, as of ${date}:`,
  changed: 'The record has changed since this was checked. This is what it says now.',
} as const;

/** Why there is no answer, in one friendly line each. */
export const NOTHING: Record<NoneReason, string> = {
  'not-held': 'I have nothing on record that answers this.',
  'off-topic': 'I only know the record on policing in London, so I can’t help with this one.',
  opinion: 'I don’t hold opinions, but I can show you what people have said.',
  'too-vague': 'Could you say a little more? A person, a subject or a year helps.',
};

/** What a person can do about a mistake of theirs, by its code; `about` is what they typed. */
export const MISTAKES = {
  'empty-question': () => 'There’s no question in that. Try “What did Cressida Dick say about armed patrols?”',
  'empty-message': () => 'That message has no text that I could check against the record.',
  'bad-date': (about: string) => `I can’t read “${about}” as a date. Write it as 2018, 2018-11 or 2018-11-29.`,
  'dates-reversed': () => 'The first date is later than the second. Please swap them.',
  'quote-of-what': () => 'Please give me a speaker or a topic, or both.',
  'positions-of-what': () => 'Please give me what it is on or a speaker, or both.',
  'unknown-name': (about: string) =>
    `I can’t tell what “${about}” is. Start typing and pick one from the list, or ask in your own words with /ask.`,
  'unknown-source': (about: string) => `I have no source called “${about}”. Start typing and pick one from the list.`,
  'cannot-follow': () => 'I can’t keep what you follow at the moment. Please try again later.',
  'follow-one': () =>
    'Please give me one thing to follow at a time: a speaker, a topic, a figure, a subject or a question.',
  'unknown-command': () => 'I don’t know this command any more. Please look at /help for what I can do.',
  'old-button': () => 'This button is from an earlier version of me. Please ask again with /ask.',
  'item-gone': () => 'That entry was withdrawn: it is no longer on record. Please ask again with /ask.',
  'question-gone': () => 'I can’t read the question from this message any more. Please ask again with /ask.',
  'not-yours-to-remove': () => 'Only the person who asked, or somebody who manages messages here, can remove this.',
  'quiet-here': () => 'This server wants my answers for everybody in other channels only.',
  'cannot-share-here': () =>
    'Answers can’t be shown to everyone here: this server doesn’t let people’s own apps post in it.',
} as const satisfies Record<string, (about: string) => string>;

/** Other lines that stand alone. */
export const LINES = {
  fault: (reference: string) =>
    `Something went wrong on my side. If it happens again, please quote reference ${reference}.`,
  slowDown: (seconds: number) => `That’s a lot of questions at once. Please try again in ${inSeconds(seconds)}.`,
  slowDownHere: (seconds: number) =>
    `This channel has asked a lot in the last minute. Please try again in ${inSeconds(seconds)}.`,
  noDigest: 'What is new on record can’t be told at the moment: nothing is stored here.',
  noMore: 'That is all that I have on record for this question.',
  howToRemove: 'Whoever asked, or somebody who manages messages here, can choose Remove under More… below the answer.',
  howToAsk:
    'I couldn’t read a question there. Mention me with your question, use /ask, or choose Follow up under More… below an answer.',
  lacking: (channelId: string, permissions: readonly string[]) =>
    `I was asked in <#${channelId}>, where I lack ${permissions.join(' and ')}. Allow it there for me or my role, and I can answer properly; or leave the channel out in /settings. I say this once.`,
  threadName: 'What is on record',
  tooSlow: 'That took too long for a form to open. Please press again.',
  nothingToChoose: 'There is nothing to choose from yet. Add it with /corpus define.',
  tooLongForForm: 'It is too long for Discord’s forms: step through it instead.',
  votedUp: 'Thank you. Your 👍 is counted, without your name.',
  votedDown:
    'Thank you. Your 👎 is counted, without your name: moderators look at such answers first. What is wrong? Choose Report a problem under More….',
  voteTakenBack: 'Your vote is taken back.',
  notCounted: 'Votes can’t be counted at the moment.',
  reportedHere: 'Thank you. Your report is with the moderators of this server.',
  reported: (reference: string) =>
    `Thank you. Your report is with the people who run me, under reference ${reference}.`,
} as const;

/** Modals: titles at most 45 characters, labels 45, descriptions and placeholders 100. */
export const MODALS = {
  followUp: {
    title: 'Follow up',
    label: 'Your question',
    description: 'I’ll understand it from the question before.',
    placeholder: 'And what did she say in 2019?',
  },
  report: {
    title: 'Report a problem',
    label: 'What is wrong with this card?',
    description: 'Goes to moderators and the people who run me, with what the card shows, without your name.',
    placeholder: 'The date is wrong: the debate was on 29 November.',
  },
} as const;

/** What /help says. */
export const HELP = {
  title: 'Ask me about policing in London',
  intro:
    'I answer from a record of sources: who said what, in which role, where and when, and what was counted. Every answer links to its source, and I make nothing up.',
  ways: [
    '**/ask** takes any question in plain English',
    '**/quote** finds what somebody said, **/figure** what was counted',
    '**/positions** shows who is for and against something, **/timeline** what was said and counted, day by day',
    '**/source** opens one source, **/about** explains a person or a term, **/digest** tells what is new this week and what was asked most',
    'Mention me, reply to me or write to me directly, and I answer there',
    '**/check** holds what a text claims against the record; on any message: **Apps › Check against the record**',
    '**/follow** tells you once a day or a week what is new on somebody, a topic, a figure, a subject or a question; **/following** shows what you follow',
    '👍 and 👎 under an answer tell the moderators what to look at first',
    'Moderators keep the record with **/corpus** (one quotation: **/corpus quote**, or **Apps › Add to the record…** on a message), answer a question with an item by **/corpus teach**, and settle how I work here with **/settings**',
  ],
  holds: (statements: string, figures: string, sources: string, from: string, to: string) =>
    `I hold ${statements} and ${figures} from ${sources}, ${from} to ${to}.`,
} as const;

/** "1 statement", "23 statements" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** To the people who run the bot, in their channel. */
export const OPERATOR = {
  report: (reference: string, about: string, text: string) =>
    `**A problem was reported** (reference ${reference})\nAbout: ${about}\n${text}`,
} as const;

function inSeconds(seconds: number): string {
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
