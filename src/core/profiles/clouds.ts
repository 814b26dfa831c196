import type { CloudId, HostPort, OwnCloud, Profile } from './profile.ts'

/** Where a profile's connections go. Nothing else is ever contacted for it. */
export interface Endpoints {
  readonly cloud: CloudId | 'own'
  /** host[:port] of Entra ID */
  readonly authorityHost: string
  /** Other names Microsoft uses for the same authority, accepted as issuers and endpoints */
  readonly authorityAliases: readonly string[]
  readonly imap: HostPort
  readonly smtp: HostPort
  /** Scope of an app-only token request */
  readonly appOnlyScope: string
  /** Prefix of the delegated scopes `IMAP.AccessAsUser.All` and `SMTP.Send` */
  readonly userScopePrefix: string
  /** Value of `Connect-ExchangeOnline -ExchangeEnvironmentName`; absent = its default */
  readonly exchangeEnvironment?: string
  /** Value of `Connect-MgGraph -Environment` */
  readonly graphEnvironment: string
  /** Base of the portal's deep links; an own cloud has none */
  readonly portal?: string
}

/**
 * One row a cloud. Authorities and portals: Microsoft, "National clouds" (Entra ID authentication). Global mail hosts:
 * Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth". GCC High and DoD mail hosts: Microsoft's endpoint
 * lists for US Government. Environment names: the references of Connect-ExchangeOnline and Get-MgEnvironment.
 * `documented: false` marks values that come from third parties, because Microsoft publishes none: 21Vianet's mail hosts,
 * and the scopes outside the global cloud.
 */
export const CLOUDS: { readonly [id in CloudId]: Endpoints & { readonly documented: { readonly mailHosts: boolean; readonly scopes: boolean } } } = {
  global: {
    cloud: 'global',
    authorityHost: 'login.microsoftonline.com',
    authorityAliases: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    imap: { host: 'outlook.office365.com', port: 993 },
    smtp: { host: 'smtp.office365.com', port: 587 },
    appOnlyScope: 'https://outlook.office365.com/.default',
    userScopePrefix: 'https://outlook.office.com/',
    graphEnvironment: 'Global',
    portal: 'https://entra.microsoft.com/',
    documented: { mailHosts: true, scopes: true },
  },
  'usgov-high': {
    cloud: 'usgov-high',
    authorityHost: 'login.microsoftonline.us',
    authorityAliases: [],
    imap: { host: 'outlook.office365.us', port: 993 },
    smtp: { host: 'outlook.office365.us', port: 587 },
    appOnlyScope: 'https://outlook.office365.us/.default',
    userScopePrefix: 'https://outlook.office365.us/',
    exchangeEnvironment: 'O365USGovGCCHigh',
    graphEnvironment: 'USGov',
    portal: 'https://portal.azure.us/',
    documented: { mailHosts: true, scopes: false },
  },
  'usgov-dod': {
    cloud: 'usgov-dod',
    authorityHost: 'login.microsoftonline.us',
    authorityAliases: [],
    imap: { host: 'outlook-dod.office365.us', port: 993 },
    smtp: { host: 'outlook-dod.office365.us', port: 587 },
    appOnlyScope: 'https://outlook.office365.us/.default',
    userScopePrefix: 'https://outlook.office365.us/',
    exchangeEnvironment: 'O365USGovDoD',
    graphEnvironment: 'USGovDoD',
    portal: 'https://portal.azure.us/',
    documented: { mailHosts: true, scopes: false },
  },
  china: {
    cloud: 'china',
    authorityHost: 'login.partner.microsoftonline.cn',
    authorityAliases: ['login.chinacloudapi.cn'],
    imap: { host: 'partner.outlook.cn', port: 993 },
    smtp: { host: 'partner.outlook.cn', port: 587 },
    appOnlyScope: 'https://partner.outlook.cn/.default',
    userScopePrefix: 'https://partner.outlook.cn/',
    exchangeEnvironment: 'O365China',
    graphEnvironment: 'China',
    portal: 'https://portal.azure.cn/',
    documented: { mailHosts: false, scopes: false },
  },
}

/** Personal accounts (Outlook.com): Microsoft support, "POP, IMAP, and SMTP settings for Outlook.com". */
const MSN_SMTP: HostPort = { host: 'smtp-mail.outlook.com', port: 587 }

export const isOwnCloud = (cloud: Profile['cloud']): cloud is OwnCloud => typeof cloud !== 'string'

/** The endpoints of a profile: its cloud's row, or its own cloud's hosts with the global cloud's scopes. */
export function endpointsOf(profile: Pick<Profile, 'cloud' | 'connection'>): Endpoints {
  if (!isOwnCloud(profile.cloud)) {
    const row = CLOUDS[profile.cloud]
    return profile.connection === 'msn' ? { ...row, smtp: MSN_SMTP } : row
  }
  const { appOnlyScope, userScopePrefix, graphEnvironment } = CLOUDS.global
  return { cloud: 'own', authorityAliases: [], ...profile.cloud, appOnlyScope, userScopePrefix, graphEnvironment }
}

/** Every different host name of an own cloud, without port, in the order of the document: what a person must confirm. */
export function ownCloudHosts(profile: Pick<Profile, 'cloud'>): readonly string[] {
  if (!isOwnCloud(profile.cloud)) return []
  const { authorityHost, imap, smtp } = profile.cloud
  return [...new Set([authorityHost.replace(/:\d+$/, ''), imap.host, smtp.host].map((host) => host.toLowerCase()))]
}

/** Splits `host[:port]`; 443 where no port is given. */
export function authorityAddress(authorityHost: string): HostPort {
  const port = /:(\d+)$/.exec(authorityHost)
  return port ? { host: authorityHost.slice(0, port.index), port: Number(port[1]) } : { host: authorityHost, port: 443 }
}
