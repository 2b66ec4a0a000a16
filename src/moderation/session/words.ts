/** What moderators are told, in one place. */

import type { Problem } from '../../corpus/problem.ts';
import { escapeText, small } from '../../discord/kit/markdown.ts';
import { counted } from '../../discord/kit/words.ts';
import type { Refusal } from '../../record/draft-edits.ts';
import type { Origin } from '../../store/revisions.ts';

export const SAY = {
  notHere: 'The record is moderated in a server, not here.',
  notYou: 'Moderators keep the record: members who may manage this server, and those whose role it names in /settings.',
  notManager: 'Only members who may manage this server settle how I work in it.',
  noModerator: 'They don’t moderate here, so they could not go on with it. Choose somebody who does.',
  lostRights: 'Only moderators may do this. If you were one, your role has changed since. Nothing was changed.',
  newSubjectLacks: (what: string, field: string) => `A new subject needs ${what}: write it in the field “${field}”.`,
  noReport: 'This report is not there any more, or not this server’s.',
  noGap: 'This question is not kept any more: it was forgotten, or is answered by now.',
  noQuestion: 'There is no question in that.',
  noItemCalled: (typed: string) =>
    `No item here is called “${typed}”. Start typing a name or words of it, and pick one from the list.`,
  taught: (where: string) => `Chosen. From now on this is answered so, ${where}:`,
  reachesFurther:
    'It answers this question and nearly the same ones, and counts as a way of asking for its item: similar questions find it more easily.',
  reachesItself: (question: string) =>
    `It answers this very question alone: as a way of asking it would break the right answer to “${question}”.`,
  reachesNear:
    'It answers this question and nearly the same ones. It is no way of asking yet: that could not be tried in time, and is tried again later.',
  chosenAnswer: 'Chosen by a moderator:',
  untaught: 'Undone. The question is answered from now on as if nobody had chosen.',
  howToTeach: '/corpus teach question: … answers one with an item of the record.',
  noPin: 'This choice does not stand here any more.',
  pinnedItemGone: 'Its item is not on record any more: it is answered as if nobody had chosen.',
  notServers: 'What people of this server ask and report is for those who moderate it.',
  otherScope: 'This was begun for another record than the one that you keep here. Nothing was changed.',
  noStore:
    'Moderating is switched off: nothing can be stored at the moment. Whoever runs me finds the reason in the log.',
  storeFault: (reason: string) => `Nothing was changed, and questions are answered as before. ${reason}`,
  tooLongForForm: 'It is too long for Discord’s forms: step through it instead.',
  gone: 'This draft is not there any more: it was published or dropped.',
  notReady: 'Its author is at work on it again. Nothing was published.',
  changedMeanwhile:
    'Somebody has changed this meanwhile, and yours was not taken over it. Open it again in /corpus drafts.',
  tooManyDrafts: 'Too many drafts wait here by now. Publish or drop some of them first: /corpus drafts.',
  screenGone: 'This was open too long. Please begin again.',
  changedSince: '**This has changed since you looked at it.** Nothing was published yet.',
  itemGone: 'This part of the draft is not there any more.',
  entryGone: 'This entry is not there any more.',
  notYours: (author: string) => `This draft is <@${author}>’s until they hand it over.`,
  takeOver: (author: string) =>
    `This draft is <@${author}>’s. You manage this server, so you may take it over where they don’t come back to it.`,
  dropForGood: 'Drop it? What was filled in is lost then.',
  noSource: (typed: string) => `Nothing here is called “${typed}”. Start typing and pick one from the list.`,
  noItem: (typed: string) => `The source has no entry called “${typed}”. Start typing and pick one from the list.`,
  sharedSource: (typed: string) =>
    `“${typed}” is shared by all servers and kept by its curators. What is wrong with it reaches them by “Report a problem” on its card.`,
  altered:
    'This is not what was written: it was changed outside this program, or damaged on the disk. It is neither shown nor brought back.',
  noRevision: (typed: string) => `It has no revision “${typed}”. Start typing and pick one from the list.`,
  sharedEntry: (typed: string) =>
    `“${typed}” is shared by all servers and kept by its curators. Add an entry of this server’s own with /corpus define.`,
  published: 'Published. It is answered with from now on.',
  publishedUndo: 'Undone. It is answered with so from now on; what was undone stays in the history.',
  publishedAside:
    'Published, but somebody has published something else at the same moment that it does not go with. It is not answered with yet: /corpus check tells what is wrong.',
  publishedWithdrawal: 'Withdrawn. It is not answered with any more; /corpus restore brings it back.',
  unverified: 'It is shown as not verified: not all of it stands on its page.',
  gapAnswered: (question: string) => `“${question}” is answered now.`,
  gapOpen: (question: string) => `“${question}” still gets no answer from it.`,
  pageUnread: (reason: string) => `Its page was not looked at again: ${reason}`,
  blankReason: 'It needs a reason: that stands in the history.',
  noEntryYet:
    'Nobody is quoted there, and nothing is counted, as far as I can read. Add what you find by hand, or drop it.',
  unwritten: (count: number) =>
    `${count === 1 ? 'One thing that somebody is' : `${count} things that people are`} reported to have said ${count === 1 ? 'is' : 'are'} left out until somebody puts ${count === 1 ? 'it' : 'them'} into words.`,
  notPublishedYet: '**Not published yet.** This is what it does:',
  editsShipped:
    'This source ships with the program: what you change stands over it, and an upgrade will ask which to keep.',
  takenDown: (what: string, isItem: boolean) =>
    `Withdrawn. Nothing of ${what} is answered with from now on; ${isItem ? '/corpus undo' : '/corpus restore'} brings it back.`,
  goneSettings: (names: string) => `**Deleted since it was chosen:** ${names}. Choose another, or none, and save.`,
  goneChannel: 'a channel that was deleted',
  goneRole: 'a role that was deleted',
  answersNowhere:
    '**Every channel where I answer was deleted**, so I answer no messages at all, and commands privately. Choose others, or none for everywhere, and save.',
  goneTold: (names: string) =>
    `A channel or role that the settings name was deleted: ${names}. Whoever manages the server can choose another in /settings.`,
  lacking: (channelId: string, permissions: readonly string[]) =>
    `In <#${channelId}> I lack ${permissions.join(' and ')}. Allow it there for me or my role.`,
  noContent:
    'I see no messages that don’t mention me: “Message Content Intent” has to be switched on by the people who run me. Until then, mention me there.',
  badHour: 'The hour is a full one in London, from 0 to 23.',
  digestOf: (when: string) => `On record: ${when}`,
  quietWeek: (asksHere: boolean) =>
    `Nothing has changed on record${asksHere ? ', and no question was asked by three people' : ''}.`,
  digestCounts: (times: number) =>
    times === 0
      ? 'No question was asked openly here.'
      : `${counted(times, 'question')} asked openly here. Questions are shown where three people asked alike.`,
  andMore: (more: number) => `and ${more} more`,
  alsoUnanswered: (others: number, isFurther: boolean) =>
    `${counted(others, isFurther ? 'other question' : 'question')}, ${others === 1 ? 'asked' : 'each asked'} by fewer than three people`,
  alsoAnswered: (others: number, isFurther: boolean) =>
    `${counted(others, isFurther ? 'other question' : 'question')} that had no answer ${others === 1 ? 'has' : 'have'} one now`,
  weekRefused: (channelId: string, permissions: readonly string[]) =>
    `I could not send the weekly post in <#${channelId}>${permissions.length === 0 ? '' : `: I lack ${permissions.join(', ')} there`}. /settings tells where it goes.`,
  digestNowhere: 'The digest has nowhere to go: choose a moderators’ channel, too.',
  noForum: 'New posts are made in forums and media channels: what else was chosen is left out.',
  noThread: 'A thread goes with the channel that it stands in: choose that. The thread is left out.',
  badHours: 'Quiet hours are two different full hours from 0 to 23, such as “22 7” or “22:00 to 7:00”.',
  dropped: 'Dropped. Nothing was published.',
  waiting: 'A second moderator has to publish this: it waits in /corpus drafts.',
  handedOver: (to: string) => `It is <@${to}>’s now: they find it in /corpus drafts.`,
  sentBack: (note: string) => `Sent back: ${note}`,
  isSentBack: (author: string) => `It is back with <@${author}>, with your note.`,
  waitsForYou: 'A change waits for a second moderator.',
  superseded:
    'Somebody has published another revision since you began. This is what they changed; nothing was overwritten.',
  reshipped:
    'Another text of this ships with the program since you began. Nothing was overwritten. Yours against what ships:',
  pageChanged: 'The page has changed since it was read. What is not there any more:',
  typed: 'This stands on no page that I could read. Published, the source is shown as written by hand, not verified:',
  typedWords: 'Verbatim words can’t be typed or changed by hand. These were not read from this source:',
  typedWordsOnPage: (reason: string) => `They can’t be looked for on its page: ${reason}`,
  stillInForm: 'What you filled in is still in the form.',
  typedKept: 'What you wrote is kept: press “Whole text” to go on with it.',
  movedWords: 'Words get another speaker:',
  watched: (entries: string, most: number) =>
    `Followed from now on. It lists ${entries} today; what is new becomes drafts, once a day, at most ${most}. Nothing is published unasked.`,
  watchedAlready: 'This is followed already.',
  unwatched: 'It is not followed any more. The drafts that came of it stay.',
  noWatch: 'This is not followed here any more.',
  noWatches: 'Nothing is followed. /corpus watch address: … follows a feed, or a page that lists others.',
  tooManyWatches: (most: number) => `${most} are followed already. Stop following one of them first: /corpus watch.`,
  listsNothing: 'Nothing is listed there: I follow feeds, and pages with links to articles.',
  draftsOf: (author: string) => `Drafts of <@${author}>, who follows it. Nothing is published unasked.`,
  quotation: 'A quotation.',
  oneQuotation: 'On record for one quotation; what else it holds is not told here.',
  wordsKnown: 'These words are on record from this source already.',
  wordsShared: (title: string) => `All servers share these words already, from “${title}”.`,
  wordsNotThere: 'These words don’t stand there. Exact words are copied from the page:',
  pageHas: 'It has instead:',
  isFeed: 'That is a feed: give the address of the page on which the words stand.',
  noDay: 'Words without a page need their day.',
  vouched: (who: string) => `${who} vouches for it: it stands on no page, and every card says so.`,
  onNoPage: 'from no page',
  noTeller: 'No moderators’ channel is chosen (/settings): new drafts wait in /corpus drafts, and nobody is told.',
  noPage: (who: string) => `It stands on no page: ${who} vouches for it.`,
  pageRead: (passages: number) =>
    `Its page was read: ${passages === 1 ? 'one passage stands' : `${passages} passages stand`} between quotation marks there.`,
  nothingFound: 'nobody is quoted there, and nothing is counted; add it alone to write it by hand',
  withdrawnBefore: (day: string, why: string) =>
    `It was on record and was withdrawn on ${day}: ${why} Publishing it brings it back.`,
  sharedAlready: (title: string) => `All servers share a source of this address already: ${title}.`,
  wordsHeld: (worded: number, reported: number) =>
    reported === 0
      ? 'Nothing is only reported here.'
      : `${worded} of ${reported} reported statements ${worded === 1 ? 'has its' : 'have their'} exact words.`,
  wordsPlan: (pages: string, sites: string, minutes: string) =>
    `${pages} of ${sites} to read: about ${minutes}, longer where sites are slow. Each site is asked for one page after another, with a pause, and what its robots.txt asks is heeded; a page that is gone is looked for at the Internet Archive. It can be stopped at any time and goes on from there. Nothing is shown until you have taken it.`,
  wordsRunning: (left: string, done: string) => `Reading: ${left} left, ${done} read.`,
  wordsOffered: (clear: string, others: string) =>
    `On offer: ${clear} with clear words, which can be taken together; ${others} to look at.`,
  wordsDiffer: (pages: string) => `Moved, or unlike the record in title, day or figures: ${pages}.`,
  wordsBegun:
    'Begun. The moderators’ channel is told when all pages are read; what is found can be decided on meanwhile.',
  wordsUnderWay: 'It is under way already.',
  wordsStopped: 'Stopped after the pages that are under way. It goes on from there when you begin again.',
  wordsRead: 'The pages are read.',
  wordsCutOff:
    'Site after site does not answer, so the rest of the pages is left: the connection of my machine may be down. Begin again to go on.',
  wordsFailed: 'Reading the pages failed. What was read is kept; begin again to go on.',
  wordsTaken: (statements: string) => `Taken: the exact words of ${statements}.`,
  wordsUndone: (count: string) => `Taken back: ${count}. Our own text is shown again.`,
  wordsDecided: 'That was decided on meanwhile, or its page was read again. Nothing was changed.',
  wordsChanged: 'What is on offer has changed since you looked, and nothing was taken. This is how it is now:',
  wordsForLater: 'You have been through them. What you left for later is still on offer.',
  noWordsLeft: 'No words are left to decide on here.',
  pageUnsearched: 'Its page was not searched for exact words yet.',
  wordsMoved: 'Exact words are taken here now:',
  wordsMissing: (statements: string) =>
    `Not on their page any more: the exact words of ${statements}. The cards say so; nothing was dropped. /corpus words takes them back, or reads the page anew.`,
  wordsOffer:
    'The record reports most of what was said in words of its own. The exact words can be fetched from the publishers’ pages: /corpus words says what that takes, and does nothing unasked.',
  scope: (scope: string) => (scope === 'shared' ? 'for all servers' : 'for this server'),
} as const;

/** Where the words of a revision come from, in words. */
export function originInWords(origin: Origin | undefined): string {
  switch (origin?.how) {
    case undefined:
      return 'ships with the program';
    case 'fetched':
      return `fetched from ${origin.url} on ${origin.on.slice(0, 10)} (text ${origin.hash.slice(0, 8)})`;
    case 'file':
      return `from the file ${origin.name}, not verified on its page`;
    case 'pasted':
      return 'as pasted, not verified on its page';
    case 'edited':
      return 'edited here';
    case 'given':
      return 'written by hand, not verified on its page';
    case 'imported':
      return 'taken over from a file';
  }
}

/** A problem of a file as Markdown: what is wrong or odd, and what would be right. */
export function problemInWords({ severity, message, expected, file, field, line }: Problem): string {
  const name = escapeText(file.replace(/^sources\/|\.(?:md|yaml)$/g, ''));
  const where = `${name}, line ${line}${field === '' ? '' : `, ${escapeText(field)}`}`;
  const what = severity === 'error' ? 'Not sound' : 'Odd';
  return `**${what}:** ${escapeText(message)} (${where})\n${small(`Right would be: ${escapeText(expected)}.`)}`;
}

/** What the fields of the format are to people. */
const FIELDS: Record<string, string> = {
  url: 'the address',
  published: 'the day on which it appeared',
  said: 'the day',
  period: 'the period',
  from: 'the first day',
  to: 'the last day',
  as: 'the role',
  by: 'who counted it',
  on: 'what the stance is on',
};

/** @param field a path in the format, such as `figures[0].period.from` */
function fieldInWords(field: string): string {
  const name = field.split(/[.[]/).findLast((part) => !/^\d+\]$/.test(part)) ?? field;
  return FIELDS[name] ?? `the ${escapeText(name)}`;
}

/** Why something can’t be mended so, and what to do. */
export function refusalInWords(refusal: Refusal): string {
  switch (refusal.refused) {
    case 'not-in-source':
      return 'These words don’t stand in the source. Verbatim words are copied from it; put anything else as reported, in words of your own.';
    case 'not-read':
      return 'Exact words are chosen from the source’s text, and that was not read yet: press “Read its page” on the first card.';
    case 'no-words':
      return 'Choose a passage, or write the words.';
    case 'stance-on-what':
      return 'A stance needs what it is on, in a few words.';
    case 'known-already':
      return `That is on record already, as “${escapeText(refusal.id)}”.`;
    case 'gone':
      return SAY.itemGone;
    case 'invalid-field':
      return `That can’t be kept: ${fieldInWords(refusal.field)} has to be ${escapeText(refusal.expected)}.`;
  }
}
