import type { Clock } from './clock.ts';

/** The first moment of Discord's ids, 1 January 2015. */
const EPOCH = 1_420_070_400_000n;
const SEQUENCE_BITS = 22n;
const SEQUENCE_MASK = (1n << SEQUENCE_BITS) - 1n;

/**
 * Makes ids as Discord does: time first, so that a later id is a greater one, which paging relies on.
 *
 * @see https://docs.discord.com/developers/reference#snowflakes
 */
export function snowflakes(clock: Clock): () => string {
  let sequence = 0n;
  return () => {
    sequence = (sequence + 1n) & SEQUENCE_MASK;
    return (((BigInt(clock.now()) - EPOCH) << SEQUENCE_BITS) | sequence).toString();
  };
}

/** Which of `shards` connections hears of a guild. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> SEQUENCE_BITS) % BigInt(shards));
}

/** Oldest first. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
