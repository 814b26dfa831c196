import { listFaults, setFault } from '../../../../src/practice/faults/switchboard.ts'
import type { FaultContext } from '../../../../src/practice/faults/fault.ts'
import { initialState, newPracticeIds, PROFILE_MAILBOXES } from '../../../../src/practice/initial-state.ts'
import { Tenant } from '../../../../src/practice/tenant.ts'
import { parseTenantState } from '../../../../src/practice/tenant-state.ts'

/** A tenant's state with its faults, without any server. */
export function faultBench(empty = false) {
  const now = (): Date => new Date('2026-11-25T12:00:00.000Z')
  const ids = newPracticeIds()
  const secret = { hint: 'Pr4', endDateTime: '2027-05-24T12:00:00.000Z' }
  const keyId = '0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f'
  const tenant = new Tenant({ initial: initialState(ids, { keyId, ...secret }, empty), delayMs: 0, now })
  const healthy = parseTenantState(initialState(ids, { keyId, ...secret }, false))
  const context: FaultContext = { ids, keyId, secret, mailboxes: PROFILE_MAILBOXES, healthy, now }
  return {
    tenant,
    set: (id: string, on: boolean): void => setFault(tenant, context, id, on),
    on: (): readonly string[] => listFaults(tenant, context).filter((fault) => fault.on).map((fault) => fault.id),
  }
}
