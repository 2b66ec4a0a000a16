import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { type Moderated, startModerated } from '../moderation/moderated.ts';
import { townIn } from '../moderation/town.ts';

let running: Moderated;

beforeEach(async () => {
  running = await startModerated({ readsHere: true });
});
afterEach(() => running.stop());

test('holds no token, no name, and no id of those who only ask, vote and report', async () => {
  const { alice, channel } = townIn(running);
  const answer = await alice.slash('ask', { question: 'what did Lord Harris say about community confidence?' });
  await alice.press(answer, '👎');
  await alice.submit(await alice.press(answer, 'Report a problem'), {
    'What is wrong with this card?': 'The day is wrong.',
  });
  await alice.slash('ask', { question: 'what was said about the price of fish in Fennbridge?' });
  await alice.answerTo(alice.say(`<@${running.discord.app.id}> what did Lord Harris say about armed patrols?`));
  const file = path.join(running.dataFolder, 'copy.sqlite');
  await backUp(running.dataFolder, file);
  const bytes = await readFile(file, 'latin1');
  // What is looked for could be found: what was asked and reported is there.
  for (const stored of ['price of fish in Fennbridge', 'The day is wrong.']) expect(bytes).toContain(stored);
  for (const secret of [running.discord.token, 'a token', alice.user.id, channel.id])
    expect(bytes).not.toContain(secret);
  expect(bytes).not.toMatch(/\balice\b/);
});
