/** Politeness to publishers: several hosts are asked at once, each for one page after another. */
import pLimit from 'p-limit';

export const HOSTS_AT_ONCE = 8;

/** Groups what is to be fetched by its host, the longest group first: it alone decides when all is done. */
export function byHost<T>(items: readonly T[], addressOf: (item: T) => string): T[][] {
  const hosts = [...Map.groupBy(items, (item) => new URL(addressOf(item)).host).values()];
  return hosts.sort((left, right) => right.length - left.length);
}

/** Does work for each item of each host. @throws the first error; the other hosts go on */
export async function eachPerHost<T>(
  items: readonly T[],
  addressOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const hosts = pLimit(HOSTS_AT_ONCE);
  const perHost = byHost(items, addressOf).map((own) =>
    hosts(async () => {
      for (const item of own) await work(item);
    }),
  );
  await Promise.all(perHost);
}
