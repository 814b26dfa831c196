import { listFaults, setFault, type FaultSwitch } from '../faults/switchboard.ts'
import type { FaultContext } from '../faults/fault.ts'
import type { Tenant } from '../tenant.ts'
import { AdminRefusal } from './admin-refusal.ts'

export interface AdminRoute {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'POST'
  /** Its first group, if any, is handed on */
  readonly path: RegExp
  answer(context: { readonly tenant: Tenant; readonly faults: FaultContext }, body: unknown, argument: string): unknown
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `{"on": true}` and nothing else. */
function wantedOn(body: unknown): boolean {
  const { on, ...others } = isObject(body) ? body as { readonly on?: unknown } : { on: undefined }
  if (typeof on === 'boolean' && Object.keys(others).length === 0) return on
  throw new AdminRefusal(400, 'body.invalid', 'The body must be {"on": true} or {"on": false}.')
}

/** What the endpoint has promised to show of a fault, and no more. */
const shown = ({ id, sentence, on }: FaultSwitch): object => ({ id, sentence, on })

export const ADMIN_ROUTES: readonly AdminRoute[] = [
  { method: 'GET', path: /^\/faults$/, answer: ({ tenant, faults }) => listFaults(tenant, faults).map(shown) },
  {
    method: 'PUT',
    path: /^\/faults\/([^/]{1,200})$/,
    answer({ tenant, faults }, body, id) {
      setFault(tenant, faults, id, wantedOn(body))
      return listFaults(tenant, faults).filter((fault) => fault.id === id).map(shown)[0]
    },
  },
  { method: 'GET', path: /^\/state$/, answer: ({ tenant }) => tenant.state() },
  {
    method: 'PATCH',
    path: /^\/state$/,
    answer({ tenant }, body) {
      if (!isObject(body)) throw new AdminRefusal(400, 'body.invalid', 'The body must be a JSON merge patch: an object.')
      tenant.patch(body)
      return tenant.state()
    },
  },
  {
    method: 'POST',
    path: /^\/reset$/,
    answer({ tenant }) {
      tenant.reset()
      return tenant.state()
    },
  },
]
