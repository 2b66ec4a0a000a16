/** Forms: what somebody fills in, as Discord’s modal, and what they handed in. */
import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { DISCORD } from './limits.ts';
import { shorten } from './markdown.ts';

interface FieldBase {
  name: string;
  /** at most 45 characters */
  label: string;
  /** at most 100 characters */
  description?: string;
  required?: boolean;
}

/** Something to write. */
interface TextField extends FieldBase {
  is: 'line' | 'lines';
  /** what stands in it at first */
  value?: string | undefined;
  /** an example, shown while the field is empty; at most 100 characters */
  placeholder?: string;
  longest?: number;
}

export interface Choice {
  label: string;
  value: string;
  description?: string;
}

/** Something to choose from; at most 25 options. */
interface ChoiceField extends FieldBase {
  is: 'choice';
  options: readonly Choice[];
  /** values that are chosen at first */
  chosen: readonly string[];
  /** how many may be chosen; one where absent */
  most?: number;
}

export type Field = TextField | ChoiceField;

/** A form to fill in, of one to five fields. */
export interface Form {
  title: string;
  /** tells the submission what it is about, as a button’s does */
  customId: string;
  fields: readonly Field[];
}

/** What Discord’s text fields hold. */
export const FIELD_CHARACTERS = 4_000;
const LABEL_CHARACTERS = 45;
const DESCRIPTION_CHARACTERS = 100;

/** Why Discord would not show a form; undefined where it would. */
export function formProblem({ fields }: Form): 'empty' | 'too-long' | undefined {
  if (fields.length === 0) return 'empty';
  return fields.some((field) => field.is !== 'choice' && (field.value ?? '').length > FIELD_CHARACTERS)
    ? 'too-long'
    : undefined;
}

export function isForm(value: object): value is Form {
  return 'fields' in value;
}

/** A form as Discord’s modal. */
export function formModal({ title, customId, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    title: shorten(title, DISCORD.modalTitleCharacters),
    custom_id: customId,
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: shorten(field.label, LABEL_CHARACTERS),
      ...(field.description === undefined ? {} : { description: shorten(field.description, DESCRIPTION_CHARACTERS) }),
      component: field.is === 'choice' ? menuOf(field) : inputOf(field),
    })),
  };
}

function inputOf(field: TextField): APIComponentInLabel {
  const { name, is, value, placeholder, required = true, longest = FIELD_CHARACTERS } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: is === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    ...(placeholder === undefined ? {} : { placeholder }),
    // What stands there may be longer than anybody should write: cut, it would be lost when the form is handed in.
    max_length: Math.max(longest, value?.length ?? 0),
    required,
    ...(value === undefined || value === '' ? {} : { value }),
  };
}

function menuOf({ name, options, chosen, most = 1, required = true }: ChoiceField): APIComponentInLabel {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    options: options.slice(0, DISCORD.choices).map((option) => ({
      label: shorten(option.label, DISCORD.choiceCharacters),
      value: option.value,
      ...(option.description === undefined
        ? {}
        : { description: shorten(option.description, DISCORD.choiceCharacters) }),
      ...(chosen.includes(option.value) ? { default: true } : {}),
    })),
    min_values: required ? 1 : 0,
    max_values: Math.min(most, options.length),
    required,
  };
}

/** The same form with what was filled in before. @param values by the names of the fields; texts are lists of one */
export function withValues(form: Form, values: Readonly<Record<string, readonly string[]>>): Form {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const own = values[field.name];
      if (own === undefined) return field;
      return field.is === 'choice' ? { ...field, chosen: own } : { ...field, value: own[0] };
    }),
  };
}

/** What stands in a form that was handed in. */
export interface Values {
  /** everything that was filled in and chosen, by the names of the fields */
  all(): Record<string, string[]>;
  /** what was written, without white space around it; empty where nothing was */
  text(name: string): string;
  /** what was written, exactly */
  raw(name: string): string;
  /** what was chosen */
  chosen(name: string): readonly string[];
}

export function valuesOf({ fields }: ModalSubmitInteraction): Values {
  const written = (name: string) => {
    const field = fields.fields.get(name);
    return field !== undefined && 'value' in field && typeof field.value === 'string' ? field.value : '';
  };
  return {
    all: () =>
      Object.fromEntries(
        [...fields.fields.values()].map((field) => [
          field.customId,
          'values' in field ? [...field.values] : 'value' in field ? [String(field.value)] : [],
        ]),
      ),
    text: (name) => written(name).trim(),
    raw: written,
    chosen: (name) => {
      const field = fields.fields.get(name);
      return field !== undefined && 'values' in field ? [...field.values] : [];
    },
  };
}
