/** Suggestions for the options of moderators' commands, while they are being filled in. */
import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { parseSource } from '../corpus/parse.ts';
import { DISCORD } from '../discord/limits.ts';
import { shorten } from '../discord/view/markdown.ts';
import type { Suggestions } from '../search/suggest.ts';
import { draftChoices } from './draft/drafts.ts';
import { aboutItem } from './draft/items.ts';
import { sourceDraftIn } from './draft/stored-draft.ts';
import { peopleIn, type Room, written } from './room.ts';
import type { ToolInput, ToolOption } from './tool.ts';

interface Named {
  name: string;
  value: string;
}

/** What may be meant. Suggestions are only an offer: anything may arrive. @param input what is filled in so far */
export async function choicesFor(
  room: Room,
  option: ToolOption,
  typed: string,
  input: Pick<ToolInput, 'text'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const named = await namedFor(room, option, input);
  return fitting(
    'suggest' in named
      ? named.suggest(typed, DISCORD.choices).map(({ label, value }) => ({ name: label, value }))
      : named.filter(({ name, value }) => holds(`${name} ${value}`, typed)),
  );
}

function fitting(named: readonly Named[]): APIApplicationCommandOptionChoice<string>[] {
  return named
    .filter(({ value }) => value.length <= DISCORD.choiceCharacters)
    .slice(0, DISCORD.choices)
    .map(({ name, value }) => ({ name: shorten(name, DISCORD.choiceCharacters), value }));
}

/** Every typed word stands in it. */
function holds(text: string, typed: string): boolean {
  const lower = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

async function namedFor(
  room: Room,
  option: ToolOption,
  input: Pick<ToolInput, 'text'>,
): Promise<Named[] | Suggestions> {
  switch (option.is) {
    case 'entry':
      return room.entries.map((each) => ({ name: each.name, value: written(each) }));
    case 'source':
      return room.sources.map(({ id, title }) => ({ name: title, value: id }));
    case 'withdrawn':
      return room.withdrawn.map((each) => ({ name: written(each), value: written(each) }));
    case 'revision':
      return revisionsOf(room, input.text('entry'));
    case 'item':
      return itemsOfSource(room, input.text('source'));
    case 'draft':
      return draftChoices(room);
    case 'statement':
      return statementsOfDraft(room, input.text('draft'));
    case 'person':
      return peopleIn(room.content.people);
    default:
      return [];
  }
}

async function revisionsOf(room: Room, typed: string): Promise<Named[]> {
  const history = await room.editorial.history({ scope: room.scope, ...room.refOf(typed) });
  return history.map(({ number, at, why }) => ({
    name: `${number} · ${at.slice(0, 10)} · ${why}`,
    value: String(number),
  }));
}

function itemsOfSource(room: Room, entry: string): Named[] {
  const { text } = room.editorial.textOf({ scope: room.scope, kind: 'source', entry });
  const source = text === null ? undefined : parseSource(entry, text).source;
  const statements = (source?.statements ?? []).map(({ id, text: words }) => ({ name: `${id}: ${words}`, value: id }));
  const figures = (source?.figures ?? []).map(({ id, value, measure }) => ({
    name: `${id}: ${value} ${measure}`,
    value: id,
  }));
  return [...statements, ...figures];
}

/** Of the draft that is named, or of one's newest. */
async function statementsOfDraft(room: Room, typed: string): Promise<Named[]> {
  const id = typed === '' ? (await draftChoices(room))[0]?.value : typed;
  const stored = id === undefined ? undefined : await room.services.store.drafts.find(id);
  const isOwn = stored?.server === room.standing.serverId && stored.author === room.standing.userId;
  const draft = stored === undefined || !isOwn ? undefined : sourceDraftIn(JSON.parse(stored.state));
  return (draft?.source.statements ?? []).map(({ id: item, speaker, text }) => ({
    name: `${speaker}: ${text}`,
    value: aboutItem(stored?.id ?? '', item),
  }));
}
