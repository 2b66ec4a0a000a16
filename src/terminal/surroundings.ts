import type { Answerer } from '../answer/answerer.ts';
import { toItem } from '../answer/items.ts';
import type { Item, ItemId } from '../answer/types.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import type { RawDocument, ReadDocument } from '../reading/types.ts';
import type { ArchiveAccess, FetchedPage, NoPage } from '../record/word-archive.ts';
import type { SearchPage } from '../record/word-search.ts';
import type { Place } from '../store/store.ts';
import type { Streams } from './streams.ts';

/** What the commands of the terminal are given by the composition root. */
export interface Surroundings {
  streams: Streams;
  /** Opens the record of a folder (default: the configured one). It has told why where it comes back with nothing. */
  open(folder: string | undefined): Promise<OpenRecord | undefined>;
  /** the corpus folder, where a command is told of no other */
  folder: string;
  /** where the data is */
  place: Place;
  /** the day that it is, where nothing else is asked for */
  today(): IsoDate;
  /** the moment that it is; ISO 8601, UTC */
  now(): string;
  fetchPage: FetchPage;
  readPage: ReadPage;
  /** searches a document for exact words */
  searchPage: SearchPage;
  /** the Internet Archive */
  archive: ArchiveAccess;
}

/** The record as the terminal uses it. */
export interface OpenRecord {
  corpus: Corpus;
  /** files of sources that have errors and are left out */
  leftOut: string[];
  /** made when first wanted, so that a conversation can greet before there is an index */
  answerer(): Promise<Answerer>;
}

/** Gets the text out of a document, or says why it can't be read. */
type ReadPage = (document: RawDocument) => Promise<ReadDocument>;

/** Gets a page from the web, or says why it does not. */
export type FetchPage = (url: string) => Promise<FetchedPage | NoPage>;

/** An item that is named by its id, outside an answer. */
export function itemById(corpus: Corpus, id: ItemId): Item | undefined {
  const entry = corpus.entry(id);
  return entry && toItem(entry, 0, []);
}
