/** Questions that got no answer: what a moderator might look for sources on. */
import { ComponentType } from 'discord.js';
import { shortHash } from '../../discord/custom-id.ts';
import { DISCORD } from '../../discord/limits.ts';
import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import { lineView } from '../../discord/view/view.ts';
import { counted } from '../../discord/view/words.ts';
import { SHARED_SCOPE } from '../../record/edition.ts';
import { terms } from '../../search/analyzer.ts';
import { type Gap, KEPT_DAYS, keptSince } from '../../store/gaps.ts';
import { addFromWeb } from '../draft/drafting.ts';
import type { Form } from '../panel/form.ts';
import { panelId, panelView } from '../panel/panel.ts';
import { aside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';

const SHOWN = 15;
const SHOWN_TOPICS = 10;

/** What a question asks, the same for questions that ask the same in another order or with other small words. */
export function subjectOf(question: string): string {
  const words = [...new Set(terms(question))].sort();
  return words.length === 0 ? question.toLowerCase() : words.join(' ');
}

/** Counts, no names; of this server alone. Curators see beside them which shared topics are asked for everywhere. */
export async function gapsView(room: Room): Promise<Shown> {
  const curated = room.scope === SHARED_SCOPE ? await topicTexts(room) : [];
  if (!room.standing.moderates) return panelView({ texts: [SAY.notServers, ...curated] });
  const gaps = await gapsOf(room);
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
      {
        type: ComponentType.StringSelect,
        custom_id: panelId({ verb: 'gap', about: '-', part: 0 }),
        placeholder: 'Add a source for this',
        options: shown.map(({ question, subject, count }) => ({
          label: shorten(question, DISCORD.choiceCharacters),
          value: shortHash(subject),
          description: counted(count, 'time'),
        })),
      },
    ],
    buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 0 } }]],
  });
}

function gapsOf({ services: { store, now }, standing }: Room): Promise<Gap[]> {
  return store.gaps.of(standing.serverId, keptSince(now()));
}

async function topicTexts({ services: { store, now }, content }: Room): Promise<string[]> {
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
export function gapForm(key: string): Form {
  return {
    title: 'Add a source for this question',
    id: { verb: 'gap', about: key, part: 0 },
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

export async function addForGap(room: Room, key: string, url: string): Promise<Shown> {
  if (!room.standing.moderates) return aside(SAY.notServers);
  const gap = (await gapsOf(room)).find(({ subject }) => shortHash(subject) === key);
  return addFromWeb(room, url, gap && { subject: gap.subject, question: gap.question });
}

/** Forgets the questions of this server, once that is confirmed. */
export async function forgetGaps(room: Room, { confirmed }: { confirmed: boolean }): Promise<Shown> {
  if (!room.standing.moderates) return aside(SAY.notServers);
  if (!confirmed) {
    return panelView({
      texts: ['Forget every question of this server that got no answer? Nobody can bring them back.'],
      buttons: [[{ label: 'Forget them all', style: 'danger', id: { verb: 'gaps-forget', about: '-', part: 1 } }]],
    });
  }
  await room.services.store.gaps.forget(room.standing.serverId);
  return lineView('Forgotten.');
}
