import type { EntryKind } from '../corpus/lists.ts';
import { LIST_KINDS, LISTS } from '../corpus/lists.ts';
import { type CorpusFiles, SOURCES_FOLDER } from '../corpus/parse.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import { textHash } from './base-text.ts';
import type { Proposal } from './change.ts';
import { entryTexts, fileOf, normalised } from './entries.ts';
import type { RecordService } from './record-service.ts';

export interface Import {
  /** what has to be published so that the record says what the files say: lists before the sources that speak of them */
  proposals: Proposal[];
  /** left alone: they were withdrawn, and coming back is a choice of its own */
  withdrawn: { kind: EntryKind; entry: string }[];
}

/**
 * Works out what files say that the record does not. What they do not have stays on record.
 * @param files of a corpus folder, as many of them as there are
 */
export function importOf(
  { files }: CorpusFiles,
  recordService: Pick<RecordService, 'textOf'>,
  { by, why }: { by: string; why: string },
): Import {
  const found: Import = { proposals: [], withdrawn: [] };
  for (const { kind, entry, text } of entriesOf(files)) {
    const now = recordService.textOf({ scope: SHARED_SCOPE, kind, entry });
    if (now.revision?.text === null) found.withdrawn.push({ kind, entry });
    else if (now.text === null || !saysTheSame(kind, entry, now.text, text)) {
      const seen = now.revision?.number ?? 0;
      const origin = { how: 'imported' as const };
      found.proposals.push({ scope: SHARED_SCOPE, kind, entry, text, seen, by, approvedBy: null, why, origin });
    }
  }
  return found;
}

interface Entry {
  kind: EntryKind;
  entry: string;
  text: string;
}

function entriesOf(files: CorpusFiles['files']): Entry[] {
  const lists = LIST_KINDS.flatMap((kind) => {
    const text = files.get(fileOf({ kind, entry: '' }));
    return typeof text === 'string'
      ? [...entryTexts(kind, text)].map(([entry, own]) => ({ kind, entry, text: own }))
      : [];
  });
  const known = new Set<string>(Object.values(LISTS).map(({ file }) => file));
  const sources = [...files].flatMap(([file, text]): Entry[] => {
    if (known.has(file) || typeof text !== 'string') return [];
    return [{ kind: 'source', entry: file.slice(SOURCES_FOLDER.length + 1, -'.md'.length), text }];
  });
  return [...lists, ...sources];
}

function saysTheSame(kind: EntryKind, entry: string, left: string, right: string): boolean {
  return textHash(normalised(kind, entry, left)) === textHash(normalised(kind, entry, right));
}
