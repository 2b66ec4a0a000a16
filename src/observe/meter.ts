/** Counts the bot's work for the metrics. No value names a person, a server or a question. */
export interface Meter {
  /** An interaction has arrived; Discord wants a first response within 3 s. */
  arrived(interactionId: string): void;
  /** Discord has accepted the first response to an interaction. */
  acknowledged(interactionId: string): void;
  /** A request is done. @param what the request's name in the log */
  request(what: string, outcome: string, ms: number): void;
}
