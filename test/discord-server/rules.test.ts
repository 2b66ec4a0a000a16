import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Answered, ask } from './ask.ts';
import { type Discord, startDiscord } from './discord.ts';
import type { Channel } from './people/handles.ts';
import { CHOICE_RULES, COMMAND_RULES, DEFERRAL_RULES, MESSAGE_RULES, MODAL_RULES } from './rules.ts';

const V2 = MessageFlags.IsComponentsV2;
const WithId = z.object({ id: z.string() });

let discord: Discord;
let channel: Channel;

beforeAll(async () => {
  discord = await startDiscord({ app: { installable: [0] } });
  channel = discord.guild().channel();
});

afterAll(() => discord.stop());

const text = (content: string) => ({ type: 10, content });
const button = (more: object) => ({ type: 2, style: 1, label: 'A', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const command = (name: string, more: object = {}) => ({ name, description: 'd', ...more });
const choice = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [choice('a'), choice('b')], ...more });
const input = (custom_id: string, more: object = {}) => ({ type: 4, custom_id, style: 1, ...more });
const label = (component: object) => ({ type: 18, label: 'L', component });
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'M', components });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** Sends a body by the door that it is meant for. */
type Door = (body: unknown) => Promise<Answered>;

const create: Door = (body) => ask(discord, 'POST', `/channels/${channel.id}/messages`, body);

const editOf =
  (before: object): Door =>
  async (body) => {
    const { id } = WithId.parse((await create(before)).body);
    return ask(discord, 'PATCH', `/channels/${channel.id}/messages/${id}`, body);
  };

const commands: Door = (body) => ask(discord, 'PUT', `/applications/${discord.app.id}/commands`, body);

const guildCommands: Door = (body) =>
  ask(discord, 'PUT', `/applications/${discord.app.id}/guilds/${channel.record.guildId}/commands`, body);

const callback =
  (type: number, begin: () => void = () => void alice().slash('ask')): Door =>
  async (data) => {
    await commands([command('ask', { options: [option('q', { autocomplete: true })] })]);
    begin();
    const interaction = [...discord.world.interactions.values()].at(-1);
    return ask(discord, 'POST', `/interactions/${interaction?.id}/${interaction?.token}/callback`, { type, data });
  };

const alice = () => discord.user('alice').in(channel);
const reply = callback(4);
const deferral = callback(5);
const form = callback(9);
const suggestions = callback(
  8,
  () =>
    void alice()
      .autocomplete('ask', { q: 'a' })
      .catch(() => []),
);

const BROKEN: [rule: string, door: Door, body: unknown][] = [
  ['content has at most 2,000 characters', create, { content: 'x'.repeat(2001) }],
  ['a message has something in it', create, { content: '' }],
  [
    'content, embeds, stickers and polls do not go with Components V2',
    reply,
    { content: 'x', flags: V2, components: [text('y')] },
  ],
  ['Components V2 need their flag', reply, { content: 'x', components: [text('y')] }],
  ['the Components V2 flag cannot be taken away', editOf({ flags: V2, components: [text('y')] }), { flags: 0 }],
  ['only some flags can be set', create, { content: 'x', flags: MessageFlags.Ephemeral }],
  [
    'without Components V2, five rows',
    create,
    { components: many(6, (index) => row(button({ custom_id: `${index}` }))) },
  ],
  [
    '40 components, counting nested ones',
    reply,
    { flags: V2, components: [{ type: 17, components: many(40, () => text('x')) }] },
  ],
  ['4,000 characters over all text displays', reply, { flags: V2, components: many(2, () => text('x'.repeat(2001))) }],
  ['6,000 characters over all embeds', create, { embeds: many(2, () => ({ description: 'x'.repeat(3001) })) }],
  [
    'mentions are parsed or listed, not both',
    create,
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
  ],
  [
    'a file that is shown was sent',
    create,
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://a.csv' } }] },
  ],
  ['an enforced nonce is there', create, { content: 'x', enforce_nonce: true }],
  [
    'a custom id once in a message',
    create,
    { components: [row(button({ custom_id: 'a' }), button({ custom_id: 'a' }))] },
  ],
  [
    'a button has a label, and a url, a SKU or a custom id as its style says',
    create,
    { components: [row(button({ custom_id: 'a', url: 'https://example.org' }))] },
  ],
  ['a row has five buttons or one select', create, { components: [row(select(), select({ custom_id: 't' }))] }],
  [
    'the options of a select differ and suffice',
    create,
    { components: [row(select({ options: [choice('a'), choice('a')] }))] },
  ],
  ['a deferred reply says only whether it is ephemeral', deferral, { flags: V2 }],
  ['a suggestion has at most 100 characters', suggestions, { choices: [{ name: 'a', value: 'x'.repeat(101) }] }],
  ['a suggestion is of its option’s type', suggestions, { choices: [{ name: 'a', value: 1 }] }],
  ['a modal has at most five components', form, modal(...many(6, (index) => label(input(`${index}`))))],
  ['a custom id once in a modal', form, modal(label(input('a')), label(input('a')))],
  ['a text input is labelled once, and its lengths agree', form, modal(label(input('a', { label: 'again' })))],
  ['the options of a select in a modal differ and suffice', form, modal(label(select({ max_values: 3 })))],
  ['slash commands and options have plain lower-case names', commands, [command('Ask Me')]],
  [
    'slash commands are described; menu commands are not, and have no options',
    commands,
    [{ type: 3, name: 'Check', description: 'a description' }],
  ],
  [
    'required options come first',
    commands,
    [command('a', { options: [option('b'), option('c', { required: true })] })],
  ],
  ['no two options of one name', commands, [command('a', { options: [option('b'), option('b')] })]],
  [
    'choices or autocomplete, with values of 100 characters',
    commands,
    [command('a', { options: [option('b', { autocomplete: true, choices: [{ name: 'c', value: 'c' }] })] })],
  ],
  [
    'the least of an option is not above its most',
    commands,
    [command('a', { options: [option('b', { min_length: 3, max_length: 2 })] })],
  ],
  [
    'subcommands or other options, not both',
    commands,
    [command('a', { options: [{ type: 1, name: 'b', description: 'd' }, option('c')] })],
  ],
  ['no two commands of one name and kind', commands, [command('a'), command('a')]],
  [
    '8,000 characters in a command',
    commands,
    [
      command('a', {
        options: many(4, (index) =>
          option(`o${index}`, { choices: many(25, (each) => ({ name: `${each}`, value: 'x'.repeat(90) })) }),
        ),
      }),
    ],
  ],
  [
    '100 slash commands, 15 for users, 15 for messages',
    commands,
    many(16, (index) => ({ type: 3, name: `Check ${index}` })),
  ],
  [
    'contexts and installs are for global commands, and for installs that the app offers',
    commands,
    [command('a', { integration_types: [1] })],
  ],
];

describe('a body that breaks a rule', () => {
  test.for(BROKEN)('%s', async ([rule, door, body]) => {
    const before = discord.violations.length;
    const { status, code, errors } = await door(body);
    expect(discord.violations.slice(before).map((violation) => violation.rule)).toEqual([rule]);
    expect(status).toBe(400);
    if (rule === 'a message has something in it') expect(code).toBe(50006);
    else expect({ code, errors }).toEqual({ code: 50035, errors: expect.any(Object) });
  });

  test('there is one for every rule', () => {
    const rules = [MESSAGE_RULES, DEFERRAL_RULES, CHOICE_RULES, MODAL_RULES, COMMAND_RULES].flat();
    expect(BROKEN.map(([rule]) => rule)).toEqual(rules.map(({ name }) => name));
  });
});

const AT_THE_LIMIT: [what: string, door: Door, body: unknown][] = [
  ['2,000 characters', create, { content: 'x'.repeat(2000) }],
  ['40 components', reply, { flags: V2, components: [{ type: 17, components: many(39, () => text('x')) }] }],
  ['4,000 characters in text displays', reply, { flags: V2, components: many(2, () => text('x'.repeat(2000))) }],
  [
    'five rows of five buttons',
    create,
    { components: many(5, (r) => row(...many(5, (b) => button({ custom_id: `${r}.${b}` })))) },
  ],
  ['a link', create, { components: [row(button({ style: 5, url: 'https://example.org' }))] }],
  [
    '25 suggestions of 100 characters',
    suggestions,
    { choices: many(25, () => ({ name: 'x'.repeat(100), value: 'x'.repeat(100) })) },
  ],
  ['five fields', form, modal(...many(5, (index) => label(input(`${index}`))))],
  ['a deferred private reply', deferral, { flags: MessageFlags.Ephemeral }],
  ['a menu command', commands, [{ type: 3, name: 'Check against the record' }]],
  ['an edit to Components V2', editOf({ content: 'x' }), { content: null, flags: V2, components: [text('y')] }],
  ['a command of a server', guildCommands, [command('ask')]],
];

describe('a body at the limit passes', () => {
  test.for(AT_THE_LIMIT)('%s', async ([, door, body]) => {
    const before = discord.violations.length;
    const { status } = await door(body);
    expect(discord.violations.slice(before)).toEqual([]);
    expect(status).toBeLessThan(300);
  });
});

describe('the schemas', () => {
  test('refuse what is of the wrong kind, and say where', async () => {
    const { code, errors } = await create({ components: [row(button({ custom_id: 'x'.repeat(101) }))] });
    const tooLong = { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be 100 or fewer in length.' }] };
    expect({ code, errors }).toEqual({
      code: 50035,
      errors: { components: { 0: { components: { 0: { custom_id: tooLong } } } } },
    });
  });

  test('let an unknown key through, which is noted', async () => {
    const before = discord.violations.length;
    const { status } = await create({ content: 'x', allowedMentions: { parse: [] } });
    expect(status).toBe(200);
    expect(discord.violations.slice(before).map(({ problem }) => problem.path)).toEqual([['allowedMentions']]);
  });
});
