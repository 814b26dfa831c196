import type { Endpoints } from './profiles/clouds.ts'

/** Ids of the portal pages that a problem may point to. */
export type LinkId = 'api-permissions' | 'credentials' | 'app-overview' | 'authentication' | 'enterprise-applications' | 'exchange-settings'

/**
 * The page's address for this cloud, or undefined where there is none: an own cloud has no portal. Microsoft documents
 * these addresses nowhere, so a link is an offer beside the written path, never instead of it.
 */
export function portalLink(id: LinkId, { portal, cloud }: Pick<Endpoints, 'portal' | 'cloud'>, clientId: string): string | undefined {
  if (portal === undefined) return undefined
  const application = `${portal}#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~`
  const app = encodeURIComponent(clientId)
  switch (id) {
    case 'api-permissions':
      return `${application}/CallAnAPI/appId/${app}`
    case 'credentials':
      return `${application}/Credentials/appId/${app}`
    case 'app-overview':
      return `${application}/Overview/appId/${app}`
    case 'authentication':
      return `${application}/Authentication/appId/${app}`
    case 'enterprise-applications':
      return `${portal}#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview/menuId~/null`
    case 'exchange-settings':
      return cloud === 'global' ? 'https://admin.exchange.microsoft.com/#/settings' : undefined
  }
}
