import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import type { PracticeTenant } from '../../practice/start.ts'
import type { RunningPractice } from '../practice/running-practice.ts'
import { Emitter } from '../runs/emitter.ts'
import type { Services } from '../services.ts'

/** A started tenant as the rest of the extension sees it: practice and the views do not know each other. */
export function runningTenant(tenant: PracticeTenant, modulesFolder: string): RunningPractice {
  const changed = new Emitter<void>()
  const unsubscribe = tenant.tenant.subscribe(() => changed.fire())
  return {
    profileIds: tenant.document.profiles.map(({ id }) => id),
    admin: tenant.admin,
    powershellEnv: tenant.powershellEnv(modulesFolder),
    read: () => ({
      faults: tenant.faults(),
      delayMs: tenant.tenant.delayMs,
      answeredNumber: tenant.tenant.state().service.entra.answerWithNumber ?? undefined,
    }),
    setFault(id, on) {
      if (!tenant.faults().some((fault) => fault.id === id)) {
        throw argumentInvalid(vscode.l10n.t('There is no fault of this name. These exist: {0}.', tenant.faults().map((fault) => fault.id).join(', ')))
      }
      tenant.setFault(id, on)
    },
    reset: () => tenant.tenant.reset(),
    setDelay(delayMs) {
      tenant.tenant.delayMs = delayMs
      changed.fire()
    },
    answerWithNumber: (number) => tenant.tenant.patch({ service: { entra: { answerWithNumber: number ?? null } } }),
    onDidChange: changed.event,
    async close() {
      unsubscribe()
      await tenant.close()
    },
  }
}

/** The tenant that runs in this window. Throws `argument.invalid` where none does. */
export function practiceOf({ practice }: Services): RunningPractice {
  if (practice) return practice
  throw argumentInvalid(vscode.l10n.t('The practice tenant does not run. Start it first.'))
}
