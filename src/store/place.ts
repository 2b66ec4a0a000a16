/** Where the data is: in a folder of this machine, or on a PostgreSQL server. */
export type Place = { folder: string } | { url: string };

export const DATABASE_FILE = 'bluelamp.sqlite';
