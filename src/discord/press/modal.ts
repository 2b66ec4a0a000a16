import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Form } from './press.ts';

/** The one field of our forms. */
export const FIELD = 'text';

/** A form as Discord's modal. @param customId tells the submission what it is about, as a button's does */
export function modalOf(form: Form, customId: string): APIModalInteractionResponseCallbackData {
  return {
    title: form.title,
    custom_id: customId,
    components: [
      {
        type: ComponentType.Label,
        label: form.label,
        description: form.description,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: form.lines === 'one' ? TextInputStyle.Short : TextInputStyle.Paragraph,
          placeholder: form.placeholder,
          max_length: form.maxLength,
          required: true,
        },
      },
    ],
  };
}
