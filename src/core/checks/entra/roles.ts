import * as l10n from '@vscode/l10n'
import { APP_ROLES } from '../../auth/claims.ts'
import type { Profile } from '../../profiles/profile.ts'
import type { ProfileCheck } from '../check.ts'

/** The application permissions that admin consent put into the token, as far as the profile's mailboxes need them. */
export const roles: ProfileCheck = {
  id: 'entra.roles',
  scope: 'profile',
  requires: ['entra.client'],
  applies: (profile) => profile.flow === 'app-only',
  async run({ token, evidence, profile, endpoints }) {
    const answer = await token()
    if (answer.kind !== 'token') return { status: 'skip', summary: l10n.t('There is no token to read.') }
    evidence.adopt(answer.evidence.filter(({ kind }) => kind === 'token'))
    const { aud, roles: granted } = answer.claims
    if (!isExchange(aud, endpoints.appOnlyScope)) return { status: 'fail', summary: l10n.t('The token is for another resource than Exchange Online.') }
    const missing = neededRoles(profile).filter((role) => !granted.includes(role))
    if (missing.length > 0) return { status: 'fail', summary: l10n.t('The token lacks {0}.', missing.join(', ')) }
    return { status: 'pass', summary: l10n.t('The token carries {0}.', neededRoles(profile).join(', ')) }
  },
  /** RBAC for Applications lets an app send without the role, and rightly so (Microsoft, "Application RBAC for SMTP"). */
  settle(own, run) {
    const granted = own.evidence.flatMap((entry) => (entry.kind === 'token' ? entry.roles : []))
    const onlySmtpMissing = own.status === 'fail' && granted.includes(APP_ROLES.imap) && !granted.includes(APP_ROLES.smtp)
    const sends = run.some(({ check, status }) => check === 'exchange.smtp' && (status === 'pass' || status === 'warn'))
    if (!onlySmtpMissing || !sends) return own
    return { status: 'warn', summary: l10n.t('The token lacks {0}, yet SMTP AUTH succeeds: RBAC for Applications seems to grant it.', APP_ROLES.smtp) }
  },
}

const neededRoles = (profile: Profile): readonly string[] => [
  ...(profile.mailboxes.some(({ imap }) => imap) ? [APP_ROLES.imap] : []),
  ...(profile.mailboxes.some(({ smtp }) => smtp) ? [APP_ROLES.smtp] : []),
]

/** Exchange Online's application id: the same in every tenant (Microsoft, "App-only authentication in Exchange Online PowerShell"). */
const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000'

/** The resource's host names, with or without a final slash, or its application id. */
function isExchange(aud: string, appOnlyScope: string): boolean {
  const resource = appOnlyScope.replace(/\/\.default$/, '')
  return [EXCHANGE_APP_ID, resource, 'https://outlook.office365.com', 'https://outlook.office.com'].includes(aud.replace(/\/$/, ''))
}
