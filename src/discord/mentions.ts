/** Which messages are meant for the bot, and what they ask. Pure: facts of a message in, a decision out. */

/** What a message tells about itself. */
export interface Heard {
  /** as Discord delivers it: empty where the text is withheld */
  text: string;
  /** written by a person: not by a bot, a webhook or Discord itself */
  fromPerson: boolean;
  /** in a direct message with the bot */
  direct: boolean;
  /** the bot, or its own role, is mentioned */
  mentionsApp: boolean;
  /** a reply to a message of the bot, with or without a ping */
  repliesToApp: boolean;
  /** ids of the bot and of its own role here, as they stand in mentions */
  appIds: readonly string[];
}

export type Address = { asks: string } | 'nothing readable' | 'not for us';

/** A message is for the bot where it mentions it, replies to it or is sent to it alone. */
export function addressOf({ text, fromPerson, direct, mentionsApp, repliesToApp, appIds }: Heard): Address {
  if (!fromPerson || !(direct || mentionsApp || repliesToApp)) return 'not for us';
  const asks = withoutMentions(text, appIds);
  return asks === '' ? 'nothing readable' : { asks };
}

function withoutMentions(text: string, ids: readonly string[]): string {
  const mentions = ids.map((id) => new RegExp(`<@[!&]?${id}>`, 'g'));
  return mentions.reduce((rest, mention) => rest.replace(mention, ' '), text).trim();
}
