import type { FileHandle } from 'node:fs/promises'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'
import type { Profile, ProfilesDocument } from '../core/profiles/profile.ts'
import { Secret } from '../core/secret.ts'
import { readBounded } from './bounded-file.ts'
import type { Io } from './io.ts'
import { profileOf } from './read-document.ts'

/** A certificate with its chain and key stays far below. */
const LIMIT_BYTES = 64 * 1024

/** Where a profile's secret comes from, beside its variable. */
export interface SecretOptions {
  /** ID=PATH */
  readonly files: readonly string[]
  /** The profile whose secret comes on standard input */
  readonly stdin: string | undefined
}

export interface GivenSecret {
  readonly secret: Secret
  readonly passphrase?: Secret
}

/**
 * The secrets of a document's profiles, by id: `--secret-file`, `--secret-stdin`, else `HELPDESK_OAUTH_SECRET_<ID>`. Throws
 * `argument.invalid` for ids that share a variable's name, an unknown id, a secret given twice, an empty one, and a file that
 * others have any right on; no sentence repeats a value.
 */
export async function givenSecrets(document: ProfilesDocument, options: SecretOptions, io: Io): Promise<ReadonlyMap<string, GivenSecret>> {
  refuseSharedNames(document.profiles)
  const given = new Map<string, Secret>()
  const give = (id: string, secret: Secret): void => {
    if (given.has(id)) throw argumentInvalid(l10n.t('The secret of a profile is given twice. Give it once.'))
    given.set(id, secret)
  }
  const files = options.files.map((option) => splitOption(document, option))
  for (const { id, path } of files) give(id, await secretFile(path, io))
  if (options.stdin !== undefined) give(profileOf(document, options.stdin).id, await secretFromStdin(io))
  const secrets = new Map<string, GivenSecret>()
  for (const { id } of document.profiles) {
    const secret = given.get(id) ?? fromVariable(io, `HELPDESK_OAUTH_SECRET_${variableName(id)}`)
    const passphrase = fromVariable(io, `HELPDESK_OAUTH_PASSPHRASE_${variableName(id)}`)
    if (secret !== undefined) secrets.set(id, { secret, ...(passphrase !== undefined && { passphrase }) })
  }
  return secrets
}

const variableName = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/g, '_')

/** An empty variable is as good as none: that is how some schedulers take one away. */
function fromVariable({ env }: Io, name: string): Secret | undefined {
  const value = env[name]
  return value === undefined || value === '' ? undefined : secretOf(value)
}

function refuseSharedNames(profiles: readonly Profile[]): void {
  const ids = new Map<string, string>()
  for (const { id } of profiles) {
    const name = variableName(id)
    const other = ids.get(name)
    if (other !== undefined) {
      throw argumentInvalid(l10n.t('The profiles {0} and {1} share the variable HELPDESK_OAUTH_SECRET_{2}. Rename one of them.', other, id, name))
    }
    ids.set(name, id)
  }
}

function splitOption(document: ProfilesDocument, option: string): { readonly id: string; readonly path: string } {
  const at = option.indexOf('=')
  if (at < 1 || at === option.length - 1) throw argumentInvalid(l10n.t('The option --secret-file takes ID=PATH.'))
  return { id: profileOf(document, option.slice(0, at)).id, path: option.slice(at + 1) }
}

async function secretFile(path: string, { signal }: Io): Promise<Secret> {
  const content = await readBounded(path, {
    limitBytes: LIMIT_BYTES,
    signal,
    unreadable: () => l10n.t('A secret\'s file could not be opened. Check its path, and that you may read it.'),
    inspect: refuseShared,
  })
  return 'tooLarge' in content ? refuseLarge() : secretOf(decode(content.bytes))
}

/** Windows has no such bits: there the folder's rights count. */
async function refuseShared(file: FileHandle): Promise<void> {
  const { mode } = await file.stat()
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw argumentInvalid(l10n.t('A secret\'s file can be used by others than its owner. Take their rights away (chmod 600).'))
  }
}

async function secretFromStdin({ stdin, signal }: Io): Promise<Secret> {
  const parts: Buffer[] = []
  let total = 0
  const stop = (): void => void stdin.destroy(new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of stdin) {
      const part = Buffer.from(chunk as Uint8Array)
      total += part.length
      if (total > LIMIT_BYTES) refuseLarge()
      parts.push(part)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return secretOf(decode(Buffer.concat(parts)))
}

function refuseLarge(): never {
  throw argumentInvalid(l10n.t('A secret is larger than {0} KB, the limit.', LIMIT_BYTES / 1024))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw argumentInvalid(l10n.t('A secret is not encoded as UTF-8. Save its file as UTF-8.'))
  }
}

/** One line end at the end is the file's, not the secret's. */
function secretOf(text: string): Secret {
  const value = text.replace(/\r?\n$/, '')
  if (value === '') throw argumentInvalid(l10n.t('A secret is empty. Copy its value anew.'))
  return new Secret(value)
}
