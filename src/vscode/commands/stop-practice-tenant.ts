import { deleteProfile } from '../../core/profiles/delete-profile.ts'
import type { Services } from '../services.ts'
import { keepPracticeRecord } from '../storage/practice-record.ts'
import type { Command } from './command.ts'

/** `()` → the ids of the profiles that went with it; none when it does not run. */
export const stopPracticeTenant: Command = {
  id: 'stopPracticeTenant',
  takesNothing: true,
  run: async (services) => {
    await services.settled('startPracticeTenant')
    return await services.singleFlight('stopPracticeTenant', () => stopPractice(services))
  },
}

/** Ends the tenant and takes away what came with it: profiles, secrets, results, and the terminals with their scripts. */
export async function stopPractice(services: Services): Promise<readonly string[]> {
  const { practice } = services
  if (!practice) return []
  const { profiles, vault } = await services.stores()
  for (const id of practice.profileIds) services.runs.stop(id)
  await services.setPractice(undefined)
  await practice.close()
  await (await services.openedTerminals)?.close(practice.profileIds)
  const known = new Set(profiles.list().map(({ id }) => id))
  for (const id of practice.profileIds) {
    if (known.has(id)) await deleteProfile(profiles, vault, id)
    await services.reports.forget(id)
  }
  await keepPracticeRecord(services.host.storage, undefined)
  return practice.profileIds
}
