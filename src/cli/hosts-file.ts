import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'

/** Names and their addresses (hosts(5)), lower case. */
export type HostsFile = ReadonlyMap<string, readonly string[]>

export function parseHostsFile(text: string): HostsFile {
  const found = new Map<string, string[]>()
  for (const line of text.split(/\r?\n/)) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (address === undefined || isIP(address) === 0) continue
    for (const name of names) found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), address])
  }
  return found
}

/** This machine's hosts file; empty where there is none. */
export function readHostsFile(): HostsFile {
  const path = process.platform === 'win32' ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts') : '/etc/hosts'
  try {
    return parseHostsFile(readFileSync(path, 'utf8'))
  } catch {
    return new Map()
  }
}
