/** A feed, from which some entries are chosen to be drafted. */
import { ComponentType } from 'discord.js';
import { z } from 'zod';
import { DISCORD } from '../../discord/limits.ts';
import { escapeText, shorten, small } from '../../discord/view/markdown.ts';
import type { FeedEntry } from '../../reading/types.ts';
import type { SourceDraft } from '../../record/draft.ts';
import { panelId, panelView } from '../panel/panel.ts';
import { type Aside, aside, isAside, type Shown } from '../panel/shown.ts';
import type { Room } from '../room.ts';
import { SAY } from '../words.ts';
import { addDraft, openDraft } from './stored-draft.ts';

/** Addresses that are read at once, one after the other. */
export const MOST_AT_ONCE = 10;

/** The question that a source is added for. */
export type Gap = SourceDraft['gap'];

/** What a feed offers. */
export interface Feed {
  title: string;
  entries: readonly FeedEntry[];
}

/** A feed that is being chosen from. Its addresses are longer than Discord’s options may be, so they are kept here. */
const feedSchema = z.object({
  state: z.literal('feed'),
  urls: z.array(z.string()),
  gap: z.object({ subject: z.string(), question: z.string() }).optional(),
});

/** A feed's entries, of which several can be chosen. */
export async function feedView(room: Room, { title, entries }: Feed, gap: Gap): Promise<Shown> {
  const offered = entries.slice(0, DISCORD.choices);
  if (offered.length === 0) return aside('The feed holds nothing that could be drafted.');
  const state = { state: 'feed', urls: offered.map(({ url }) => url), ...(gap === undefined ? {} : { gap }) };
  const stored = await addDraft(room, state, 'screen');
  if (isAside(stored)) return stored;
  return panelView({
    texts: [
      `### ${escapeText(shorten(title, 200))}\nChoose what to draft, ${MOST_AT_ONCE} at once.`,
      ...(entries.length > offered.length ? [small(`The newest ${offered.length} of ${entries.length}.`)] : []),
    ],
    menus: [
      {
        type: ComponentType.StringSelect,
        custom_id: panelId({ verb: 'feed', about: stored.id, part: 0 }),
        options: offered.map((entry, index) => ({
          label: shorten(entry.title, DISCORD.choiceCharacters),
          value: String(index),
          ...(entry.published === undefined ? {} : { description: entry.published }),
        })),
        min_values: 1,
        max_values: Math.min(offered.length, MOST_AT_ONCE),
        placeholder: 'Entries',
      },
    ],
  });
}

/** The addresses that were chosen from a feed, and the question that they are added for. */
export async function chosenFrom(
  room: Room,
  id: string,
  chosen: readonly string[],
): Promise<{ urls: string[]; gap: Gap } | Aside> {
  const stored = await openDraft(room, id, { ownOnly: true });
  const feed = isAside(stored) ? undefined : feedSchema.safeParse(stored.state).data;
  if (feed === undefined) return aside(SAY.screenGone);
  return { urls: chosen.flatMap((index) => feed.urls[Number(index)] ?? []), gap: feed.gap };
}
