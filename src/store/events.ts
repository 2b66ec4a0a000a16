import { EventEmitter } from 'node:events';

/** Events of the store that the metrics count: failures, by their code; questions that were stored as unanswered; what became of messages sent unasked. */
export const storeEvents = new EventEmitter<{ fault: [code: string]; gap: []; posting: [outcome: string] }>();
