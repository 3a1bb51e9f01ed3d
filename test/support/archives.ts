/** Archives as hostile hands make them: with names, links and sizes that no usual tool writes. */

import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

export interface TarEntry {
  name: string
  content?: string | Buffer
  /** ustar, section "typeflag": `0` a file, `1` a hard link, `2` a symbolic link, `3` a device. */
  type?: string
  target?: string
  /** What the header says, if that is not the truth. */
  size?: number
}

/** An archive in the ustar format (POSIX.1-1988). */
export function tar(entries: TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(tarEntry), Buffer.alloc(1024)])
}

function tarEntry({ name, content = '', type = '0', target = '', size }: TarEntry): Buffer[] {
  const bytes = Buffer.from(content)
  const header = Buffer.alloc(512)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o644, 8), 100)
  header.write(octal(size ?? bytes.length, 12), 124)
  header.write(octal(0, 12), 136)
  header.write(type, 156)
  header.write(target, 157)
  header.write('ustar\u000000', 257, 'latin1')
  header.write('        ', 148)
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  )
  return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
}

export interface ZipEntry {
  name: string
  content: string | Buffer
  isEncrypted?: boolean
  isLink?: boolean
  /** A checksum that is not that of the content. */
  crc?: number
}

/** An archive as PKWARE's APPNOTE describes it, without ZIP64. */
export function zip(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, content, isEncrypted = false, isLink = false, crc } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fileName = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(0x0800 | Number(isEncrypted), 2) // names are UTF-8
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc ?? crc32(bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, fileName, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(isLink ? (0o120777 << 16) >>> 0 : 0, 6)
    rest.writeUInt32LE(offset, 10)
    const madeBy = Buffer.from([20, 3]) // by Unix
    list.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, about, rest, fileName]))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}

export interface WarcPage {
  url: string
  content: string | Buffer
  type?: string
  /** Header lines of HTTP. */
  headers?: string[]
  status?: number
}

/** Records as a crawler writes them, each packed on its own. */
export function warc(pages: WarcPage[]): Buffer {
  const info = warcRecord('warcinfo', { 'Content-Type': 'application/warc-fields' }, Buffer.from('software: test\r\n'))
  const records = pages.flatMap(({ url, content, type = 'text/html', headers = [], status = 200 }) => {
    const head = [`HTTP/1.1 ${status} Said`, `Content-Type: ${type}`, ...headers, '', ''].join('\r\n')
    const block = Buffer.concat([Buffer.from(head), Buffer.from(content)])
    const about = { 'WARC-Target-URI': url, 'Content-Type': 'application/http; msgtype=response' }
    const request = Buffer.from(`GET / HTTP/1.1\r\nHost: ${new URL(url).host}\r\n\r\n`)
    return [warcRecord('request', about, request), warcRecord('response', about, block)]
  })
  return Buffer.concat([info, ...records].map((record) => gzipSync(record)))
}

export function warcRecord(type: string, about: Record<string, string>, block: Buffer): Buffer {
  const headers = { 'WARC-Type': type, 'WARC-Date': '2026-06-28T10:00:00Z', ...about, 'Content-Length': block.length }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')])
}
