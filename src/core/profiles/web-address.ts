import { isIPv4 } from 'node:net'
import * as l10n from '@vscode/l10n'
import { domainMixesScripts, mixedScriptsSentence } from './domain-name.ts'

const LONGEST = 2048

/** The host of an http or https URL, A-label form, an IPv6 address without brackets; `undefined` when it has none. */
export function hostOfUrl(url: string): string | undefined {
  const parsed = parse(url)
  return parsed?.hostname.replace(/^\[|\]$/g, '')
}

/** What is wrong with the URL of a helpdesk; `undefined` when nothing is. */
export function urlFault(url: string): string | undefined {
  const parsed = parse(url)
  if (parsed === undefined) return l10n.t('This is no web address. Write it whole, like https://helpdesk.contoso.com/.')
  if (parsed.username !== '' || parsed.password !== '') return l10n.t('Take the user name and password out of this address: a profile holds no secrets.')
  return domainMixesScripts(parsed.hostname) ? mixedScriptsSentence() : undefined
}

/**
 * What is wrong with a redirect URI; `undefined` when nothing is. https, or http on a loopback host; neither fragment nor
 * wildcard (Microsoft, "Redirect URI (reply URL) best practices and limitations").
 */
export function redirectUriFault(uri: string): string | undefined {
  const fault = urlFault(uri)
  if (fault !== undefined) return fault
  if (uri.includes('#')) return l10n.t('A redirect URI has no fragment. Leave out the # and what follows it.')
  if (uri.includes('*')) return l10n.t('A redirect URI with a wildcard is refused by Microsoft for work accounts. Write it whole.')
  const parsed = new URL(uri)
  if (parsed.protocol === 'http:' && !isLoopbackName(parsed.hostname)) {
    return l10n.t('Microsoft takes a redirect URI with http only on localhost. Use https.')
  }
  return undefined
}

function parse(url: string): URL | undefined {
  // The URL parser forgives blanks, backslashes and missing slashes; Entra, which compares text, does not.
  if (url.length > LONGEST || !/^https?:\/\/[^/?#]/i.test(url) || /[\s\p{C}\\]/u.test(url) || !URL.canParse(url)) return undefined
  const parsed = new URL(url)
  // 2130706433 and 0x7f.1 are addresses to the parser: only the plain spelling passes.
  if (isIPv4(parsed.hostname) && !url.includes(parsed.hostname)) return undefined
  return parsed
}

const isLoopbackName = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
