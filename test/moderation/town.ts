/** A server with moderators, and a page on the web that somebody wants on record. Its people and words are invented. */

import type { FieldValues } from '../discord-server/people/form.ts';
import type { Channel, Guild, RoleHandle } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { siteOf } from '../fetch/site.ts';
import type { Moderated } from './moderated.ts';

/** A summary of as many words as the record wants. */
export const SUMMARY = Array.from({ length: 70 }, (_, index) => `word${index}`).join(' ');
export const WORDS = 'The zebra crossing in Fennbridge is the safest place in the whole of London today.';
export const QUESTION = 'what was said about the zebra crossing in Fennbridge?';
/** The id under which the page is published. */
export const ENTRY = '2018-11-30-fennbridge-gazette-crossings';

export interface Town {
  guild: Guild;
  channel: Channel;
  keepers: RoleHandle;
  /** two who may manage the server, and one who may not */
  mod: Seat;
  other: Seat;
  alice: Seat;
}

let towns = 0;

/** @param guild default: a new one */
export function townIn({ discord }: Moderated, guild = discord.guild(`Town ${towns + 1}`)): Town {
  towns += 1;
  const channel = guild.channel('general');
  const keepers = guild.role('keepers', 'ManageGuild');
  const [first, second] = [discord.user(`mod ${towns}`), discord.user(`other mod ${towns}`)];
  guild.join(first, keepers).join(second, keepers);
  const alice = discord.user(`alice ${towns}`).in(channel);
  return { guild, channel, keepers, mod: first.in(channel), other: second.in(channel), alice };
}

export function articleWith(words: string): string {
  return `<!doctype html><html><head><title>Crossings</title>
  <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2018-11-30"></head>
  <body><article><h1>Crossings</h1><p>Lord Harris of Haringey said: “${words}”</p>
  <p>The Metropolitan Police is to look at knife crime and community confidence there.</p></article></body></html>`;
}

/** A page that can be changed or taken away; the bot may fetch it. */
export interface Page {
  url: string;
  change(words: string): void;
  gone(): void;
}

export async function pageFor(running: Moderated, words = WORDS): Promise<Page> {
  let html: string | undefined = articleWith(words);
  const site = await siteOf({
    '/crossings': (_, response) =>
      html === undefined
        ? response.writeHead(404).end()
        : response.writeHead(200, { 'content-type': 'text/html' }).end(html),
  });
  running.allow(site.host);
  return {
    url: `${site.origin}/crossings`,
    change: (now) => {
      html = articleWith(now);
    },
    gone: () => {
      html = undefined;
    },
  };
}

/** Presses a button that opens a form, and hands it in. */
export async function fillIn(seat: Seat, seen: { id: string }, button: string, values: FieldValues): Promise<Seen> {
  return seat.submit(await seat.press(seen, button), values);
}

/** Drafts a page, fills in what only a person can, and gives the reason: all but the last press. */
export async function readyToPublish(seat: Seat, url: string, why = 'It was missing.'): Promise<Seen> {
  const draft = await fillIn(seat, await seat.slash('corpus add', { url }), 'Summary', { body: SUMMARY });
  return fillIn(seat, draft, 'Publish…', { why });
}

export async function publish(seat: Seat, url: string): Promise<void> {
  const done = await seat.press(await readyToPublish(seat, url), 'Publish');
  if (!done.text.startsWith('Published.')) throw new Error(done.text);
}

/** Presses the button that publishes, whatever it says of what that does. */
export function confirm(seat: Seat, seen: Seen): Promise<Seen> {
  const [button] = seen.buttons.filter(({ customId }) => customId?.startsWith('mod:publish:'));
  return seat.press(seen, button?.customId ?? 'Publish');
}

/** An answer’s words, without the marks that put words of the question in bold. */
export async function ask(seat: Seat, question = QUESTION): Promise<Seen> {
  const seen = await seat.slash('ask', { question });
  return { ...seen, text: seen.text.replaceAll('**', '') };
}

/** Opens one’s draft whose title holds some words. */
export async function openDraft(seat: Seat, title = 'Crossings'): Promise<Seen> {
  const list = await seat.slash('corpus drafts');
  const line = list.text.split('\n').find((each) => /^\d+\. /.test(each) && each.includes(title));
  return seat.press(list, `Open ${line?.split('.')[0] ?? 1}`);
}

/** A select of a message, by the beginning of its placeholder. */
export function selectOf(seen: Seen, placeholder: string): string {
  return seen.selects.find((select) => select.placeholder.startsWith(placeholder))?.customId ?? placeholder;
}

/** Changes a setting that is chosen from a list, and saves it. */
export async function settle(seat: Seat, placeholder: string, ...values: string[]): Promise<void> {
  const screen = await seat.slash('settings');
  await seat.press(await seat.select(screen, selectOf(screen, placeholder), ...values), 'Save');
}

/** Presses a button of the settings’ screen, and saves it. */
export async function toggle(seat: Seat, button: string): Promise<void> {
  await seat.press(await seat.press(await seat.slash('settings'), button), 'Save');
}
