/** Options of scripts that say in the comment at their head how they are used. */
import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * Reads a script's options. Where it is asked for help, or used wrongly, the comment at its head is printed and ends it.
 * @param script its path
 */
export function scriptOptions<Config extends ParseArgsConfig>(
  script: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) end(0);
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return end(2);
  }

  function end(status: 0 | 2): never {
    (status === 0 ? console.log : console.error)(headOf(script));
    process.exit(status);
  }
}

function headOf(script: string): string {
  const [, head = ''] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(script, 'utf8')) ?? [];
  return head.replace(/^ *\* ?/gm, '').trim();
}
