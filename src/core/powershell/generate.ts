import { randomBytes } from 'node:crypto'
import { domainToASCII } from 'node:url'
import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../errors.ts'
import type { Mailbox, Profile } from '../profiles/profile.ts'
import { readScriptFile } from './script-file.ts'
import { isScriptId } from './script-id.ts'
import { findScript } from './scripts/registry.ts'
import type { ScriptDeclaration, ScriptInput } from './scripts/script.ts'
import { renderSnippet } from './snippet.ts'
import { replaceValuesRegion } from './values-region.ts'

export interface GenerateOptions {
  readonly script: string
  /** Default `script` */
  readonly form?: 'script' | 'snippet' | undefined
  /** Addresses of the profile's mailboxes; default all */
  readonly mailboxes?: readonly string[] | undefined
  /** Object id of the enterprise application, such as a token's `oid`; default the profile's */
  readonly objectId?: string | undefined
  /** 8 to 64 lower-case hexadecimal digits; default 32 random ones */
  readonly nonce?: string | undefined
  /** Sign in by device code: PowerShell 7 only, for a machine without the person's browser. Script form only. */
  readonly useDevice?: boolean | undefined
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const NONCE = /^[0-9a-f]{8,64}$/
const BYTE_ORDER_MARK = '\ufeff'

/**
 * The PowerShell for a profile. The script form begins with a byte order mark unless it is ASCII only, because Windows
 * PowerShell 5.1 reads a file without one in the ANSI code page (Microsoft, about_Character_Encoding); a snippet has none.
 * @throws {HelpdeskOAuthError} `argument.invalid`: no such script, none for this flow, no such form, an address that is not the profile's,
 * an object id that is needed and unknown, a value that no script can hold
 */
export function generatePowerShell(profile: Profile, options: GenerateOptions): string {
  const script = scriptFor(profile, options.script)
  const input = scriptInput(profile, options)
  if (options.form === 'snippet') {
    if (!script.snippet) throw argumentInvalid(l10n.t('{0} has no short form. Ask for the script.', script.id))
    return renderSnippet(input, script.snippet(input))
  }
  const text = replaceValuesRegion(readScriptFile(script.id), script.values(input))
  return isAscii(text) ? text : BYTE_ORDER_MARK + text
}

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text)

function scriptFor(profile: Profile, id: string): ScriptDeclaration {
  if (!isScriptId(id)) throw argumentInvalid(l10n.t('There is no script of this name.'))
  const script = findScript(id)
  if (!script) throw argumentInvalid(l10n.t('The script {0} comes with a later version.', id))
  if (script.flows.includes(profile.flow)) return script
  throw argumentInvalid(
    profile.flow === 'user'
      ? l10n.t('A profile whose mailbox users sign in has no use for {0}: only an application that signs in by itself does.', id)
      : l10n.t('A profile whose application signs in by itself has no use for {0}: only mailbox users who sign in do.', id),
  )
}

function scriptInput(profile: Profile, options: GenerateOptions): ScriptInput {
  const objectId = options.objectId ?? profile.objectId
  if (objectId !== undefined && !GUID.test(objectId)) {
    throw argumentInvalid(l10n.t('An object id looks like this: {0}', '01234567-89ab-cdef-0123-456789abcdef'))
  }
  const nonce = options.nonce ?? randomBytes(16).toString('hex')
  if (!NONCE.test(nonce)) throw argumentInvalid(l10n.t('A run is named by at least eight hexadecimal digits.'))
  return { profile, mailboxes: chosenMailboxes(profile, options.mailboxes), objectId, nonce, useDevice: options.useDevice ?? false }
}

function chosenMailboxes(profile: Profile, addresses: readonly string[] | undefined): readonly Mailbox[] {
  if (!addresses) return profile.mailboxes
  const wanted = new Set(addresses.map(addressKey))
  const known = new Set(profile.mailboxes.map((mailbox) => addressKey(mailbox.address)))
  if (wanted.size === 0 || [...wanted].some((key) => !known.has(key))) {
    throw argumentInvalid(l10n.t('A mailbox that was asked for is not one of this profile. Add it to the profile first.'))
  }
  return profile.mailboxes.filter((mailbox) => wanted.has(addressKey(mailbox.address)))
}

/** Two spellings of one address have one key: case, Unicode form and the domain's encoding do not count. */
function addressKey(address: string): string {
  const text = address.normalize('NFC').toLowerCase()
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  return `${text.slice(0, at + 1)}${domainToASCII(domain) || domain}`
}
