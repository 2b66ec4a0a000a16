/** What people follow: what commands ask of it, and the custom ids of its buttons. */
import type { Shown } from '../kit/command.ts';
import { idCodec, wholeNumber } from '../kit/custom-id.ts';
import type { Values } from '../kit/form.ts';

/** What a button about follows does. */
const NEWS_VERBS = ['stop', 'list', 'all', 'resume', 'quiet', 'forget', 'forget-all'] as const;
type NewsVerb = (typeof NEWS_VERBS)[number];

/** What a button about follows is for. */
export interface NewsId {
  verb: NewsVerb;
  /** the id of a follow; of changes, the number after which they begin */
  about: number;
  /** the number of the last change; 0 where there is none */
  until: number;
  /** from 0 */
  page: number;
}

export const newsIds = idCodec('news', NEWS_VERBS, {
  about: wholeNumber(12),
  until: wholeNumber(12),
  page: wholeNumber(4),
});

/** What somebody wants to follow. */
export interface Wanted {
  kind: 'speaker' | 'topic' | 'measure' | 'subject' | 'question';
  /** an id, or the words of a question */
  about: string;
  /** absent: once a week */
  every?: 'once' | 'daily' | 'weekly' | undefined;
  /** it is told to the channel at hand, which moderators alone can have */
  inChannel: boolean;
}

/** What one person follows, in one place. */
export interface FollowDesk {
  follow(wanted: Wanted): Promise<Shown>;
  list(): Promise<Shown>;
  press(id: NewsId): Promise<Shown>;
  /** takes the form that a button has opened */
  take(id: NewsId, values: Values): Promise<Shown>;
}
