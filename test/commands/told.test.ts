import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands, messageCommands, moderatorCommands } from '../../commands/index.ts';
import { HELP } from '../../src/discord/kit/words.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const WAYS = HELP.ways.join('\n');

test.each([...commands, ...moderatorCommands].map(({ name }) => name))(
  '/%s is told of in the README and in /help',
  (name) => {
    expect(README).toMatch(new RegExp(`\`/${name}\\b`));
    if (name !== 'help') expect(WAYS).toContain(`**/${name}**`);
  },
);

const ON_MESSAGES = [...messageCommands, ...moderatorCommands.flatMap(({ onMessage }) => onMessage ?? [])];

test.each(ON_MESSAGES.map(({ name }) => name))('“%s” is told of in the README and in /help', (name) => {
  expect(README).toContain(name);
  expect(WAYS).toContain(name);
});
