import { ComponentType as Kind } from 'discord.js';
import type { SentComponent } from '../sent.ts';
import type { World } from '../world.ts';
import { NotOffered } from './offer.ts';
import { attach, type FileToSend, type Filled } from './options.ts';
import type { SeenModal } from './seen.ts';

type FieldValue = string | string[] | boolean | FileToSend[];
/** What somebody writes into a form, by the label or the custom id of each field. */
export type FieldValues = Record<string, FieldValue>;

type Resolved = Filled['resolved'];

/** A form as Discord's client hands it in: what was left alone keeps what stood there. */
export function fillForm(
  world: World,
  modal: SeenModal,
  values: FieldValues,
): { components: object[]; resolved: Resolved } {
  const known = modal.fields.flatMap(({ label, customId }) => [label, customId]);
  const stray = Object.keys(values).find((key) => !known.includes(key));
  if (stray !== undefined) throw new NotOffered(`the form “${modal.title}” has no field “${stray}”`);
  const resolved: Resolved = {};
  const components = modal.sent.components.map((part, index) => fillPart(part, index + 1));
  return { components, resolved };

  function fillPart(part: SentComponent, id: number): object {
    if (part.component) return { type: part.type, id, component: fillField(part.component, part.label) };
    if (part.components)
      return { type: part.type, id, components: part.components.map((each) => fillField(each, each.label)) };
    return { type: part.type, id };
  }

  function fillField(field: SentComponent, label: string | null | undefined): object {
    const given = values[field.custom_id ?? ''] ?? values[label ?? ''];
    const base = { type: field.type, id: field.id ?? 0, custom_id: field.custom_id };
    return { ...base, ...contentOf(field, given, label ?? '') };
  }

  function contentOf(field: SentComponent, given: FieldValue | undefined, label: string): object {
    const required = field.required ?? true;
    const missing = new NotOffered(`the field “${label}” is required`);
    if (field.type === Kind.TextInput) return { value: textFor(field, given, label) };
    if (field.type === Kind.Checkbox) return { value: given === true };
    if (field.type === Kind.RadioGroup) {
      if (typeof given !== 'string' && required) throw missing;
      return { value: typeof given === 'string' ? offeredValue(field, given) : null };
    }
    const before = (field.options ?? []).filter((option) => option.default).map(({ value }) => value);
    const chosen = Array.isArray(given) ? given : typeof given === 'string' ? [given] : before;
    if (chosen.length === 0 && required) throw missing;
    return {
      values: chosen.map((each) =>
        typeof each === 'string' ? offeredValue(field, each) : attach(world, each, resolved),
      ),
    };
  }
}

function textFor(field: SentComponent, given: FieldValue | undefined, label: string): string {
  const text = typeof given === 'string' ? given : (field.value ?? '');
  const required = field.required ?? true;
  const shortest = Math.max(field.min_length ?? 0, required ? 1 : 0);
  const tooShort = text.length < shortest && (required || text.length > 0);
  if (tooShort || text.length > (field.max_length ?? 4000)) {
    throw new NotOffered(`the field “${label}” does not take ${text.length} characters`);
  }
  return text;
}

/** An option's value, chosen by its value or by its label. */
function offeredValue(field: SentComponent, wanted: string): string {
  const option = field.options?.find(({ value, label }) => value === wanted || label === wanted);
  if (field.options && !option) throw new NotOffered(`“${wanted}” is none of the options`);
  return option?.value ?? wanted;
}
