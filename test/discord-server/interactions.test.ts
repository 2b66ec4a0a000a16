import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bot, COMMANDS, startBot } from './bot.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Channel } from './people/handles.ts';
import { NotOffered } from './people/offer.ts';

let discord: Discord;
let bot: Bot;
let channel: Channel;

async function start(onInteraction: (interaction: Interaction) => Promise<unknown>): Promise<void> {
  bot = await startBot(discord, { commands: COMMANDS, onInteraction });
}

const alice = () => discord.user('alice').in(channel);
const question = { question: 'What of tasers?' };
const row = (button: ButtonBuilder) => new ActionRowBuilder<ButtonBuilder>().addComponents(button);
const plainButton = (id: string) => new ButtonBuilder({ custom_id: id, label: id, style: ButtonStyle.Secondary });

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.guild('Brixton').channel();
});

afterEach(async () => {
  await bot.client.destroy();
  await discord.stop();
});

describe('each kind of interaction', () => {
  test('a slash command is answered in components, which are seen as text', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const words = new TextDisplayBuilder({ content: `You asked: ${interaction.options.getString('question')}` });
      const card = new ContainerBuilder().addTextDisplayComponents(words);
      await interaction.reply({ components: [card, row(plainButton('next'))], flags: MessageFlags.IsComponentsV2 });
    });
    const seen = await alice().slash('ask', question);
    expect(seen.text).toBe('You asked: What of tasers?');
    expect(seen.buttons).toEqual([{ label: 'next', style: ButtonStyle.Secondary, disabled: false, customId: 'next' }]);
    expect(discord.violations).toEqual([]);
  });

  test('a button leads to a form, and the form to a private answer', async () => {
    await start(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'An answer', components: [row(plainButton('more'))] });
      if (interaction.isButton()) {
        const input = new TextInputBuilder({ custom_id: 'text', style: TextInputStyle.Short });
        const label = new LabelBuilder({ label: 'What else?' }).setTextInputComponent(input);
        await interaction.showModal(new ModalBuilder({ custom_id: 'form', title: 'Ask on' }).addLabelComponents(label));
      }
      if (!interaction.isModalSubmit()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply(`On: ${interaction.fields.getTextInputValue('text')}`);
    });
    const answer = await alice().slash('ask', question);
    const form = await alice().press(answer, 'more');
    expect(form.modal?.fields.map(({ label }) => label)).toEqual(['What else?']);
    const more = await alice().submit(form, { 'What else?': 'two' });
    expect(more).toMatchObject({ text: 'On: two', ephemeral: true, thinking: false });
    expect(alice().sees()).toHaveLength(2);
    expect(discord.user('bob').in(channel).sees()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  test('a select changes the message that it stands in', async () => {
    await start(async (interaction) => {
      const options = [
        { label: 'May', value: 'm' },
        { label: 'Khan', value: 'k' },
      ];
      const select = new StringSelectMenuBuilder({ custom_id: 'who', placeholder: 'Who?', options });
      const components = [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select)];
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Who?', components });
      if (interaction.isStringSelectMenu())
        await interaction.update({ content: `Chosen: ${interaction.values}`, components: [] });
    });
    const answer = await alice().slash('ask', question);
    const changed = await alice().select(answer, 'Who?', 'Khan');
    expect(changed).toMatchObject({ id: answer.id, text: 'Chosen: k', selects: [], edited: true });
  });

  test('suggestions come while one writes', async () => {
    await start(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: `${interaction.options.getFocused()}ck`, value: 'dick' }]);
    });
    expect(await alice().autocomplete('ask', { question: 'di' })).toEqual([{ name: 'dick', value: 'dick' }]);
  });

  test('a message command gets the message with its words', async () => {
    await start(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
    });
    const said = discord.user('bob').in(channel).say('Crime fell by half');
    const seen = await alice().contextMenu('Check against the record', said);
    expect(seen).toMatchObject({ text: 'Crime fell by half', ephemeral: true });
  });

  test('a subcommand takes a file, which can be fetched', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const file = interaction.options.getAttachment('file', true);
      const text = await (await fetch(file.url)).text();
      const files = [{ attachment: Buffer.from(text.toUpperCase()), name: 'loud.txt', description: 'louder' }];
      await interaction.reply({ content: interaction.options.getSubcommand(), files });
    });
    const file = { filename: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('quiet') };
    const seen = await alice().slash('source add', { file });
    expect(seen.text).toBe('add');
    expect(
      seen.files.map(({ name, bytes, description }) => [name, Buffer.from(bytes).toString(), description]),
    ).toEqual([['loud.txt', 'QUIET', 'louder']]);
  });
});

describe('where the app is', () => {
  test('a person who installed it uses it where no server did, and says so', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { authorizingIntegrationOwners: owners, context } = interaction;
      await interaction.reply(JSON.stringify({ owners, context }));
    });
    const elsewhere = discord.guild('Elsewhere', { installed: false }).channel();
    const carol = discord.user('carol');
    await expect(carol.in(elsewhere).slash('ask', question)).rejects.toThrow(NotOffered);
    carol.installApp();
    expect(JSON.parse((await carol.in(elsewhere).slash('ask', question)).text)).toEqual({
      owners: { 1: carol.id },
      context: 0,
    });
    elsewhere.deny('everyone', 'UseExternalApps');
    expect((await carol.in(elsewhere).slash('ask', question)).ephemeral).toBe(true);
    expect(JSON.parse((await carol.direct().slash('ask', question)).text)).toMatchObject({ context: 1 });
    const group = discord.group(carol, discord.user('bob'));
    expect(JSON.parse((await carol.in(group).slash('ask', question)).text)).toMatchObject({ context: 2 });
  });

  test('five follow-ups, where only the user installed it', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('0');
      for (let count = 1; count <= 6; count += 1) await interaction.followUp(`${count}`);
    });
    const elsewhere = discord.guild('Elsewhere', { installed: false }).channel();
    await discord.user('carol').installApp().in(elsewhere).slash('ask', question);
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ code: 40094 }]);
  });

  test('commands for moderators are not offered to others', async () => {
    await start(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('done');
    });
    await expect(alice().slash('moderate')).rejects.toThrow(NotOffered);
    const guild = discord.guild('Another');
    const moderator = discord.user('mo');
    guild.join(moderator, guild.role('Moderator', 'ManageGuild'));
    expect((await moderator.in(guild.channel()).slash('moderate')).text).toBe('done');
  });
});
