import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, messageCommands, moderatorCommands } from '../../commands/index.ts';
import { commandBodies } from '../../src/discord/kit/command-bodies.ts';
import { HELP } from '../../src/discord/kit/words.ts';

const bodies = commandBodies({ commands, messageCommands, moderatorCommands });

describe('what is registered with Discord', () => {
  it('is what it was: `npm test -- -u` writes it anew where a change is wanted', () =>
    expect(bodies.map((body) => `${JSON.stringify(body)}\n`).join('')).toMatchFileSnapshot('bodies.jsonl'));

  it('is told of in /help', () => {
    const help = HELP.ways.join('\n');
    for (const { name } of [...commands, ...moderatorCommands].filter((command) => command.name !== 'help'))
      expect(help).toContain(`/${name}`);
    for (const { name } of messageCommands) expect(help).toContain(name);
  });

  it('is told of in the README', async () => {
    const readme = await readFile(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    for (const { name } of [...commands, ...moderatorCommands]) expect(readme).toContain(`/${name}`);
    for (const { name } of messageCommands) expect(readme).toContain(name);
  });
});
