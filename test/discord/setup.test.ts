import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import { commandBodies } from '../../src/discord/kit/command-bodies.ts';
import { FINDINGS, findingInWords, SETUP } from '../../src/discord/setup.ts';
import { examine, runRegister } from '../../src/discord/setup-commands.ts';
import { type Discord, startDiscord } from '../discord-server/discord.ts';

let discord: Discord;
let printed: string;
const output = {
  stdout: (text: string) => {
    printed += text;
  },
  stderr: (text: string) => {
    printed += text;
  },
};

beforeEach(async () => {
  discord = await startDiscord();
  printed = '';
});
afterEach(async () => {
  expect(discord.violations).toEqual([]);
  await discord.stop();
});

describe('register', () => {
  const run = (args: string[], token: string | undefined = discord.token) =>
    runRegister(args, output, { token, commands, messageCommands, rest: { api: discord.api } });
  const writes = () => discord.exchanges.filter(({ method }) => method === 'PUT').length;

  it('writes the commands, and the second time nothing', async () => {
    expect(await run([])).toBe(0);
    expect(printed).toBe(`${SETUP.registered(commands.length + messageCommands.length, undefined, 'written')}\n`);
    expect(await run([])).toBe(0);
    expect(printed).toContain('Nothing to change');
    expect(writes()).toBe(1);
  });

  it('does so in one server', async () => {
    const { id } = discord.guild('Brixton');
    expect(await run(['--guild', id])).toBe(0);
    expect(await run(['--guild', id])).toBe(0);
    expect(writes()).toBe(1);
    expect(printed).toContain(`in server ${id}`);
  });

  it('says what is wrong with a token or its use', async () => {
    expect(await run([], 'wrong.token.x')).toBe(1);
    expect(await run([], 'wrong')).toBe(2);
    expect(await run(['--guild', 'Brixton'])).toBe(2);
    expect(await run(['--everywhere'])).toBe(2);
    expect(await runRegister([], output, { token: undefined, commands, messageCommands })).toBe(2);
    const said = [SETUP.wrongToken, SETUP.notAToken, SETUP.registerUsage, SETUP.registerUsage, SETUP.noToken];
    expect(printed).toBe(`${said.join('\n')}\n`);
  });

  it('prints its usage when asked for help', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(printed).toBe(`${SETUP.registerUsage}\n`);
  });

  it('says that there is no network', async () => {
    const rest = { api: 'http://127.0.0.1:9/api' };
    expect(await runRegister([], output, { token: discord.token, commands, messageCommands, rest })).toBe(1);
    expect(printed).toBe(`${SETUP.unreachable}\n`);
  });

  it('under a limit says until when, and does not pass for done', async () => {
    discord.traffic.limit({ path: '/commands', requests: 0, per: 3_600_000 });
    expect(await run([])).toBe(1);
    expect(printed).toMatch(
      /^Discord takes no more of these requests until \d{4}-\d\d-\d\d \d\d:\d\d UTC\. Try again then\.\n$/,
    );
  });

  it('says what Discord refuses, and what Cloudflare does', async () => {
    discord.traffic.fail({ method: 'PUT', status: 400, code: 50_035, message: 'Invalid Form Body' });
    discord.traffic.page({ method: 'PUT', shows: 'denied' });
    expect([await run([]), await run([])]).toEqual([1, 1]);
    expect(printed).toContain(SETUP.commandsRefused('Invalid Form Body'));
    expect(printed).toMatch(/Cloudflare.*error 1020.*proxies and VPNs/);
  });

  it('takes a server’s own copies away', async () => {
    const { id } = discord.guild('Brixton');
    await run(['--guild', id]);
    expect(await run(['--guild', id, '--clear'])).toBe(0);
    expect(printed).toContain(SETUP.cleared(commands.length + messageCommands.length, id));
    expect(discord.world.commands.size).toBe(0);
    expect(await run(['--clear'])).toBe(2);
  });

  it('of an app that people may not install for themselves leaves that way out, and says how to have it', async () => {
    discord.world.app.installable = [0];
    expect(await run([])).toBe(0);
    expect(printed).toContain(SETUP.serversOnly);
    const there = [...discord.world.commands.values()].map(({ command }) => command);
    expect(there).toHaveLength(commands.length + messageCommands.length);
    expect(there.map(({ integration_types: types }) => types)).toEqual(there.map(() => [0]));
    expect(there.flatMap(({ contexts }) => contexts)).not.toContain(2);
    expect(await run([])).toBe(0);
    expect(printed).toContain('Nothing to change');
    discord.world.app.installable = [0, 1];
    expect(await run([])).toBe(0);
    expect([...discord.world.commands.values()][0]?.command.integration_types).toEqual([0, 1]);
  });

  it('makes every command usable in servers, directly and by one’s own installation, each with a private answer', () => {
    // Answers that are personal are private anyway, and leave nothing to choose.
    const personal = commands.filter((command) => command.personal === true).map(({ name }) => name);
    expect(personal).toEqual(expect.arrayContaining(['follow', 'following']));
    for (const body of commandBodies({ commands, messageCommands })) {
      expect(body).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
      const options = 'options' in body ? (body.options ?? []) : [];
      if (personal.includes(body.name)) expect(options.map(({ name }) => name)).not.toContain('private');
      else if ('options' in body) expect(options.at(-1)).toMatchObject({ name: 'private', type: 5 });
    }
  });
});

describe('doctor', () => {
  const look = (over: Partial<Parameters<typeof examine>[0]> = {}) =>
    examine({ token: discord.token, messageContent: false, channels: [], rest: { api: discord.api }, ...over });

  it('finds nothing wrong with a bot that can work', async () => {
    const channel = discord.guild('Brixton').channel('general');
    const findings = await look({ channels: [channel.id] });
    expect(findings.map(({ state }) => state)).toEqual(['good', 'good', 'good']);
  });

  it('names the permissions that are missing in a channel', async () => {
    const channel = discord.guild('Brixton').channel('general').deny('app', 'SendMessages');
    const findings = await look({ channels: [channel.id, '112233445566778899'] });
    expect(findings).toContainEqual(FINDINGS.channelLacks(channel.id, ['Send Messages']));
    expect(findings).toContainEqual(FINDINGS.channelUnknown('112233445566778899'));
  });

  it('names the permission that charts need, without which it can work', async () => {
    const guild = discord.guild('Brixton');
    const [tables, neither] = [
      guild.channel('tables').deny('app', 'AttachFiles'),
      guild.channel('neither').deny('app', 'AttachFiles').deny('app', 'SendMessages'),
    ];
    const findings = await look({ channels: [tables.id, neither.id] });
    expect(findings).toContainEqual(FINDINGS.channelWithoutPictures(tables.id, ['Attach Files']));
    expect(findings).toContainEqual(FINDINGS.channelLacks(neither.id, ['Send Messages', 'Attach Files']));
    expect(FINDINGS.channelWithoutPictures(tables.id, ['Attach Files']).state).toBe('odd');
  });

  it('says how to be invited where it is in no server', async () => {
    expect((await look()).map(findingInWords).join('\n')).toContain('https://discord.com/oauth2/authorize');
  });

  it('says what to do about a token, an intent or the network', async () => {
    expect(await look({ token: undefined })).toEqual([FINDINGS.tokenMissing]);
    expect(await look({ token: 'wrong.token.x' })).toEqual([FINDINGS.login(SETUP.wrongToken)]);
    expect(await look({ token: 'wrong' })).toEqual([FINDINGS.login(SETUP.notAToken)]);
    expect(await look({ messageContent: true })).toEqual([FINDINGS.login(SETUP.missingIntent)]);
    const [finding] = await look({ rest: { api: 'http://127.0.0.1:9/api' } });
    expect(finding?.advice).toContain('network');
  });
});

describe('doctor, with the intent switched on', () => {
  it('says that it could be used', async () => {
    const other = await startDiscord({ app: { privilegedIntents: GatewayIntentBits.MessageContent } });
    const findings = await examine({
      token: other.token,
      messageContent: true,
      channels: [],
      rest: { api: other.api },
    });
    expect(findings.map(({ state }) => state)).not.toContain('bad');
    await other.stop();
  });
});
