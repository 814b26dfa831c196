import { Secret } from '../../core/secret.ts'
import { PracticeView } from '../practice/practice-view.ts'
import type { RunningPractice } from '../practice/running-practice.ts'
import type { Services } from '../services.ts'
import { keepPracticeRecord } from '../storage/practice-record.ts'
import type { Command } from './command.ts'
import { practiceModulesFolder } from './practice-modules-folder.ts'
import { runningTenant } from './running-tenant.ts'
import { stopPractice } from './stop-practice-tenant.ts'

/** `()` → the ids of its profiles. A second call answers those of the tenant that runs. */
export const startPracticeTenant: Command = {
  id: 'startPracticeTenant',
  takesNothing: true,
  run: async (services) => {
    if (services.practice) return services.practice.profileIds
    return await services.singleFlight('startPracticeTenant', () => start(services))
  },
}

/** The person asked for it, so its hosts, all on this machine, count as confirmed. */
async function start(services: Services): Promise<readonly string[]> {
  await services.settled('stopPracticeTenant')
  const { profiles, vault } = await services.stores()
  const { startPracticeTenant: startTenant } = await import('../../practice/start.ts')
  const tenant = await startTenant()
  const practice = runningTenant(tenant, practiceModulesFolder(services.extension.extensionPath))
  const { profileIds } = practice
  try {
    await showSwitches(services, practice)
    await keepPracticeRecord(services.host.storage, { pid: process.pid, port: Number(new URL(practice.admin.url).port), profileIds })
    for (const id of profileIds) await services.reports.forget(id)
    await profiles.importDocument(tenant.document, { confirm: true, ca: tenant.caPem })
    for (const [id, secret] of Object.entries(tenant.secrets)) await vault.setClientSecret(profiles.get(id), new Secret(secret))
    services.notify()
  } catch (error) {
    await stopPractice(services)
    await practice.close()
    throw error
  }
  return profileIds
}

/** The view is registered before VS Code is told to show it, and goes with the tenant. */
async function showSwitches(services: Services, practice: RunningPractice): Promise<void> {
  const view = new PracticeView(practice)
  await services.setPractice({
    ...practice,
    async close() {
      view.dispose()
      await practice.close()
    },
  })
  void view.show().catch(() => services.log.debug('The view of switches could not be shown.'))
}
