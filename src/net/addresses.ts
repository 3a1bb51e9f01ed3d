/** Which addresses may be connected to: public ones, and what the user allows besides. */

import { BlockList, isIP } from 'node:net'

/** Says of an address why it must not be connected to: the kind of its range; nothing if it may. */
export type AddressGuard = (address: string) => string | undefined

export interface AddressOptions {
  /** Ranges that are allowed whatever they are: `127.0.0.1`, `10.0.0.0/8`, `fd00::/8`. Throws on what is no range. */
  allow?: string[]
  /** Allows this machine and private networks, but not what else is special, such as the metadata service of a cloud. */
  allowPrivate?: boolean
}

/**
 * What is not the public internet, the first match naming it: the special-purpose registries of IANA
 * (iana.org/assignments/iana-ipv4-special-registry, …-ipv6-…), and of IPv6 all that is no global unicast. An IPv4 range
 * also holds its addresses when they are written in IPv6 (`::ffff:10.0.0.1`).
 */
const special: [kind: string, ranges: string[]][] = [
  ['cloud metadata', ['169.254.169.254/32', '168.63.129.16/32', 'fd00:ec2::254/128']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['carrier-grade NAT', ['100.64.0.0/10']],
  ['unspecified', ['0.0.0.0/8', '::/128']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  ['documentation', ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20']],
  ['reserved', ['192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '240.0.0.0/4']],
  // Addresses that stand for others: IPv4-mapped, NAT64, Teredo, 6to4.
  ['reserved', ['::/3', '2001::/23', '2002::/16', '4000::/2', '8000::/1']],
]

const privateKinds = new Set(['loopback', 'private'])

export function createAddressGuard({ allow = [], allowPrivate = false }: AddressOptions = {}): AddressGuard {
  const isAllowed = contains(allow)
  const refused = special.map(([kind, ranges]) => ({ kind, isIn: contains(ranges) }))
  return (address) => {
    const [bare = ''] = address.split('%')
    if (isIP(bare) === 0) return 'unknown'
    if (isAllowed(bare)) return undefined
    const kind = refused.find(({ isIn }) => isIn(bare))?.kind
    return allowPrivate && kind !== undefined && privateKinds.has(kind) ? undefined : kind
  }
}

/** Whether a text is an address, or a range in CIDR notation. */
export function isRange(text: string): boolean {
  const [address = '', bits, ...others] = text.split('/')
  const version = isIP(address)
  if (version === 0 || others.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** A list for each family: in one, Node takes every IPv4 address for its form in IPv6, which `::/3` holds. */
function contains(ranges: string[]): (address: string) => boolean {
  const lists = { v4: new BlockList(), v6: new BlockList() }
  for (const range of ranges) {
    if (!isRange(range)) throw new TypeError(`${JSON.stringify(range)} is no address and no range of addresses`)
    const [address = '', bits] = range.split('/')
    if (isIP(address) === 4) lists.v4.addSubnet(address, Number(bits ?? 32), 'ipv4')
    else lists.v6.addSubnet(address, Number(bits ?? 128), 'ipv6')
  }
  return (address) =>
    isIP(address) === 4
      ? lists.v4.check(address, 'ipv4')
      : lists.v4.check(address, 'ipv6') || lists.v6.check(address, 'ipv6')
}
