/** The statements and figures of a draft, in the order in which they are gone through. */
import type { Figure, Statement } from '../../corpus/schema.ts';
import { shortHash } from '../../discord/custom-id.ts';
import type { SourceDraft } from '../../record/draft.ts';

export type Item = { kind: 'statement'; statement: Statement } | { kind: 'figure'; figure: Figure };

/** Statements come first, then figures; step 1 is the first. */
export function itemsOf({ source }: SourceDraft): Item[] {
  return [
    ...source.statements.map((statement): Item => ({ kind: 'statement', statement })),
    ...source.figures.map((figure): Item => ({ kind: 'figure', figure })),
  ];
}

export function idOf(item: Item): string {
  return item.kind === 'statement' ? item.statement.id : item.figure.id;
}

/** The step that shows an item; 0, which is the whole, where there is none of this id. */
export function stepOf(draft: SourceDraft, itemId: string | undefined): number {
  return itemsOf(draft).findIndex((item) => idOf(item) === itemId) + 1;
}

/** What a button of one statement or figure is about: the draft, and the item by a key, whatever its place. */
export function aboutItem(draftId: string, itemId: string): string {
  return `${draftId}.${shortHash(itemId)}`;
}

/** The item’s id in what `aboutItem` made; undefined where the draft has it no more. */
export function readAbout(about: string, draft: SourceDraft): string | undefined {
  const [, key] = about.split('.');
  return itemsOf(draft)
    .map(idOf)
    .find((id) => shortHash(id) === key);
}
