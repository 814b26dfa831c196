import * as l10n from '@vscode/l10n'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem, Scene } from '../problem.ts'

const OTHER_CLOUD = [90038, 900382, 900432, 50049]

/** Authorities of Microsoft's clouds (Microsoft, "National clouds"): a discovery document of the wrong cloud names one of these. */
const AUTHORITIES: readonly string[] = [
  'login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn', 'login.chinacloudapi.cn',
]

export const otherCloud: Problem = {
  id: 'entra.other-cloud',
  mark(scene) {
    if (oauthErrors(scene.own, OTHER_CLOUD).length > 0) return 'certain'
    return namesOtherAuthority(scene) ? 'likely' : undefined
  },
  explain: () => ({
    title: l10n.t('The tenant lives in another cloud of Microsoft\'s'),
    cause: l10n.t('Microsoft runs separate clouds, for US Government (GCC High, DoD) and for China (21Vianet). The tenant is in one of them, and the request went to another one.'),
    remedy: [
      l10n.t('Choose in the profile the cloud whose portal you use: portal.azure.us for US Government, portal.azure.cn for China, entra.microsoft.com for all others, GCC included.'),
      l10n.t('Set the same in the helpdesk: host of the sign-in, mail servers and scopes all belong to one cloud.'),
    ],
  }),
  next: ['entra.app-not-found', 'entra.secret-invalid'],
}

const namesOtherAuthority = ({ own, names }: Scene): boolean =>
  own
    .filter((entry) => entry.kind === 'setting')
    .some(({ name, value }) => name === 'tenant.issuer' && value !== names.host && AUTHORITIES.includes(value))
