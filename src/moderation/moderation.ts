import type { BotServices, Moderation } from '../discord/servers.ts';
import type { ModeratorCommand } from './commands.ts';
import { Moderators } from './moderators.ts';
import { ServerRegistry } from './server-registry.ts';
import type { ModerationResources } from './session/moderator-session.ts';

interface ModerationOptions {
  commands: readonly ModeratorCommand[];
  /** what moderation works with; absent where nothing can be stored */
  resources?: ModerationResources | undefined;
  /** ids of the topics that all servers share and that a question names */
  sharedTopicsIn?(question: string): string[];
}

/** Moderation, for a bot that brings its voice. */
export function createModeration(options: ModerationOptions): (bot: BotServices) => Moderation {
  const { commands, resources, sharedTopicsIn = () => [] } = options;
  return (bot) => {
    const services = resources && { ...resources, ...bot };
    return {
      servers: new ServerRegistry(services, { log: bot.log, sharedTopicsIn }),
      interactions: new Moderators(services, commands, bot.requests),
    };
  };
}
