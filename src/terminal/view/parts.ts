import { type Block, line } from './block.ts';
import type { Entry, OfferGroup, View } from './view.ts';

/** A part of a question with what is shown of it. */
export interface ShownPart {
  question: string;
  view: View;
}

/** The parts of an answer below each other, each under its question; what the first page has no room for follows part by part. */
export function partsView(parts: readonly ShownPart[]): View {
  const first: Entry[] = [];
  let pending: Block[] = [];
  for (const [at, { question, view }] of parts.entries()) {
    pending.push(titleOf(question, at, parts.length), ...view.head);
    const entries = (view.pages[0] ?? []).map((entry): Entry => ({ ...entry }));
    const [lead] = entries;
    if (lead !== undefined) {
      lead.above = pending;
      pending = [];
    }
    first.push(...entries);
  }
  const last = first.at(-1);
  if (last !== undefined) last.below = pending;
  return {
    head: last === undefined ? pending : [],
    pages: last === undefined ? [] : [first, ...parts.flatMap((part, at) => furtherPages(part, at, parts.length))],
    notes: [...new Set(parts.flatMap(({ view }) => view.notes))],
    offers: offersOf(parts),
  };
}

/** Each further page says which part it goes on with. */
function furtherPages({ question, view }: ShownPart, at: number, of: number): Entry[][] {
  return view.pages
    .slice(1)
    .map(([lead, ...others]) =>
      lead === undefined ? [] : [{ ...lead, above: [titleOf(question, at, of)] }, ...others],
    );
}

function titleOf(question: string, at: number, of: number): Block {
  return line('title', `${at + 1} of ${of}: ${question}`);
}

/** Groups of one title are one; what is offered twice is offered once. */
function offersOf(parts: readonly ShownPart[]): OfferGroup[] {
  const groups = new Map<string, OfferGroup['offers']>();
  for (const { title, offers } of parts.flatMap(({ view }) => view.offers)) {
    const known = groups.get(title) ?? [];
    groups.set(title, [...known, ...offers.filter(({ label }) => known.every((other) => other.label !== label))]);
  }
  return Array.from(groups, ([title, offers]) => ({ title, offers }));
}
