import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { parseJson, recordEntraError } from '../../auth/entra-error.ts'
import type { EvidenceLog } from '../../evidence/evidence-log.ts'
import { request } from '../../http.ts'
import type { Endpoints } from '../../profiles/clouds.ts'
import type { CheckContext, Finding, ProfileCheck } from '../check.ts'
import { describeFailure } from '../describe-failure.ts'

/** OpenID Connect Discovery 1.0, section 3: the endpoints a sign-in would use. */
const DISCOVERY = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  device_authorization_endpoint: z.optional(z.url()),
  end_session_endpoint: z.optional(z.url()),
})

/** The tenant exists in this cloud, and its discovery document names the cloud's own hosts and no other. */
export const tenant: ProfileCheck = {
  id: 'entra.tenant',
  scope: 'profile',
  requires: [],
  applies: () => true,
  async run(context) {
    const { endpoints, evidence, profile } = context
    const name = profile.tenantId ?? (profile.connection === 'msn' ? 'consumers' : 'organizations')
    const url = new URL(`https://${endpoints.authorityHost}/${encodeURIComponent(name)}/v2.0/.well-known/openid-configuration`)
    try {
      const answer = await request({ ...context, lookup: context.host.lookup, method: 'GET', url, allowedHosts: [url.host] })
      const body = parseJson(answer.body)
      if (answer.status !== 200) return refused(context, body)
      return judge(DISCOVERY.safeParse(body).data, endpoints, evidence)
    } catch {
      return { status: 'fail', summary: describeFailure(evidence.entries) }
    }
  },
}

function refused({ evidence }: CheckContext, body: unknown): Finding {
  if (!recordEntraError(evidence, body)) evidence.add({ kind: 'oauth-error', error: 'MISBEHAVED' })
  return { status: 'fail', summary: describeFailure(evidence.entries) }
}

function judge(document: z.infer<typeof DISCOVERY> | undefined, { authorityHost, authorityAliases }: Endpoints, evidence: EvidenceLog): Finding {
  if (!document) {
    evidence.add({ kind: 'oauth-error', error: 'MISBEHAVED' })
    return { status: 'fail', summary: l10n.t('The discovery document of the tenant cannot be read.') }
  }
  const allowed = new Set([authorityHost, ...authorityAliases])
  const foreign = Object.values(document).filter((value) => value !== undefined).map((value) => new URL(value).host).find((host) => !allowed.has(host))
  evidence.add({ kind: 'setting', name: 'tenant.issuer', value: foreign ?? new URL(document.issuer).host })
  if (foreign !== undefined) return { status: 'fail', summary: l10n.t('The discovery document names {0}, which is not a host of this cloud.', foreign) }
  return { status: 'pass', summary: l10n.t('The tenant exists at {0}.', authorityHost) }
}
