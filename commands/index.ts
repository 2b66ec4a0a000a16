/** The explicit list of everything that a person can do. */
import type { MemberCommand, MemberMessageCommand } from '../src/discord/session/command.ts';
import type { ModeratorCommand } from '../src/moderation/commands.ts';
import about from './about.ts';
import ask from './ask.ts';
import check, { checkMessage } from './check.ts';
import corpus from './corpus.ts';
import digest from './digest.ts';
import figure from './figure.ts';
import follow from './follow.ts';
import following from './following.ts';
import help from './help.ts';
import positions from './positions.ts';
import quote from './quote.ts';
import settings from './settings.ts';
import source from './source.ts';
import timeline from './timeline.ts';

export const commands: readonly MemberCommand[] = [
  ask,
  quote,
  figure,
  positions,
  timeline,
  check,
  source,
  about,
  follow,
  following,
  digest,
  help,
];
export const messageCommands: readonly MemberMessageCommand[] = [checkMessage];
export const moderatorCommands: readonly ModeratorCommand[] = [corpus, settings];
