/** What is counted while the bot works. None of it names a person, a server or a question. */
export interface Meter {
  /** Discord tells of an interaction, which it wants acknowledged within 3 s. */
  arrived(interactionId: string): void;
  /** Discord has taken the first response to one. */
  acknowledged(interactionId: string): void;
  /** A request was dealt with. @param what is asked for, as the log names it */
  request(what: string, outcome: string, ms: number): void;
}
