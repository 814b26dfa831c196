import type { Application, TenantState } from '../tenant-state.ts'
import { parameterMissing, scopeInvalid } from './entra-error.ts'
import { GRAPH_AUDIENCE, isAppRole, offersScope, RESOURCE_IDS, resourceNamed, type Resource } from './resources.ts'
import { permissionGone, permissionNotListed, permissionUnknown } from './user-errors.ts'

const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access']
const DEFAULT = '.default'

/** What one resource is asked for. */
export interface ResourceScopes {
  readonly resource: Resource
  /** Delegated permissions by their value, `.default` written out */
  readonly permissions: readonly string[]
}

export interface UserScopes {
  /** Those of OpenID Connect (Core 1.0 sections 5.4 and 11) */
  readonly openId: readonly string[]
  /** In the order in which the client named them; Graph where it named none */
  readonly resources: readonly [ResourceScopes, ...ResourceScopes[]]
}

/** `https://outlook.office.com/SMTP.Send` → resource and permission; a bare `User.Read` is Graph's. */
function split(scope: string): readonly [resource: string, permission: string] {
  const at = scope.lastIndexOf('/')
  return at < 0 ? [GRAPH_AUDIENCE, scope] : [scope.slice(0, at), scope.slice(at + 1)]
}

/** Throws AADSTS65006 for a permission that the registration lists and the resource does not have, 650053 where neither does, 650057 for one that the registration does not list. */
function checkListed(appId: string, application: Application, resource: Resource, permission: string): void {
  const isListed = application.permissions[permission] === true
  if (!offersScope(resource, permission)) throw isListed ? permissionGone(appId, permission) : permissionUnknown(application, permission, RESOURCE_IDS[resource.kind])
  if (isListed) return
  const listed = Object.keys(application.permissions).filter((value) => !OPENID_SCOPES.includes(value))
  const kinds = new Set(listed.map((value) => (isAppRole(value) || offersScope({ kind: 'exchange' }, value) ? 'exchange' : 'graph')))
  throw permissionNotListed(appId, application, resource.audience, [...kinds].map((kind) => RESOURCE_IDS[kind]))
}

/**
 * Reads the `scope` of a user's flow (Microsoft, "Scopes and permissions in the Microsoft identity platform").
 * Throws AADSTS900144 without any, 70011 for one that is unreadable, 500011 for an unknown resource, and what {@link checkListed} says of a permission.
 */
export function readScopes(scope: string | null, state: TenantState, appId: string, application: Application): UserScopes {
  const asked = (scope ?? '').trim().split(/\s+/).filter((each) => each !== '')
  if (scope === null || asked.length === 0) throw parameterMissing('scope')
  if (asked.length > 100 || /[^\x20-\x7e]|,/.test(scope)) throw scopeInvalid(scope)
  const found = new Map<string, { readonly resource: Resource; readonly permissions: Set<string> }>()
  for (const each of asked.filter((one) => !OPENID_SCOPES.includes(one))) {
    const [name, permission] = split(each)
    const resource = resourceNamed(name, state)
    const { permissions } = found.get(resource.audience) ?? { permissions: new Set<string>() }
    found.set(resource.audience, { resource, permissions })
    const values = permission === DEFAULT ? Object.keys(application.permissions).filter((value) => offersScope(resource, value)) : [permission]
    for (const value of values) {
      checkListed(appId, application, resource, value)
      permissions.add(value)
    }
  }
  const [first, ...others] = [...found.values()].map(({ resource, permissions }) => ({ resource, permissions: [...permissions] }))
  const graph: ResourceScopes = { resource: { kind: 'graph', audience: GRAPH_AUDIENCE }, permissions: [] }
  return { openId: OPENID_SCOPES.filter((each) => asked.includes(each)), resources: [first ?? graph, ...others] }
}

/** Throws AADSTS70011 where a token is asked for several resources at once. */
export function onlyResource({ resources: [first, ...others] }: UserScopes, scope: string): ResourceScopes {
  if (others.length > 0) throw scopeInvalid(scope)
  return first
}
