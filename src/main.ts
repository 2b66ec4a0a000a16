import { environmentWithFile, readConfig } from './config.ts';
import { type Output, runCorpusCommand } from './terminal/corpus-command.ts';

const output: Output = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
};

/** Dispatches on the first argument. @returns the exit status */
async function main([command = '', ...args]: string[]): Promise<number> {
  const read = readConfig(environmentWithFile());
  if (command === 'doctor') return (await import('./serve.ts')).doctor(args, read, output);
  if ('problems' in read) {
    for (const { variable, expected, example } of read.problems) {
      output.stderr(`${variable} has to be ${expected}. Example: ${example}\n`);
    }
    return 2;
  }
  if (command === 'corpus') return runCorpusCommand(args, output, read.config.corpusFolder);
  if (command === 'register') return (await import('./serve.ts')).register(args, read.config, output);
  const { discordToken } = read.config;
  if (command === '' && discordToken !== undefined) {
    return (await import('./serve.ts')).serve({ ...read.config, discordToken }, output);
  }
  output.stderr(`“${command}” is no command. There is: corpus, register, doctor\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
