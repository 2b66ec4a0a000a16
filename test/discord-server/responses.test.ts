import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
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

describe('time', () => {
  test('an answer after three seconds is refused, and the user sees that nothing came', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      discord.advance(3_001);
      await interaction.reply('late');
    });
    expect((await alice().slash('ask', question)).failed).toBe('The application did not respond');
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ status: 404, code: 10062 }]);
  });

  test('a token is good for a quarter of an hour', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('at once');
      discord.advance(14 * 60_000);
      await interaction.followUp('in time');
      discord.advance(2 * 60_000);
      await interaction.editReply('too late');
    });
    await alice().slash('ask', question);
    await discord.settled();
    expect(
      alice()
        .sees()
        .map(({ text }) => text),
    ).toEqual(['at once', 'in time']);
    expect(bot.errors).toMatchObject([{ status: 401, code: 50027 }]);
  });

  test('what is deferred is seen as thinking until it is there', async () => {
    const { promise: thought, resolve } = Promise.withResolvers<void>();
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await thought;
      await interaction.followUp('thought through');
    });
    const pending = alice().slash('ask', question);
    await expect.poll(() => alice().sees(), { timeout: 10_000 }).toMatchObject([{ thinking: true }]);
    resolve();
    expect(await pending).toMatchObject({ text: 'thought through', thinking: false });
    expect(alice().sees()).toHaveLength(1);
  });
});

describe('responses', () => {
  test('there is one first response', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('once');
      interaction.replied = false;
      await interaction.reply('twice');
    });
    await alice().slash('ask', question);
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ status: 400, code: 40060 }]);
    expect(discord.violations.map(({ rule }) => rule)).toEqual(['one first response']);
  });

  test('a form is no answer to a form', async () => {
    await start(async (interaction) => {
      const input = new TextInputBuilder({ custom_id: 'text', style: TextInputStyle.Short, required: false });
      const label = new LabelBuilder({ label: 'L' }).setTextInputComponent(input);
      const modal = new ModalBuilder({ custom_id: 'form', title: 'T' }).addLabelComponents(label);
      if (interaction.isChatInputCommand()) await interaction.showModal(modal);
      const path: `/${string}` = `/interactions/${interaction.id}/${interaction.token}/callback`;
      if (!interaction.isModalSubmit()) return;
      await bot.client.rest
        .post(path, { body: { type: 9, data: modal.toJSON() } })
        .finally(() => discord.advance(3_001));
    });
    const form = await alice().slash('ask', question);
    expect(form.text).toBe('T\nL');
    expect((await alice().submit(form)).failed).toBeDefined();
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ status: 400, code: 50035 }]);
  });

  test('a private answer can be edited by its token, but neither fetched nor replied to', async () => {
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({ content: 'between us', flags: MessageFlags.Ephemeral });
      const { id } = await interaction.editReply('still between us');
      await interaction.channel?.messages.fetch({ message: id, force: true });
    });
    const seen = await alice().slash('ask', question);
    await expect.poll(() => bot.errors, { timeout: 10_000 }).toMatchObject([{ status: 404, code: 10008 }]);
    expect(seen.now()).toMatchObject({ text: 'still between us', ephemeral: true });
    expect(() => alice().say('why?', { replyTo: seen })).toThrow(NotOffered);
  });

  test('a deleted answer is gone', async () => {
    await start(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'x', components: [row(plainButton('remove'))] });
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.deleteReply();
    });
    const seen = await alice().slash('ask', question);
    await alice().press(seen, 'remove');
    expect(seen.now()).toBeUndefined();
  });
});
