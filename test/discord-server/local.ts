import { createInterface } from 'node:readline';
import { startModerated } from '../moderation/moderated.ts';
import { HELP, Play } from './play.ts';

/**
 * The bot and a Discord of its own, together in this process: to try it without a token or an account. Whoever plays
 * moderates the server; what they publish is forgotten at the end. Lines come from the terminal, or from a file:
 * `npm run discord:local < lines.txt`.
 */
const running = await startModerated({ triesInThread: true });
for (const host of process.env.BLUELAMP_FETCH_HOSTS?.split(',') ?? []) running.allow(host.trim());
const { discord } = running;
const play = new Play(discord);
const interactive = process.stdin.isTTY === true;
const prompt = () => process.stdout.write('> ');

console.log(`The bot is in a Discord on this machine, at ${discord.api}.\n\n${HELP}\n`);
prompt();
for await (const line of createInterface({ input: process.stdin })) {
  if (!interactive) console.log(line);
  const violationsBefore = discord.violations.length;
  console.log(`${await play.line(line)}\n`);
  for (const { rule, problem } of discord.violations.slice(violationsBefore)) {
    console.log(`! ${rule}: ${problem.path.join('.')} ${problem.message}`);
  }
  prompt();
}
await running.stop();
