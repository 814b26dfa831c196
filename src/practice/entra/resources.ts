import type { TenantState } from '../tenant-state.ts'
import { EXCHANGE_AUDIENCES } from './access-tokens.ts'
import { resourceUnknown } from './entra-error.ts'

export const GRAPH_AUDIENCE = 'https://graph.microsoft.com'

/** A third name of Exchange: tokens are made for it, and Exchange's mail servers refuse those. */
const PS_OUTLOOK = 'https://ps.outlook.com'

export interface Resource {
  readonly kind: 'exchange' | 'graph'
  /** As the token will name it: what the client asked for */
  readonly audience: string
}

/** Application ids of Microsoft's own: error texts list them. */
export const RESOURCE_IDS = { exchange: '00000002-0000-0ff1-ce00-000000000000', graph: '00000003-0000-0000-c000-000000000000' } as const

const KINDS: Readonly<Record<string, Resource['kind']>> = {
  ...Object.fromEntries([...EXCHANGE_AUDIENCES, PS_OUTLOOK, RESOURCE_IDS.exchange].map((name) => [name, 'exchange'])),
  [GRAPH_AUDIENCE]: 'graph',
  [RESOURCE_IDS.graph]: 'graph',
}

/** Throws AADSTS500011 for a resource unknown here, and for Exchange in a tenant without it. */
export function resourceNamed(name: string, { tenant }: TenantState): Resource {
  const audience = name.replace(/\/$/, '').toLowerCase()
  const kind = Object.hasOwn(KINDS, audience) ? KINDS[audience] : undefined
  if (kind === undefined || (kind === 'exchange' && !tenant.exchangeOnline)) throw resourceUnknown(name, tenant.displayName)
  return { kind, audience }
}

/** Exchange's app roles end so, its delegated permissions do not: both stand side by side in what was consented to. */
export const isAppRole = (permission: string): boolean => permission.endsWith('AsApp') || permission === 'full_access_as_app'

const EXCHANGE_PERMISSION = /^(IMAP|POP|EWS)\.AccessAsUser\.All$|^SMTP\.Send$|^(Mail|Calendars|Contacts)\.[A-Z]/
const GRAPH_PERMISSION = /^[A-Z][A-Za-z]+(\.[A-Za-z]+){1,4}$/

/** Whether a resource offers a delegated permission of this value. Graph offers Exchange's too, and its tokens are of no use there. */
export const offersScope = ({ kind }: Pick<Resource, 'kind'>, value: string): boolean =>
  (kind === 'exchange' ? EXCHANGE_PERMISSION : GRAPH_PERMISSION).test(value) && !isAppRole(value)
