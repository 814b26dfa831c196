import { PracticeError } from '../errors.ts'
import type { Tenant } from '../tenant.ts'
import type { Fault, FaultContext, SetupStep } from './fault.ts'
import { FAULTS } from './registry.ts'

export interface FaultSwitch {
  readonly id: string
  readonly step: SetupStep
  readonly label: string
  readonly sentence: string
  readonly on: boolean
}

/** Throws `fault.unknown`, with the known ids as details. The unknown one is not repeated. */
export function faultOf(id: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.id === id)
  if (fault) return fault
  const ids = FAULTS.map((known) => known.id)
  throw new PracticeError('fault.unknown', `There is no fault of this name. The faults are: ${ids.join(', ')}.`, ids)
}

export const listFaults = (tenant: Tenant, context: FaultContext): readonly FaultSwitch[] =>
  FAULTS.map((fault) => ({ id: fault.id, step: fault.step, label: fault.label(), sentence: fault.sentence(), on: fault.isOn(tenant.state(), context) }))

/** Breaks or mends; nothing happens where it already is so. Throws `fault.unknown`. */
export function setFault(tenant: Tenant, context: FaultContext, id: string, on: boolean): void {
  const fault = faultOf(id)
  const state = tenant.state()
  if (fault.isOn(state, context) === on) return
  tenant.patch(on ? fault.break(state, context) : fault.mend(state, context))
}
