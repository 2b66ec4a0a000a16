/** Types of the schemas that the local Discord uses: the package ships none for this entry. */
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini';
  import type { SentCallback, SentCommand, SentMessage } from './sent.ts';

  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType<SentCallback>;
  export const ApplicationCommandUpdateRequestSchema: ZodMiniType<SentCommand>;
  export const CreateForumThreadRequestSchema: ZodMiniType<{
    name: string;
    message: SentMessage;
    applied_tags?: string[] | null;
  }>;
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType<SentCallback>;
  export const CreateTextThreadWithMessageRequestSchema: ZodMiniType<{ name: string }>;
  export const CreateTextThreadWithoutMessageRequestSchema: ZodMiniType<{ name: string }>;
  export const IncomingWebhookInteractionRequestSchema: ZodMiniType<SentMessage>;
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType<SentMessage>;
  export const MessageCreateRequestSchema: ZodMiniType<SentMessage>;
  export const MessageEditRequestPartialSchema: ZodMiniType<SentMessage>;
  export const ModalInteractionCallbackRequestSchema: ZodMiniType<SentCallback>;
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType<SentCallback>;

  // What Discord answers with: only ever compared with, never read by these.
  export const ApplicationCommandResponseSchema: ZodMiniType<unknown>;
  export const GatewayBotResponseSchema: ZodMiniType<unknown>;
  export const GuildChannelResponseSchema: ZodMiniType<unknown>;
  export const GuildMemberResponseSchema: ZodMiniType<unknown>;
  export const MessageResponseSchema: ZodMiniType<unknown>;
  export const PrivateChannelResponseSchema: ZodMiniType<unknown>;
  export const ThreadResponseSchema: ZodMiniType<unknown>;
  export const UserResponseSchema: ZodMiniType<unknown>;
}
