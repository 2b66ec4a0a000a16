/** Questions that got no answer: what a moderator might look for sources on. */
import type { Shown } from '../../discord/kit/command.ts';
import { lineView, menu } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import type { Form } from '../../discord/kit/form.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import { type Gap, KEPT_DAYS, keptSince } from '../../store/gaps.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { VotedAnswer } from '../../store/votes.ts';
import { addFromWeb } from '../draft/adding.ts';
import type { ModeratorSession, PanelActions } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { answeredByNow, GAPS_SHOWN, type GapGroup, gapLines, groupGaps } from './gap-groups.ts';
import { itemName, teachForm } from './teaching.ts';

const SHOWN_WRONG = 10;
const SHOWN_TOPICS = 10;

/** Unanswered questions of this server and answers that its people find wrong, without names; for curators also counts over all servers. */
export async function gapsView(session: ModeratorSession): Promise<Shown> {
  const curated =
    session.scope === SHARED_SCOPE ? [...(await topicTexts(session)), ...(await worstTexts(session))] : [];
  if (!session.rights.moderates) return panelView({ texts: [SAY.notServers, ...curated] });
  const [gaps, wrong] = [await openGaps(session), (await wrongOf(session)).slice(0, SHOWN_WRONG)];
  const shown = gaps.slice(0, GAPS_SHOWN);
  const texts = [
    shown.length === 0
      ? `No question of the last ${KEPT_DAYS} days is left without an answer here.`
      : `### Questions without an answer\n${gapLines(gaps)}\n${small(`Kept for ${KEPT_DAYS} days, without names.`)}`,
    ...(wrong.length === 0
      ? []
      : [`### Answers that people find wrong\n${wrong.map((each) => wrongLine(session, each)).join('\n')}`]),
    ...curated,
  ];
  if (shown.length + wrong.length === 0) return panelView({ texts });
  const answerable = [...shown.map(optionOf), ...wrong.map(optionOfWrong)];
  return panelView({
    texts,
    menus: [
      menu(panelIds.write({ verb: 'gap-teach', about: '-', part: 0 }), 'Answer with an item', answerable),
      ...(shown.length === 0
        ? []
        : [
            menu(panelIds.write({ verb: 'gap', about: '-', part: 0 }), 'Add a source for this', shown.map(optionOf)),
            menu(panelIds.write({ verb: 'gap-dismiss', about: '-', part: 0 }), 'Dismiss', shown.map(optionOf), {
              most: shown.length,
            }),
          ]),
    ],
    buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 0 } }]],
  });
}

function optionOf({ question, subject, count }: GapGroup) {
  return { label: question, value: shortHash(subject), description: counted(count, 'time') };
}

function optionOfWrong({ question, subject, item, down }: VotedAnswer) {
  return { label: question, value: shortHash(subject, item), description: `${down} 👎` };
}

function wrongLine(session: ModeratorSession, { question, item, up, down }: VotedAnswer): string {
  const led = shorten(itemName(session, item), 150);
  return `- ${escapeText(shorten(question, 150))} · ${down} 👎 ${up} 👍\n${small(escapeText(led))}`;
}

/** Those of a server, most asked and most missed first. @param openOf those of them that are wanted; default: all */
async function gapsOf(
  { services, rights: { serverId } }: Pick<ModeratorSession, 'services' | 'rights'>,
  openOf: (gaps: readonly Gap[]) => Promise<readonly Gap[]> = async (gaps) => gaps,
): Promise<GapGroup[]> {
  const { store, now } = services;
  const votes = (await store.votes.of(serverId)).filter(({ item }) => item === '');
  const down = new Map(votes.map((each) => [each.subject, each.down - each.up]));
  const gaps = await openOf(await store.gaps.of(serverId, keptSince(now())));
  const groups = (await groupGaps(services, gaps, serverId)).map((group) => ({
    ...group,
    down: group.subjects.reduce((sum, subject) => sum + (down.get(subject) ?? 0), 0),
  }));
  return groups.sort((one, other) => other.count + other.down - (one.count + one.down));
}

/** The group that a menu's value stands for, whichever of its wordings that named. */
function withKey(groups: readonly GapGroup[], key: string): GapGroup | undefined {
  return groups.find(({ subjects }) => subjects.some((subject) => shortHash(subject) === key));
}

/** Those that still get no answer; what is answered by now is forgotten. */
async function openGaps(session: ModeratorSession): Promise<GapGroup[]> {
  const { services, rights } = session;
  return gapsOf(session, async (gaps) => {
    const questions = gaps.map(({ question }) => question);
    const answered = await answeredByNow(services, questions, rights.serverId);
    const done = gaps.filter(({ question }) => answered.has(question));
    await forgetSubjects(
      session,
      done.map(({ subject }) => subject),
    );
    return gaps.filter((gap) => !done.includes(gap));
  });
}

/** Deletes questions, and with each the votes on its having no answer; votes on answers to it stay. */
async function forgetSubjects(
  { services: { store }, rights }: ModeratorSession,
  subjects: readonly string[],
): Promise<void> {
  for (const subject of subjects) {
    await store.gaps.forget(rights.serverId, subject);
    await store.votes.forget(rights.serverId, subject, '');
  }
}

/** Takes questions off the list that nobody here wants to answer. @param keys of the gaps, as their menu has them */
async function dismiss(session: ModeratorSession, keys: readonly string[]): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  const gaps = await gapsOf(session);
  await forgetSubjects(
    session,
    keys.flatMap((key) => withKey(gaps, key)?.subjects ?? []),
  );
  return gapsView(session);
}

/** Answers that more people of this server find wrong than right, the worst first. */
async function wrongOf({ services: { store }, rights }: ModeratorSession): Promise<VotedAnswer[]> {
  return (await store.votes.of(rights.serverId)).filter(({ item, up, down }) => item !== '' && down > up);
}

async function topicTexts({ services: { store, now }, content }: ModeratorSession): Promise<string[]> {
  const counts = (await store.gaps.topicCounts(keptSince(now()))).flatMap(([id, count]) => {
    const topic = content.topics.find((each) => each.id === id);
    return topic === undefined ? [] : [`- ${escapeText(topic.label)}: ${counted(count, 'question')}`];
  });
  if (counts.length === 0) return [];
  return [`**Shared topics without an answer, over all servers**\n${counts.slice(0, SHOWN_TOPICS).join('\n')}`];
}

/** Items that all servers share, as far as people find answers wrong that they led. */
async function worstTexts(session: ModeratorSession): Promise<string[]> {
  const { store, itemsOf } = session.services;
  const shared = new Set(itemsOf(session.place).map(({ id }) => id));
  const worst = (await store.votes.worstItems()).filter(({ item }) => shared.has(item));
  if (worst.length === 0) return [];
  const lines = worst
    .slice(0, SHOWN_WRONG)
    .map(({ item, up, down }) => `- ${escapeText(shorten(itemName(session, item), 150))} · ${down} 👎 ${up} 👍`);
  return [`**Shared items that people find wrong as answers, over all servers**\n${lines.join('\n')}`];
}

/** A form for the address of a source that may answer. @param key of the gap, as its menu has it */
function gapForm(key: string): Form {
  return {
    title: 'Add a source for this question',
    customId: panelIds.write({ verb: 'gap', about: key, part: 0 }),
    fields: [
      {
        is: 'lines',
        name: 'url',
        label: 'Address',
        description: 'Of the page; several with blanks between them. A file: /corpus add',
        longest: 1_500,
      },
    ],
  };
}

/** A form for the item that answers a question. @param key of the gap, as its menu has it */
async function answerGap(session: ModeratorSession, key: string): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  const gap = withKey(await gapsOf(session), key);
  const wrong = (await wrongOf(session)).find(({ subject, item }) => shortHash(subject, item) === key);
  const question = (gap ?? wrong)?.question;
  return question === undefined ? aside(SAY.noGap) : teachForm(session, question);
}

async function addForGap(session: ModeratorSession, key: string, url: string): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  const gap = withKey(await gapsOf(session), key);
  return addFromWeb(session, url, gap && { subject: gap.subject, question: gap.question });
}

/** Forgets the questions of this server, once that is confirmed. */
async function forgetGaps(session: ModeratorSession, { confirmed }: { confirmed: boolean }): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  if (!confirmed) {
    return panelView({
      texts: [
        'Forget every question of this server that got no answer, what people think of those that got one, and how often each was asked? Nobody can bring them back.',
      ],
      buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 1 } }]],
    });
  }
  const { gaps, asked, votes } = session.services.store;
  await gaps.forget(session.rights.serverId);
  await asked.forget(session.rights.serverId);
  await votes.forget(session.rights.serverId);
  return lineView('Forgotten.');
}

export const gapActions = {
  gap: {
    press: (_session, _id, [key = '']) => gapForm(key),
    take: (session, { about }, values) => addForGap(session, about, values.text('url')),
  },
  'gap-teach': { press: (session, _id, [key = '']) => answerGap(session, key) },
  'gap-dismiss': { press: (session, _id, keys) => dismiss(session, keys) },
  'gaps-forget': { press: (session, { part }) => forgetGaps(session, { confirmed: part === 1 }) },
} satisfies PanelActions;
