import { EventEmitter } from 'node:events';

/** What happens to the data, for whoever counts it: failures, by their code; questions that were kept as unanswered. */
export const storeEvents = new EventEmitter<{ fault: [code: string]; gap: [] }>();
