import { authorityAddress, CLOUDS, endpointsOf } from './clouds.ts'
import type { CloudId } from './profile.ts'

/** The last two labels of a host, which are one owner's for every host of Microsoft's clouds. */
const ownerOf = (host: string): string => host.split('.').slice(-2).join('.')

const MICROSOFT_OWNED: ReadonlySet<string> = new Set(
  Object.keys(CLOUDS).flatMap((id) =>
    (['office365', 'msn'] as const).flatMap((connection) => {
      const { authorityHost, authorityAliases, imap, smtp } = endpointsOf({ cloud: id as CloudId, connection })
      return [authorityAddress(authorityHost).host, ...authorityAliases, imap.host, smtp.host].map(ownerOf)
    }),
  ),
)

/** Whether a host belongs to one of Microsoft's clouds: an own cloud never names such a one. */
export const isMicrosoftHost = (host: string): boolean => MICROSOFT_OWNED.has(ownerOf(host.toLowerCase()))
