/**
 * Bodies as an app sends them, after Discord's own schemas have passed them. Looser than discord.js's types on
 * purpose: components nest in four different ways, and the rules walk all of them alike.
 */

export interface SentMessage {
  content?: string | null;
  embeds?: SentEmbed[] | null;
  components?: SentComponent[] | null;
  flags?: number | null;
  attachments?: SentAttachment[] | null;
  allowed_mentions?: SentMentions | null;
  message_reference?: SentReference | null;
  sticker_ids?: string[] | null;
  poll?: SentPoll | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  tts?: boolean | null;
}

export interface SentPoll {
  question: { text?: string | null };
  answers: { poll_media: { text?: string | null } }[];
}

export interface SentComponent {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  style?: number;
  label?: string | null;
  description?: string | null;
  disabled?: boolean | null;
  required?: boolean | null;
  emoji?: { name?: string | null } | null;
  url?: string | null;
  sku_id?: string | null;
  content?: string;
  value?: string | null;
  placeholder?: string | null;
  min_length?: number | null;
  max_length?: number | null;
  min_values?: number | null;
  max_values?: number | null;
  options?: SentOption[];
  components?: SentComponent[];
  component?: SentComponent;
  accessory?: SentComponent;
  items?: SentMedia[];
  media?: { url: string };
  file?: { url: string };
  name?: string;
}

export interface SentOption {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
}

export interface SentMedia {
  media: { url: string };
  description?: string | null;
}

export interface SentEmbed {
  title?: string | null;
  description?: string | null;
  url?: string | null;
  footer?: { text?: string | null } | null;
  author?: { name?: string | null } | null;
  fields?: { name: string; value: string }[] | null;
  image?: { url?: string | null } | null;
}

export interface SentAttachment {
  id: string | number;
  filename?: string | null;
  description?: string | null;
  title?: string | null;
}

export interface SentMentions {
  parse?: (string | null)[] | null;
  users?: (string | null)[] | null;
  roles?: (string | null)[] | null;
  replied_user?: boolean | null;
}

export interface SentReference {
  message_id: string;
  channel_id?: string | null;
  guild_id?: string | null;
  fail_if_not_exists?: boolean | null;
  type?: number | null;
}

export interface SentModal {
  custom_id: string;
  title: string;
  components: SentComponent[];
}

export interface SentChoices {
  choices?: ({ name: string; value: string | number } | null)[] | null;
}

export interface SentCommand {
  name: string;
  type?: number | null;
  description?: string | null;
  options?: SentCommandOption[] | null;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  default_member_permissions?: string | number | null;
  contexts?: number[] | null;
  integration_types?: number[] | null;
  nsfw?: boolean | null;
}

export interface SentCommandOption {
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: { name: string; value: string | number }[] | null;
  options?: SentCommandOption[] | null;
  min_length?: number | null;
  max_length?: number | null;
  min_value?: number | null;
  max_value?: number | null;
}

/** What an app answers to an interaction. */
export interface SentCallback {
  type: number;
  data?: (SentMessage & Partial<SentModal> & SentChoices) | null;
}

/** A file that came with a body. */
export interface SentFile {
  /** Its place in the body's `attachments`: the `0` of `files[0]`. */
  key: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
}
