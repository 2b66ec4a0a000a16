import ipaddr from 'ipaddr.js';

/** Why an address is not asked for; worded in refusal.ts. */
export type AddressFault = 'not-an-address' | 'not-web' | 'credentials' | 'port' | 'private-address';

const PORTS = new Set(['', '80', '443']);

/**
 * Whether a page may be asked for, by its address alone. The URL parser has turned every way to write an IPv4 address
 * (octal, hexadecimal, one number) into four numbers before (URL standard, “host parsing”).
 * @param allowed hosts that are let through although they are private, as `host` or `host:port`
 */
export function addressFault(address: string, allowed: ReadonlySet<string>): AddressFault | undefined {
  if (!URL.canParse(address)) return 'not-an-address';
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not-web';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (isLetThrough(url, allowed)) return undefined;
  if (!PORTS.has(url.port)) return 'port';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local') || host.endsWith('.internal')) {
    return 'private-address';
  }
  return ipaddr.isValid(host) && !isPublic(host) ? 'private-address' : undefined;
}

/** Whether somebody who runs the program has let a host through. */
function isLetThrough({ hostname, host }: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(hostname) || allowed.has(host);
}

/** A name stands for a machine of a private network. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** Whether an IP address is one of the open internet. An IPv4 address in IPv6's clothes counts as what it is. */
export function isPublic(ip: string): boolean {
  // NAT64 (RFC 6052), 6to4 (RFC 3056) and Teredo carry an IPv4 address within: ranges of their own, none of them unicast.
  return ipaddr.isValid(ip) && ipaddr.process(ip).range() === 'unicast';
}
