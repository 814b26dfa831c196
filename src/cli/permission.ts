import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'
import { isOwnCloud, ownCloudHosts } from '../core/profiles/clouds.ts'
import { doubtfulHelpdeskHosts } from '../core/profiles/confirmation.ts'
import type { Profile } from '../core/profiles/profile.ts'
import { parseCa } from '../core/trust.ts'
import { readBounded } from './bounded-file.ts'
import type { Io } from './io.ts'

const ROOTS_LIMIT_BYTES = 1024 * 1024

/**
 * Refuses profiles whose hosts nobody named, before any connection. A host covers none below it. Throws `argument.invalid`
 * with each missing host's name, which comes from the document.
 */
export function refuseUnconfirmed(profiles: readonly Profile[], { allowedHosts, hasRoots }: { readonly allowedHosts: readonly string[]; readonly hasRoots: boolean }): void {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()))
  const own = new Set(profiles.flatMap((profile) => ownCloudHosts(profile)))
  const missing = [...own].filter((host) => !allowed.has(host))
  if (missing.length > 0) {
    throw argumentInvalid(l10n.t('An own cloud is reached only when each of its hosts is named. Add {0}.', missing.map((host) => `--allow-host ${host}`).join(' ')))
  }
  if (profiles.some(({ cloud }) => isOwnCloud(cloud)) && !hasRoots) {
    throw argumentInvalid(l10n.t('An own cloud is reached only with its roots. Add --ca FILE.'))
  }
  const doubtful = [...new Set(profiles.flatMap(doubtfulHelpdeskHosts))]
  if (doubtful.length > 0) {
    throw argumentInvalid(l10n.t('A helpdesk at a public IP address or a metadata service needs a person\'s confirmation, in the extension: {0}.', doubtful.join(', ')))
  }
}

/** The roots in the file of `--ca`, PEM. Throws `argument.invalid`. */
export async function readRoots(path: string, { signal }: Io): Promise<string> {
  const unreadable = (): string => l10n.t('The CA file could not be opened. Check its path, and that you may read it.')
  const content = await readBounded(path, { limitBytes: ROOTS_LIMIT_BYTES, signal, unreadable })
  if ('tooLarge' in content) throw argumentInvalid(l10n.t('The CA file is larger than {0} MB, the limit.', ROOTS_LIMIT_BYTES / 1024 / 1024))
  return parseCa(Buffer.from(content.bytes).toString('latin1'))
}
