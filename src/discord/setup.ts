/** What the person who sets the bot up reads: lines of the start, `register` and `doctor`, each with what to do. */

import { counted } from './kit/words.ts';

/** Where a command of the terminal writes. */
export interface Output {
  stdout(text: string): void;
  stderr(text: string): void;
}

const PORTAL = 'https://discord.com/developers/applications';

export const SETUP = {
  noToken: 'DISCORD_TOKEN is not set. Copy .env.example to .env and put the bot’s token into it.',
  wrongToken: `Discord does not accept DISCORD_TOKEN. Copy the token again from ${PORTAL} › your app › Bot › Reset Token.`,
  notAToken: `DISCORD_TOKEN is no bot token: those have three parts with dots between them. Copy it from ${PORTAL} › your app › Bot › Reset Token.`,
  missingIntent: `Discord refuses an intent. Switch on “Message Content Intent” at ${PORTAL} › your app › Bot, or set BLUELAMP_MESSAGE_CONTENT=false.`,
  refused: (reason: string) => `Discord refuses: ${reason}`,
  wrongShards:
    'Discord refuses the number of connections (shards) that the bot asked for: it has grown, or BLUELAMP_SHARDS is set wrongly. Without BLUELAMP_SHARDS, start it again: it asks Discord how many there should be. With it, all processes need a larger number after the slash.',
  outdated: 'Discord no longer takes this version’s way of connecting. Update Bluelamp and start it again.',
  noStartsLeft: (until: string) =>
    `Discord lets this bot begin no more connections until ${until}: it has been started more than a thousand times in a day. Find out what starts it again and again.`,
  limited: (until: string) => `Discord takes no more of these requests until ${until}.`,
  shutOut:
    'Cloudflare, which protects Discord, has shut out this machine’s address for a while (error 1015): too many requests from it were refused.',
  turnedAway: (reason: string) =>
    `Cloudflare, which protects Discord, turns this machine’s address away (${reason}). Switch off proxies and VPNs, or start the bot from another network; where it is a hosting provider’s address, ask the provider.`,
  noData: (reason: string) => `The data can’t be used, and nothing is answered without it: ${reason}`,
  unreachable: 'Discord can’t be reached. Check the network.',
  commandsRefused: (reason: string) =>
    `Discord refuses this version’s commands (${reason}). Registering them again changes nothing: update Bluelamp, or report these words as a fault of it.`,
  registerUsage:
    'Usage: npm run register [-- --guild <server id> [--clear]]\n\nBrings Discord’s list of commands up to date, everywhere or in one server, without starting the bot. --clear takes a server’s own copies away, where each command is offered twice.',
  registered: (count: number, guild: string | undefined, outcome: 'unchanged' | 'written') =>
    `${outcome === 'written' ? 'Registered' : 'Nothing to change:'} ${count} commands${guild === undefined ? '' : ` in server ${guild}`}.`,
  serversOnly: `The app may not be installed by people for themselves, so the commands work in servers and in direct messages with the bot alone. To change that, switch on “User Install” at ${PORTAL} › your app › Installation.`,
  cleared: (copies: number, guild: string) => `Took away ${counted(copies, 'command')} of server ${guild}’s own.`,
  offeredTwice: (guild: string) =>
    `The commands are registered everywhere, too: server ${guild} offers each of them twice while DISCORD_DEV_GUILD is set.`,
  doctorUsage:
    'Usage: npm run doctor [-- --channel <channel id>]\n\nLooks at configuration, corpus, data, token, intents and permissions, and says what to do. --channel looks at one more channel.',
} as const;

/** Whether a text has the form of a bot's token; anything else is refused without asking Discord. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/** One thing that the doctor has looked at. */
export interface Finding {
  state: 'good' | 'odd' | 'bad';
  line: string;
  /** what to do, where something is to be done */
  advice?: string;
}

/** The doctor's findings. */
export const FINDINGS = {
  configuration: (variable: string, expected: string): Finding => ({
    state: 'bad',
    line: `Configuration: ${variable} can’t be used.`,
    advice: `It has to be ${expected}.`,
  }),
  configurationGood: { state: 'good', line: 'Configuration: every variable can be used.' },
  corpusUnusable: (folder: string): Finding => ({
    state: 'bad',
    line: `Corpus: a list in ${folder} is broken.`,
    advice: 'Run “npm run corpus -- check” and mend what it lists.',
  }),
  corpusGood: (sources: number): Finding => ({ state: 'good', line: `Corpus: ${counted(sources, 'source')}.` }),
  corpusErrors: (errors: number, sources: number): Finding => ({
    state: 'odd',
    line: `Corpus: ${counted(errors, 'error')}; ${counted(sources, 'sound source')} used.`,
    advice: 'Run “npm run corpus -- check” and mend what it lists.',
  }),
  dataGood: (entries: number, folder: string | undefined): Finding => ({
    state: 'good',
    line: `Data: ${counted(entries, 'published entry', 'published entries')} ${folder === undefined ? 'on the PostgreSQL server' : `in ${folder}`}.`,
  }),
  wordsFound: (found: number, reported: number): Finding => ({
    state: 'good',
    line: `Exact words: ${found} of ${counted(reported, 'reported statement')} ${found === 1 ? 'has its' : 'have their'} exact words.`,
    ...(found === 0 && reported > 0
      ? { advice: 'Run “npm run words” to fetch them from their pages; it says first what it will do.' }
      : {}),
  }),
  chartsGood: { state: 'good', line: 'Charts: can be drawn.' },
  chartsUndrawn: (reason: string): Finding => ({
    state: 'odd',
    line: `Charts: can’t be drawn (${reason}); figures are sent as tables.`,
    advice: 'Install the packages anew with “npm ci”.',
  }),
  dataAltered: (count: number): Finding => ({
    state: 'bad',
    line: `Data: ${counted(count, 'text')} in the database ${count === 1 ? 'is' : 'are'} not what was written, and not answered with.`,
    advice:
      'Bring back a backup (npm run restore), or let moderators write the entries anew; /corpus history shows which.',
  }),
  dataLost: (from: number, to: number): Finding => ({
    state: 'bad',
    line: `Data: the end of the database’s log is lost; ${from === to ? `revision ${from}` : `revisions ${from} to ${to}`} had been published and ${from === to ? 'is' : 'are'} gone.`,
    advice: 'Bring back a later backup, or publish them again.',
  }),
  dataUnusable: (reason: string): Finding => ({ state: 'bad', line: 'Data: can’t be used.', advice: reason }),
  tokenMissing: { state: 'bad', line: 'Token: not set.', advice: SETUP.noToken },
  login: (line: string): Finding => ({ state: 'bad', line: 'Login: failed.', advice: line }),
  loggedIn: (name: string, servers: number): Finding => ({
    state: 'good',
    line: `Login: ${name}, in ${counted(servers, 'server')}.`,
  }),
  noServers: (link: string): Finding => ({
    state: 'odd',
    line: 'Servers: the bot is in none.',
    advice: `Add it with ${link}`,
  }),
  intentUnused: {
    state: 'odd',
    line: 'Intents: Message Content is switched on for the app, but not used.',
    advice: 'Set BLUELAMP_MESSAGE_CONTENT=true to read forum posts whole and replies without a mention.',
  },
  intentsGood: (content: boolean): Finding => ({
    state: 'good',
    line: `Intents: Discord grants those that are asked for, ${content ? 'with' : 'without'} message content.`,
  }),
  channelUnknown: (id: string): Finding => ({
    state: 'bad',
    line: `Channel ${id}: the bot can’t see it.`,
    advice: 'Check the id, and that the bot is in that server and may view the channel.',
  }),
  channelLacks: (id: string, missing: string[]): Finding => ({
    state: 'bad',
    line: `Channel ${id}: the bot lacks ${missing.join(', ')}.`,
    advice: 'Give it these permissions in the channel’s settings, to it or to its role.',
  }),
  channelWithoutPictures: (id: string, missing: string[]): Finding => ({
    state: 'odd',
    line: `Channel ${id}: the bot lacks ${missing.join(', ')}, so it sends figures as tables instead of charts.`,
    advice: 'To have charts, give it this permission in the channel’s settings, to it or to its role.',
  }),
  channelGood: (id: string): Finding => ({ state: 'good', line: `Channel ${id}: the bot may do what it needs.` }),
} as const satisfies Record<string, Finding | ((...args: never[]) => Finding)>;

const MARKS: Record<Finding['state'], string> = { good: '✓', odd: '!', bad: '✗' };

/** A finding as lines of the terminal. */
export function findingInWords({ state, line, advice }: Finding): string {
  return advice === undefined ? `${MARKS[state]} ${line}` : `${MARKS[state]} ${line}\n  → ${advice}`;
}
