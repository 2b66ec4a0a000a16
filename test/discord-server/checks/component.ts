import { ButtonStyle, ComponentType } from 'discord.js';
import { isSelect, type Placed, walk } from '../components.ts';
import type { SentComponent, SentModal } from '../sent.ts';
import { type Problems, problem, repeated, tooLong } from './draft.ts';

const MAX_IN_MODAL = 5;

/** All that has components: a message's body and a modal. */
interface Composed {
  components?: SentComponent[] | null;
}

export function* repeatedCustomIds({ components }: Composed): Problems {
  for (const { path } of repeated(walk(components), ({ component }) => component.custom_id)) {
    yield problem([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
}

export function* buttons({ components }: Composed): Problems {
  for (const placed of walk(components)) if (placed.component.type === ComponentType.Button) yield* button(placed);
}

function* button({ component, path }: Placed): Problems {
  const { style, custom_id: customId, url, sku_id: sku, label, emoji } = component;
  const ways = [customId, url, sku].filter((way) => way !== null && way !== undefined).length;
  const fits = (style === ButtonStyle.Link) === Boolean(url) && (style === ButtonStyle.Premium) === Boolean(sku);
  if (ways > 1) {
    yield problem(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE', 'A custom id and url cannot both be specified');
  } else if (ways === 0 || !fits) {
    yield problem(path, 'BUTTON_COMPONENT_STYLE', 'The style says whether a url, a SKU or a custom id is required');
  }
  if (style !== ButtonStyle.Premium && !label && !emoji) {
    yield problem(path, 'BUTTON_COMPONENT_LABEL', 'A button needs a label or an emoji');
  }
}

export function* rowWidth({ components }: Composed): Problems {
  for (const { component, path } of walk(components)) {
    const inside = component.type === ComponentType.ActionRow ? (component.components ?? []) : [];
    if (inside.length > 1 && inside.some((each) => each.type !== ComponentType.Button)) {
      yield problem(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
    }
  }
}

export function* selects({ components }: Composed): Problems {
  for (const placed of walk(components)) if (isSelect(placed.component)) yield* select(placed);
}

function* select({ component, path }: Placed): Problems {
  const options = component.options ?? [];
  for (const option of repeated(options, ({ value }) => value)) {
    const here = [...path, 'options', options.indexOf(option)];
    yield problem(here, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
  }
  if (component.type !== ComponentType.StringSelect) return;
  const most = component.max_values ?? 1;
  if (most > options.length || (component.min_values ?? 1) > most) {
    yield problem(path, 'SELECT_COMPONENT_VALUES_RANGE', 'The least and the most values must lie within the options');
  }
  if (options.filter((option) => option.default).length > most) {
    yield problem(path, 'SELECT_COMPONENT_DEFAULTS', 'More options are chosen beforehand than may be chosen');
  }
}

export function* modalSize({ components }: SentModal): Problems {
  if (components.length > MAX_IN_MODAL) yield tooLong(['components'], MAX_IN_MODAL);
}

export function* textInputs({ components }: SentModal): Problems {
  for (const { component, path, parent } of walk(components)) {
    if (component.type !== ComponentType.TextInput) continue;
    if (Boolean(component.label) !== (parent?.type === ComponentType.ActionRow)) {
      yield problem(
        [...path, 'label'],
        'TEXT_INPUT_LABEL',
        'A text input has its own label in an action row, and only there',
      );
    }
    const most = component.max_length ?? Number.POSITIVE_INFINITY;
    if ((component.min_length ?? 0) > most || (component.value?.length ?? 0) > most) {
      yield problem(path, 'TEXT_INPUT_LENGTHS', 'The least length, the most and the value given do not fit');
    }
  }
}
