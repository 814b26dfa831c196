import * as l10n from '@vscode/l10n'
import { asciiDomain, domainFault } from './domain-name.ts'

/** dot-string of RFC 5321, section 4.1.2: atoms joined by single dots. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** RFC 5321, section 4.5.3.1.1 */
const LOCAL_PART_OCTETS = 64
/** RFC 5321, section 4.5.3.1.3: a path of 256 octets less its angle brackets */
const ADDRESS_OCTETS = 254

/** What is wrong with a mail address; `undefined` when nothing is. The domain may be international (IDNA). */
export function addressFault(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = address.slice(at + 1)
  if (local.length > LOCAL_PART_OCTETS) return l10n.t('The part before the @ is longer than {0} characters, which no mail server takes.', LOCAL_PART_OCTETS)
  if (at < 1 || !LOCAL_PART.test(local)) {
    return l10n.t('This is no mail address. Write it like support@contoso.com, without a display name, quotes or blanks.')
  }
  const fault = domainFault(domain)
  if (fault !== undefined) return fault
  if (`${local}@${asciiDomain(domain) ?? ''}`.length > ADDRESS_OCTETS || Buffer.byteLength(address) > ADDRESS_OCTETS) {
    return l10n.t('This address is longer than {0} octets, which no mail server takes.', ADDRESS_OCTETS)
  }
  return undefined
}

/** The same text for every spelling of one mailbox: case, Unicode normalisation and IDNA ignored. */
export function comparableAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, Math.max(at, 0)).normalize('NFC').toLowerCase()}@${asciiDomain(domain) ?? domain.normalize('NFC').toLowerCase()}`
}
