import { type Message, MessageType } from 'discord.js';
import type { Heard } from './mentions.ts';

/** The facts of a Discord message that decide whether it is for the bot. */
export function heardIn(message: Message): Heard {
  const app = message.client.user;
  const appRole = message.guild?.roles.botRoleFor(app) ?? undefined;
  const byPerson = !message.author.bot && message.webhookId === null && !message.system;
  return {
    text: message.content,
    fromPerson: byPerson && [MessageType.Default, MessageType.Reply].includes(message.type),
    direct: message.guildId === null,
    mentionsApp:
      message.mentions.users.has(app.id) || (appRole !== undefined && message.mentions.roles.has(appRole.id)),
    repliesToApp: message.mentions.repliedUser?.id === app.id,
    appIds: appRole === undefined ? [app.id] : [app.id, appRole.id],
  };
}
