import { EventEmitter } from 'node:events';

/** Events of the store that the metrics count: failures, by their code; questions that were stored as unanswered. */
export const storeEvents = new EventEmitter<{ fault: [code: string]; gap: [] }>();
