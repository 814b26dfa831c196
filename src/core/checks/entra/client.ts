import * as l10n from '@vscode/l10n'
import type { ProfileCheck } from '../check.ts'

/** Client id and credential, proven by a token request over the network. */
export const client: ProfileCheck = {
  id: 'entra.client',
  scope: 'profile',
  requires: [],
  applies: (profile) => profile.flow === 'app-only',
  async run({ token, evidence }) {
    const answer = await token()
    evidence.adopt(answer.evidence)
    if (answer.kind === 'token') return { status: 'pass', summary: l10n.t('Entra ID issued an access token.') }
    return { status: 'fail', summary: answer.sentence }
  },
}
