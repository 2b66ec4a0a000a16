import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, startDiscord } from './discord.ts';

let discord: Discord;
let client: Client;

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

async function login(intents: number[] = [Guilds, GuildMessages, DirectMessages]): Promise<void> {
  client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api: discord.api },
    allowedMentions: { parse: [] },
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
}

/** What to do with each interaction that comes. */
function onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask the record',
    options: [{ type: 3, name: 'question', description: 'What to ask', required: true, autocomplete: true }],
  },
  { type: 3, name: 'Check against the record' },
];

beforeEach(async () => {
  discord = await startDiscord();
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

describe('a client', () => {
  test('logs in, knows its servers and registers commands', async () => {
    const guild = discord.guild('Brixton');
    guild.channel('general');
    await login();
    expect(client.user?.id).toBe(discord.app.id);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Brixton']);
    await client.application?.commands.set(COMMANDS);
    const registered = await client.application?.commands.fetch();
    expect(registered?.map(({ name }) => name)).toEqual(['ask', 'Check against the record']);
    expect(discord.violations).toEqual([]);
  });
});

describe('an interaction', () => {
  beforeEach(async () => {
    await login();
    await client.application?.commands.set(COMMANDS);
  });

  test('is answered in components, which the user sees as text', async () => {
    const channel = discord.guild().channel();
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const card = new ContainerBuilder().addTextDisplayComponents(
        new TextDisplayBuilder({ content: `You asked: ${interaction.options.getString('question')}` }),
      );
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder({ custom_id: 'next', label: 'Next', style: ButtonStyle.Primary }),
      );
      await interaction.reply({ components: [card, row], flags: MessageFlags.IsComponentsV2 });
    });
    const seen = await discord.user('alice').in(channel).slash('ask', { question: 'What of tasers?' });
    expect(seen.text).toBe('You asked: What of tasers?');
    expect(seen.buttons).toEqual([{ label: 'Next', style: ButtonStyle.Primary, disabled: false, customId: 'next' }]);
    expect(discord.violations).toEqual([]);
  });

  test('goes from a button to a form to a private answer', async () => {
    const channel = discord.guild().channel();
    onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const button = new ButtonBuilder({ custom_id: 'follow', label: 'Follow up', style: ButtonStyle.Secondary });
        await interaction.reply({
          content: 'An answer',
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
        });
      } else if (interaction.isButton()) {
        const input = new TextInputBuilder({ custom_id: 'more', style: TextInputStyle.Short });
        const label = new LabelBuilder({ label: 'What else?' }).setTextInputComponent(input);
        await interaction.showModal(new ModalBuilder({ custom_id: 'form', title: 'Ask on' }).addLabelComponents(label));
      } else if (interaction.isModalSubmit()) {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply(`On: ${interaction.fields.getTextInputValue('more')}`);
      }
    });
    const alice = discord.user('alice').in(channel);
    const answer = await alice.slash('ask', { question: 'one' });
    const form = await alice.press(answer, 'Follow up');
    expect(form.modal?.fields.map(({ label }) => label)).toEqual(['What else?']);
    const more = await alice.submit(form, { 'What else?': 'two' });
    expect(more).toMatchObject({ text: 'On: two', ephemeral: true, thinking: false });
    expect(discord.user('bob').in(channel).sees()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  test('suggests while one writes', async () => {
    const channel = discord.guild().channel();
    onInteraction(async (interaction) => {
      if (interaction.isAutocomplete()) {
        const written = interaction.options.getFocused();
        await interaction.respond([{ name: `${written}ck`, value: 'dick' }]);
      }
    });
    const choices = await discord.user('alice').in(channel).autocomplete('ask', { question: 'di' });
    expect(choices).toEqual([{ name: 'dick', value: 'dick' }]);
  });

  test('takes a message from its context menu, with its words', async () => {
    const channel = discord.guild().channel();
    onInteraction(async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) {
        await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
      }
    });
    const said = discord.user('bob').in(channel).say('Crime fell by half');
    const seen = await discord.user('alice').in(channel).contextMenu('Check against the record', said);
    expect(seen).toMatchObject({ text: 'Crime fell by half', ephemeral: true });
  });
});

describe('a message', () => {
  test('that mentions the app is answered as a reply', async () => {
    const channel = discord.guild().channel();
    await login();
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) void message.reply(`You said ${message.content || 'nothing that I may read'}`);
    });
    const alice = discord.user('alice').in(channel);
    const said = alice.say(`${discord.app.mention} hello`);
    const answer = await alice.answerTo(said);
    expect(answer).toMatchObject({ text: `You said ${discord.app.mention} hello`, replyTo: said.id });
    await discord.settled();
    const unread = alice.say('not for you');
    expect(await alice.answerTo(unread)).toMatchObject({ text: 'You said nothing that I may read' });
    expect(discord.pings()).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test('comes by direct message, with its words', async () => {
    await login();
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot && message.channel.isSendable()) void message.channel.send(`Heard: ${message.content}`);
    });
    const alice = discord.user('alice').direct();
    const said = alice.say('hello');
    expect(await alice.answerTo(said)).toMatchObject({ text: 'Heard: hello' });
  });
});
