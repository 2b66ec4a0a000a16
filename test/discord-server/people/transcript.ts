import { ComponentType, SeparatorSpacingSize } from 'discord.js';
import type { SentComponent } from '../sent.ts';
import type { Seen } from './seen.ts';

/** Draws what somebody sees with characters: who spoke, the words, and what can be pressed. */
export function transcript(seen: Seen): string {
  if (seen.failed !== undefined) return `⚠ ${seen.failed}`;
  if (seen.modal) return form(seen.modal);
  const marks = [seen.ephemeral ? 'only you see this' : '', seen.edited ? 'edited' : ''].filter(Boolean);
  const head = `${seen.author}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}:`;
  const body = seen.thinking ? ['is thinking …'] : lines(seen);
  return [head, ...body.map((line) => `  ${line}`)].join('\n');
}

function lines(seen: Seen): string[] {
  const drawn = seen.components.flatMap(draw);
  const said = [...drawn.join('\n')].length > 0 && seen.components.some(speaks) ? [] : seen.text.split('\n');
  const files = seen.files.map(({ name, description }) => `📎 ${name}${description ? ` – ${description}` : ''}`);
  return [...said, ...drawn, ...files].filter((line) => line !== '');
}

function speaks(component: SentComponent): boolean {
  return component.content !== undefined || (component.components ?? []).some(speaks);
}

function draw(component: SentComponent): string[] {
  switch (component.type) {
    case ComponentType.Container:
      return (component.components ?? []).flatMap(draw).map((line) => `│ ${line}`);
    case ComponentType.Section:
      return [...(component.components ?? []).flatMap(draw), ...(component.accessory ? draw(component.accessory) : [])];
    case ComponentType.ActionRow:
      return [(component.components ?? []).flatMap(draw).join(' ')];
    case ComponentType.TextDisplay:
      return (component.content ?? '').split('\n');
    case ComponentType.Separator:
      return ['─'.repeat(SeparatorSpacingSize.Large * 12)];
    case ComponentType.Button:
      return [button(component)];
    case ComponentType.StringSelect:
      return [`[${component.placeholder ?? '…'} ▾ ${(component.options ?? []).map(({ label }) => label).join(' · ')}]`];
    case ComponentType.RoleSelect:
    case ComponentType.ChannelSelect:
    case ComponentType.UserSelect:
    case ComponentType.MentionableSelect:
      return [`[${component.placeholder ?? '…'} ▾ (by a name)]`];
    default:
      return (component.items ?? []).map(({ description }) => `🖼 ${description ?? ''}`);
  }
}

function button({ label, url, disabled, emoji }: SentComponent): string {
  const name = label ?? emoji?.name ?? '';
  if (url) return `[${name} ↗]`;
  return disabled ? `(${name})` : `[${name}]`;
}

function form({ title, fields }: NonNullable<Seen['modal']>): string {
  const drawn = fields.map(({ label, description, required, value, options }, index) => {
    const before = value === '' ? '' : `\n     ${value.replace(/\s+/g, ' ').slice(0, 90)}`;
    const offered = options.map((option) => `\n     ▾ ${option}`).join('');
    return `  ${index + 1}  ${label}${required ? ' *' : ''} ${description}`.trimEnd() + before + offered;
  });
  return [`▤ ${title}`, ...drawn].join('\n');
}
