import { authorityAddress, CLOUDS, endpointsOf } from './clouds.ts'
import type { CloudId } from './profile.ts'

/** The last two labels of a host, which are one owner's for every host of Microsoft's clouds. */
const ownerOf = (host: string): string => host.split('.').slice(-2).join('.')

/**
 * Domains of Microsoft 365 and of personal accounts that no row of the table names: Microsoft, "Office 365 URLs and IP address
 * ranges", worldwide and US Government. Not azure.com and its like, under which customers have machines of their own.
 */
const OTHERS = [
  'hotmail.com', 'live.com', 'live.net', 'microsoft.us', 'microsoftonline-p.com', 'msauth.net', 'msn.com', 'office.net', 'onmicrosoft.com',
]

const MICROSOFT_OWNED: ReadonlySet<string> = new Set([
  ...OTHERS,
  ...Object.keys(CLOUDS).flatMap((id) =>
    (['office365', 'msn'] as const).flatMap((connection) => {
      const { authorityHost, authorityAliases, imap, smtp, appOnlyScope, userScopePrefix, portal } = endpointsOf({ cloud: id as CloudId, connection })
      const urls = [appOnlyScope, userScopePrefix, ...(portal === undefined ? [] : [portal])]
      return [authorityAddress(authorityHost).host, ...authorityAliases, imap.host, smtp.host, ...urls.map((url) => new URL(url).hostname)].map(ownerOf)
    }),
  ),
])

/** Whether a host belongs to one of Microsoft's clouds: an own cloud never names such a one. */
export const isMicrosoftHost = (host: string): boolean => MICROSOFT_OWNED.has(ownerOf(host.toLowerCase()))
