import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, startBot } from './bot.ts';
import { type Discord, startDiscord } from './discord.ts';
import { Play } from './play.ts';

let discord: Discord;
let bot: Bot;

const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask the record',
    options: [{ type: 3, name: 'question', description: 'What', autocomplete: true, required: true }],
  },
];

const card = (words: string) => [
  { type: 17, components: [{ type: 10, content: words }] },
  { type: 1, components: [{ type: 2, style: 2, label: 'More', custom_id: 'more' }] },
  {
    type: 1,
    components: [
      { type: 3, custom_id: 'who', placeholder: 'Who?', options: [{ label: 'Cressida Dick, 2018', value: 'x1' }] },
    ],
  },
];

beforeEach(async () => {
  discord = await startDiscord();
  bot = await startBot(discord, {
    commands: COMMANDS,
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ components: card(interaction.options.getString('question', true)), flags: 1 << 15 });
      }
      if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Cressida Dick', value: 'dick' }]);
      if (interaction.isStringSelectMenu())
        await interaction.reply({ content: interaction.values[0] ?? '', flags: 64 });
      if (interaction.isButton()) await interaction.reply({ content: 'more', flags: 64 });
    },
    onMessage: (message) => message.reply(`heard ${message.content}`),
  });
});

afterEach(async () => {
  await bot.client.destroy();
  await discord.stop();
});

test('a conversation, line by line', async () => {
  const play = new Play(discord);
  expect(await play.line('/ask question: What of: tasers?')).toBe(
    'Bluelamp:\n  │ What of: tasers?\n  [More]\n  [Who? ▾ Cressida Dick, 2018]',
  );
  expect(await play.line('pick Who? = Cressida')).toBe('Bluelamp (only you see this):\n  x1');
  await play.line('on 1');
  expect(await play.line('press More')).toBe('Bluelamp (only you see this):\n  more');
  expect(await play.line('press Nothing')).toBe('✗ the message has no “Nothing”');
  expect(await play.line('?/ask question: di')).toBe('  Cressida Dick  =  dick');
  expect(await play.line('@Bluelamp hello')).toContain('heard <@');
  expect(await play.line('look')).toMatch(/1 {2}Bluelamp: What of: tasers\?/);
  expect(await play.line('on 1')).toContain('[More]');
  expect(await play.line('dm hello')).toBe('Bluelamp:\n  heard hello');
});
