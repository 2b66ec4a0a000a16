/** A text that is longer than one field of Discord’s forms holds, over several. */
import { FIELD_CHARACTERS, type Field, type Values } from './form.ts';

/** As many fields as a form may have: together they hold 20,000 characters. */
const FIELDS = 5;

/** Fields that a text can be written into. */
export function emptyFields(label: string, description: string): Field[] {
  return Array.from({ length: FIELDS }, (_, index) => ({
    is: 'lines' as const,
    name: nameOf(index),
    label: index === 0 ? label : `${label}, continued (${index + 1})`,
    ...(index === 0 ? { description } : {}),
    required: index === 0,
  }));
}

/** Fields with a text in them, parted at line ends; undefined where it does not fit. */
export function partFields(label: string, text: string): Field[] | undefined {
  const parts = partsOf(text);
  return parts?.map((value, index) => ({
    is: 'lines' as const,
    name: nameOf(index),
    label: parts.length === 1 ? label : `${label}, ${index + 1} of ${parts.length}`,
    value,
    required: index === 0,
  }));
}

/** The text that stands in such fields. */
export function joinedParts(values: Values): string {
  const parts = Array.from({ length: FIELDS }, (_, index) => values.raw(nameOf(index)));
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function nameOf(index: number): string {
  return `part${index}`;
}

function partsOf(text: string): string[] | undefined {
  const cut: string[] = [];
  let rest = text;
  while (rest.length > FIELD_CHARACTERS) {
    const end = rest.lastIndexOf('\n', FIELD_CHARACTERS);
    if (end <= 0) return undefined;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  cut.push(rest);
  return cut.length <= FIELDS ? cut : undefined;
}
