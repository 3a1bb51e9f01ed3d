/** Objects in stores that speak the protocol of S3: where they are asked for, and how requests are signed. */

import { AwsV4Signer } from 'aws4fetch'

export interface ObjectStore {
  /** Where the store is; at Amazon if not said. */
  endpoint?: string | undefined
  region: string
  /** Without them requests are not signed, and only public objects are given. */
  keys?: { id: string; secret: string; token?: string | undefined } | undefined
}

/**
 * Where to ask for the object `s3://bucket/key`, whose key is taken as it stands; nothing if it cannot be asked for. With a
 * `query` it is one of the bucket, and the key is left out.
 */
export function objectUrl(address: string, store: ObjectStore, query?: Record<string, string>): string | undefined {
  const [, bucket = '', key = ''] = /^s3:\/\/([a-z0-9][a-z0-9._-]*)(?:\/(.*))?$/is.exec(address) ?? []
  const folders = (query ? '' : key).split('/')
  // No request can name such a key: URLs take these for steps between folders.
  if (bucket === '' || folders.some((folder) => folder === '.' || folder === '..')) return undefined
  const url = new URL(`${bucketUrl(bucket, store)}${folders.map(encode).join('/')}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return url.href
}

/** With a slash at its end. A name with dots fits no certificate, so it goes into the path. */
function bucketUrl(bucket: string, { endpoint, region }: ObjectStore): string {
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${bucket}/`
  const host = `s3.${region}.amazonaws.com`
  return bucket.includes('.') ? `https://${host}/${bucket}/` : `https://${bucket}.${host}/`
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Signs a request by its headers (Signature Version 4); the body of a GET is none. */
export async function signedHeaders(url: URL, { region, keys }: ObjectStore): Promise<Record<string, string>> {
  if (!keys) return {}
  const signer = new AwsV4Signer({
    url: url.href,
    method: 'GET',
    service: 's3',
    region,
    accessKeyId: keys.id,
    secretAccessKey: keys.secret,
    ...(keys.token !== undefined && { sessionToken: keys.token }),
  })
  const { headers } = await signer.sign()
  return Object.fromEntries(headers)
}

/** What one answer of `ListObjectsV2` lists: keys in their order, and how to ask for more. */
export function readListing(xml: string): { keys: string[]; next: string | undefined } {
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => plainText(key))
  const next = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1]
  return { keys, next: next && plainText(next) }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML. Stores also write references to characters that XML does not have, so no parser of XML takes all keys. */
function plainText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (reference, decimal, hex, name) => {
    if (name) return named[name] ?? reference
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference
  })
}
