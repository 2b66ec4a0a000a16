/** What a digest tells of a week: what became of the record, and of a server what was asked in it. */
import { daysAfter } from '../../dates/london.ts';
import { netChanges } from '../../record/item-diff.ts';
import type { AskedQuestion } from '../../store/asked.ts';
import { KEPT_DAYS } from '../../store/gaps.ts';
import type { ItemChange, ItemTraits } from '../../store/item-changes.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import { answeredByNow } from '../feedback/gap-groups.ts';
import type { ModeratorServices } from '../session/moderator-session.ts';
import type { Week } from './schedule.ts';

/** Items by what became of them in a week. */
interface News {
  /** ids */
  added: string[];
  corrected: string[];
  /** what they were: they are on record no more */
  withdrawn: ItemTraits[];
}

/** A question in all its wordings. */
export interface AskedAlike {
  /** as it was asked most */
  question: string;
  times: number;
  unanswered: number;
  people: number;
}

/** Questions, of which only those are named that enough people asked. */
export interface Asked {
  named: AskedAlike[];
  /** how many further ones there are */
  others: number;
}

/** What a server asked in a week. */
export interface ServerWeek {
  times: number;
  most: AskedAlike[];
  unanswered: Asked;
  /** what got no answer in the last 30 days, and has one since this week */
  answered: Asked;
}

export interface Digest {
  week: Week;
  news: News;
  /** absent where no server is told */
  asked?: ServerWeek;
}

type Services = Pick<ModeratorServices, 'store' | 'isAnswered' | 'groupAlike'>;

/** Words are told only where so many people asked alike: fewer may be known by them. */
const PEOPLE = 3;

/** @param server null for a direct message, which is told of what all servers share */
export async function digestOf(services: Services, server: string | null, week: Week): Promise<Digest> {
  const { itemChanges } = services.store;
  const shared = await itemChanges.between(SHARED_SCOPE, week.from, week.to);
  if (server === null) return { week, news: newsOf(shared) };
  const own = await itemChanges.between(server, week.from, week.to);
  return { week, news: newsOf([...shared, ...own]), asked: await askedIn(services, server, week) };
}

/** Whether nothing in it is worth a message that nobody asked for. */
export function isQuiet({ news: { added, corrected, withdrawn }, asked }: Digest): boolean {
  const changes = added.length + corrected.length + withdrawn.length;
  const questions =
    asked === undefined ? 0 : asked.most.length + asked.answered.named.length + asked.unanswered.named.length;
  return changes + questions === 0;
}

/** @param changes oldest first within each scope */
function newsOf(changes: readonly ItemChange[]): News {
  const net = netChanges(changes);
  const idsOf = (wanted: ItemChange['kind']) => net.flatMap(({ kind, item }) => (kind === wanted ? [item] : []));
  const withdrawn = net.flatMap(({ kind, traits }) => (kind === 'withdrawn' ? [traits] : []));
  return { added: idsOf('new'), corrected: idsOf('corrected'), withdrawn };
}

async function askedIn(services: Services, server: string, { first, last }: Week): Promise<ServerWeek> {
  const { store } = services;
  const all = await store.asked.between(server, first, last);
  const earlier = await store.asked.between(server, daysAfter(last, -KEPT_DAYS), last);
  const { now, since } = await answeredOf(services, server, earlier, { first, last });
  const open = all.filter(({ question, unanswered }) => unanswered > 0 && !now.has(question));
  const groups = (questions: readonly AskedQuestion[]) => alike(services, server, questions);
  return {
    times: all.reduce((sum, { times }) => sum + times, 0),
    most: (await groups(all)).filter(({ people }) => people >= PEOPLE),
    unanswered: namedOf(await groups(open)),
    answered: namedOf(await groups(since)),
  };
}

/**
 * Of questions that got no answer, those that have one now, and those of them that have one since these days: the day on which that
 * is first seen is noted, so that one week tells it.
 */
async function answeredOf(
  services: Services,
  server: string,
  asked: readonly AskedQuestion[],
  { first, last }: Pick<Week, 'first' | 'last'>,
): Promise<{ now: ReadonlySet<string>; since: AskedQuestion[] }> {
  const isTold = ({ answeredOn }: AskedQuestion) => answeredOn !== null && answeredOn < first;
  // Where not all can be asked again, those of which an answer was told before come last.
  const missed = asked
    .filter(({ unanswered }) => unanswered > 0)
    .sort((one, other) => Number(isTold(one)) - Number(isTold(other)) || other.unanswered - one.unanswered);
  const questions = missed.map(({ question }) => question);
  const now = await answeredByNow(services, questions, server);
  const answered = missed.filter(({ question }) => now.has(question));
  const since = answered.filter(({ answeredOn: on }) => on === null || (on >= first && on <= last));
  await services.store.asked.noteAnswered(server, [...now], last);
  return { now, since };
}

async function alike({ groupAlike }: Services, server: string, asked: readonly AskedQuestion[]): Promise<AskedAlike[]> {
  const byQuestion = new Map(asked.map((each) => [each.question, each]));
  const groups = await groupAlike([...byQuestion.keys()], server);
  return groups
    .map((questions) => {
      const all = questions.flatMap((question) => byQuestion.get(question) ?? []);
      return {
        question: questions[0] ?? '',
        times: all.reduce((sum, { times }) => sum + times, 0),
        unanswered: all.reduce((sum, { unanswered }) => sum + unanswered, 0),
        people: all.reduce((people, each) => people.union(each.people), new Set<string>()).size,
      };
    })
    .sort((one, other) => other.times - one.times);
}

function namedOf(groups: readonly AskedAlike[]): Asked {
  const named = groups.filter(({ people }) => people >= PEOPLE);
  return { named, others: groups.length - named.length };
}
