import { SHARED_SCOPE } from '../../store/revisions.ts';
/** Questions that got no answer: what a moderator might look for sources on. */

import type { Shown } from '../../discord/kit/command.ts';
import { lineView, menu } from '../../discord/kit/components.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import type { Form } from '../../discord/kit/form.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { aside } from '../../discord/kit/reply.ts';
import { counted } from '../../discord/kit/words.ts';
import { type Gap, KEPT_DAYS, keptSince } from '../../store/gaps.ts';
import { addFromWeb } from '../draft/adding.ts';
import type { ModeratorSession, PanelActions } from '../session/moderator-session.ts';
import { panelIds, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { teachForm } from './teaching.ts';

const SHOWN = 15;
const SHOWN_TOPICS = 10;

/** Unanswered questions of this server, with counts and without names; for curators also counts of shared topics over all servers. */
export async function gapsView(session: ModeratorSession): Promise<Shown> {
  const curated = session.scope === SHARED_SCOPE ? await topicTexts(session) : [];
  if (!session.rights.moderates) return panelView({ texts: [SAY.notServers, ...curated] });
  const gaps = await gapsOf(session);
  const shown = gaps.slice(0, SHOWN);
  const texts = [
    shown.length === 0
      ? `Every question of the last ${KEPT_DAYS} days was answered here, or nobody asked.`
      : `### Questions without an answer\n${gapLines(gaps)}\n${small(`Kept for ${KEPT_DAYS} days, without names.`)}`,
    ...curated,
  ];
  if (shown.length === 0) return panelView({ texts });
  return panelView({
    texts,
    menus: [
      menu(panelIds.write({ verb: 'gap-teach', about: '-', part: 0 }), 'Answer with an item', shown.map(optionOf)),
      menu(panelIds.write({ verb: 'gap', about: '-', part: 0 }), 'Add a source for this', shown.map(optionOf)),
    ],
    buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 0 } }]],
  });
}

function optionOf({ question, subject, count }: Gap) {
  return { label: question, value: shortHash(subject), description: counted(count, 'time') };
}

function gapsOf({ services: { store, now }, rights }: ModeratorSession): Promise<Gap[]> {
  return store.gaps.of(rights.serverId, keptSince(now()));
}

async function topicTexts({ services: { store, now }, content }: ModeratorSession): Promise<string[]> {
  const counts = (await store.gaps.topicCounts(keptSince(now()))).flatMap(([id, count]) => {
    const topic = content.topics.find((each) => each.id === id);
    return topic === undefined ? [] : [`- ${escapeText(topic.label)}: ${counted(count, 'question')}`];
  });
  if (counts.length === 0) return [];
  return [`**Shared topics without an answer, over all servers**\n${counts.slice(0, SHOWN_TOPICS).join('\n')}`];
}

export function gapLines(gaps: readonly Gap[]): string {
  const lines = gaps
    .slice(0, SHOWN)
    .map(({ count, question }) => `- ${escapeText(shorten(question, 150))}${count > 1 ? ` (${count} times)` : ''}`);
  return lines.join('\n') + (gaps.length > SHOWN ? `\n- and ${gaps.length - SHOWN} more` : '');
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
  const gap = (await gapsOf(session)).find(({ subject }) => shortHash(subject) === key);
  return gap === undefined ? aside(SAY.noGap) : teachForm(session, gap.question);
}

async function addForGap(session: ModeratorSession, key: string, url: string): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  const gap = (await gapsOf(session)).find(({ subject }) => shortHash(subject) === key);
  return addFromWeb(session, url, gap && { subject: gap.subject, question: gap.question });
}

/** Forgets the questions of this server, once that is confirmed. */
async function forgetGaps(session: ModeratorSession, { confirmed }: { confirmed: boolean }): Promise<Shown> {
  if (!session.rights.moderates) return aside(SAY.notServers);
  if (!confirmed) {
    return panelView({
      texts: ['Forget every question of this server that got no answer? Nobody can bring them back.'],
      buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 1 } }]],
    });
  }
  await session.services.store.gaps.forget(session.rights.serverId);
  return lineView('Forgotten.');
}

export const gapActions = {
  gap: {
    press: (_session, _id, [key = '']) => gapForm(key),
    take: (session, { about }, values) => addForGap(session, about, values.text('url')),
  },
  'gap-teach': { press: (session, _id, [key = '']) => answerGap(session, key) },
  'gaps-forget': { press: (session, { part }) => forgetGaps(session, { confirmed: part === 1 }) },
} satisfies PanelActions;
