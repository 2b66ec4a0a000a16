/** The explicit list of everything that a person can do. */
import type { Command, MessageCommand } from '../src/discord/command.ts';
import type { Tool } from '../src/moderation/tool.ts';
import about from './about.ts';
import ask from './ask.ts';
import check from './check.ts';
import corpus from './corpus.ts';
import figure from './figure.ts';
import help from './help.ts';
import positions from './positions.ts';
import quote from './quote.ts';
import source from './source.ts';

export const commands: readonly Command[] = [ask, quote, figure, positions, source, about, help];
export const messageCommands: readonly MessageCommand[] = [check];
/** for moderators; beside them is the screen of /settings */
export const tools: readonly Tool[] = [corpus];
