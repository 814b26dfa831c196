import { Secret } from '../../core/secret.ts'
import type { Services } from '../services.ts'
import { keepPracticeRecord } from '../storage/practice-record.ts'
import type { Command } from './command.ts'
import { practiceModulesFolder } from './practice-modules-folder.ts'
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
  const { profiles, vault } = await services.stores()
  const practice = await import('../../practice/start.ts')
  const tenant = await practice.startPracticeTenant()
  const profileIds = tenant.document.profiles.map(({ id }) => id)
  services.setPractice({
    profileIds,
    admin: tenant.admin,
    powershellEnv: tenant.powershellEnv(practiceModulesFolder(services.extension.extensionPath)),
    close: () => tenant.close(),
  })
  try {
    await keepPracticeRecord(services.host.storage, { pid: process.pid, profileIds })
    for (const id of profileIds) await services.reports.forget(id)
    await profiles.importDocument(tenant.document, { confirm: true, ca: tenant.caPem })
    for (const [id, secret] of Object.entries(tenant.secrets)) await vault.setClientSecret(profiles.get(id), new Secret(secret))
  } catch (error) {
    await stopPractice(services)
    throw error
  }
  return profileIds
}
